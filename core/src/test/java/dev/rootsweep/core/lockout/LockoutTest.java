package dev.rootsweep.core.lockout;

import static dev.rootsweep.core.lockout.LockoutRulesTest.NOW;
import static dev.rootsweep.core.lockout.LockoutRulesTest.OWN_BUCKET;
import static dev.rootsweep.core.lockout.LockoutRulesTest.OWN_QUEUE;
import static dev.rootsweep.core.policy.PolicyLines.ACCOUNT;
import static dev.rootsweep.core.policy.PolicyLines.QUEUE;
import static dev.rootsweep.core.policy.PolicyLines.policy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.core.lockout.Lockout.WayLeft;
import dev.rootsweep.core.lockout.OwnedResource.Kind;
import dev.rootsweep.core.model.AccountId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LockoutTest {
  private static final AccountId OWNER = new AccountId(ACCOUNT);

  @Test
  void aPolicyWithoutDenialsIsFine() {
    Lockout lockout = LockoutRules.judge(policy("A: Allow * sqs:* queue"), OWN_QUEUE, NOW);

    assertEquals(
        new Lockout.Fine(
            List.of(
                new WayLeft(Way.SET_QUEUE_ATTRIBUTES, List.of()),
                new WayLeft(Way.REMOVE_PERMISSION, List.of()))),
        lockout);
    assertEquals(List.of("No statement denies an ordinary call of the account."), lockout.why());
    assertEquals(List.of(), lockout.statements());
  }

  @Test
  void namesTheOneWayThatIsLeft() {
    Lockout lockout = LockoutRules.judge(policy("A: Deny * s3:Put* bucket"), OWN_BUCKET, NOW);

    assertEquals(List.of(new WayLeft(Way.DELETE_BUCKET_POLICY, List.of())), lockout.waysLeft());
    assertEquals("DeleteBucketPolicy", lockout.waysLeft().getFirst().way().call());
  }

  @Test
  void cutsTheFewestStatements() {
    String lines =
        """
        A: Deny * s3:* bucket
        B: Deny * s3:Put* bucket
        C: Deny * s3:Delete* bucket
        D: Deny * s3:* bucket when Bool aws:SecureTransport false
        """;

    Lockout.LocksEveryone locks =
        assertInstanceOf(
            Lockout.LocksEveryone.class, LockoutRules.judge(policy(lines), OWN_BUCKET, NOW));

    assertEquals(List.of("A", "B", "C"), locks.statements());
    assertEquals(List.of("A", "B"), locks.cut());
  }

  @Test
  void namesAllThatLockInALongPolicy() {
    String lines =
        "X: Deny * s3:* bucket when Bool aws:SecureTransport false\n"
            + IntStream.range(0, 60)
                .mapToObj(
                    i ->
                        "S"
                            + i
                            + ": Deny * s3:* bucket when StringNotEquals aws:SourceVpce vpce-"
                            + i)
                .collect(Collectors.joining("\n"));

    Lockout.LocksEveryone locks =
        assertInstanceOf(
            Lockout.LocksEveryone.class, LockoutRules.judge(policy(lines), OWN_BUCKET, NOW));

    assertEquals(60, locks.statements().size());
    assertEquals(59, locks.cut().size());
  }

  @Test
  void listsThousandsOfValues() {
    String values =
        IntStream.range(0, 10_000).mapToObj(i -> "v" + i).collect(Collectors.joining(" "));
    String lines = "A: Deny * s3:* bucket when StringNotEquals aws:PrincipalTag/x " + values;

    assertEquals("depends", LockoutRules.judge(policy(lines), OWN_BUCKET, NOW).verdict());
  }

  @Test
  void listsThousandsOfRanges() {
    String ranges =
        IntStream.range(0, 4_000)
            .mapToObj(i -> "203." + (i >> 8) + "." + (i & 255) + ".0/24")
            .collect(Collectors.joining(" "));
    String lines = "A: Deny * s3:* bucket when NotIpAddress aws:SourceIp " + ranges;

    assertEquals("depends", LockoutRules.judge(policy(lines), OWN_BUCKET, NOW).verdict());
  }

  @Test
  void givesNoAnswerWhereItHasToLookTooLong() {
    String lines =
        IntStream.range(0, 40)
            .mapToObj(
                i -> "S" + i + ": Deny * s3:* bucket when StringNotLike aws:username *" + i + "*x")
            .collect(Collectors.joining("\n"));

    Lockout lockout = LockoutRules.judge(policy(lines), OWN_BUCKET, NOW);

    assertEquals("cannot-tell", lockout.verdict());
    assertEquals(
        List.of("The policy compares a key in too many ways to list its values."), lockout.why());
  }

  @Test
  void aPatternLongerThanAnyNameIsNotLookedAt() {
    String lines =
        "A: Deny * s3:* bucket when StringNotLike aws:PrincipalTag/x " + "a".repeat(3_000) + "*";

    assertEquals("cannot-tell", LockoutRules.judge(policy(lines), OWN_BUCKET, NOW).verdict());
  }

  @Test
  void anOrganizationThatWasNotGivenMayBeAny() {
    String lines = "A: Deny * sqs:* queue when StringNotEquals aws:PrincipalOrgID o-any1234567";
    OwnedResource inside = new OwnedResource(Kind.QUEUE, QUEUE, OWNER, Optional.of("o-any1234567"));

    assertEquals("fine", LockoutRules.judge(policy(lines), inside, NOW).verdict());
    assertEquals("cannot-tell", LockoutRules.judge(policy(lines), OWN_QUEUE, NOW).verdict());
    assertEquals(
        "locks-everyone",
        LockoutRules.judge(policy("B: Deny * sqs:* queue\n" + lines), OWN_QUEUE, NOW).verdict());
  }

  @Test
  void otherPartitionsHaveArnsOfTheirOwn() {
    OwnedResource china =
        new OwnedResource(Kind.BUCKET, "arn:aws-cn:s3:::reports", OWNER, Optional.empty());
    String deny = "A: Deny * s3:* * when ArnNotLike aws:PrincipalArn arn:%s:iam::*:role/admin";

    assertEquals(
        "depends", LockoutRules.judge(policy(deny.formatted("aws-cn")), china, NOW).verdict());
    assertEquals(
        "locks-everyone", LockoutRules.judge(policy(deny.formatted("aws")), china, NOW).verdict());
  }

  @ParameterizedTest
  @CsvSource({
    "BUCKET, arn:aws:s3:::reports/key",
    "BUCKET, arn:aws:s3:::rep*",
    "BUCKET, reports",
    "BUCKET, arn:aws:sqs:eu-west-1:111122223333:jobs",
    "QUEUE, arn:aws:s3:::reports",
    "QUEUE, arn:aws:sqs:eu-west-1:444455556666:jobs",
    "QUEUE, arn:aws:sqs:eu-west-1:111122223333:*",
  })
  void takesTheArnOfOneResourceOfTheOwner(Kind kind, String arn) {
    assertThrows(
        IllegalArgumentException.class,
        () -> new OwnedResource(kind, arn, OWNER, Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "7k2mxample01",
        "O-ours123456",
        "o-Ours123456",
        "o-ours12345",
        "o-123456789012345678901234567890123",
        "o-ours123456 ",
        "arn:aws:organizations::111122223333:organization/o-ours123456"
      })
  void takesTheIdOfAnOrganizationOnly(String id) {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> new OwnedResource(Kind.QUEUE, QUEUE, OWNER, Optional.of(id)));

    assertTrue(
        String.valueOf(refused.getMessage()).contains("o- with 10 to 32 small letters or digits"),
        refused.getMessage());
  }

  @Test
  void everyWayIsACallOfItsService() {
    assertEquals(
        List.of("s3:PutBucketPolicy", "s3:DeleteBucketPolicy"),
        Kind.BUCKET.ways().stream().map(Way::action).toList());
    assertEquals(
        List.of("SetQueueAttributes", "RemovePermission"),
        Kind.QUEUE.ways().stream().map(Way::call).toList());
  }
}
