package dev.rootsweep.core.policy;

import static dev.rootsweep.core.policy.PolicyLines.ACCOUNT;
import static dev.rootsweep.core.policy.PolicyLines.BUCKET;
import static dev.rootsweep.core.policy.PolicyLines.policy;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rootsweep.core.model.AccountId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The IAM User Guide, "How AWS enforcement code logic evaluates requests".
class PolicyRulesTest {
  private static final AccountId OWNER = new AccountId(ACCOUNT);
  private static final Caller ROOT = new Caller.Root(OWNER);
  private static final Caller KIM =
      new Caller.User(OWNER, "arn:aws:iam::111122223333:user/kim", "AIDAKIM");
  private static final Caller CI =
      new Caller.RoleSession(
          OWNER, "arn:aws:iam::111122223333:role/app/build", "AROABUILD", "ci", "");
  private static final Caller FEDERATED =
      new Caller.FederatedUser(OWNER, "arn:aws:sts::111122223333:federated-user/lee");
  private static final Caller STRANGER =
      new Caller.User(
          new AccountId("444455556666"), "arn:aws:iam::444455556666:user/kim", "AIDAOTHER");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*                                        | TRUE TRUE TRUE TRUE TRUE",
        "@root                                    | TRUE TRUE TRUE TRUE FALSE",
        "444455556666                             | FALSE FALSE FALSE FALSE TRUE",
        "@user/kim                                | FALSE TRUE FALSE FALSE FALSE",
        "@role/app/build                          | FALSE FALSE TRUE FALSE FALSE",
        "@role/build                              | FALSE FALSE FALSE FALSE FALSE",
        "%assumed-role/build/ci                   | FALSE FALSE TRUE FALSE FALSE",
        "%assumed-role/build/other                | FALSE FALSE FALSE FALSE FALSE",
        "%assumed-role/app/ci                     | FALSE FALSE FALSE FALSE FALSE",
        "arn:aws:sts::444455556666:assumed-role/build/ci | FALSE FALSE FALSE FALSE FALSE",
        "%assumed-role/build                      | UNKNOWN UNKNOWN UNKNOWN UNKNOWN UNKNOWN",
        "%federated-user/lee                      | FALSE FALSE FALSE TRUE FALSE",
        "service:s3.amazonaws.com                 | FALSE FALSE FALSE FALSE FALSE",
        "federated:accounts.google.com            | FALSE FALSE FALSE FALSE FALSE",
        "canonical:0123abcd                       | UNKNOWN UNKNOWN UNKNOWN UNKNOWN UNKNOWN",
        "AIDAJQABLZS4A3QDU576Q                    | FALSE FALSE FALSE FALSE FALSE",
        "@role/*                                  | UNKNOWN UNKNOWN UNKNOWN UNKNOWN UNKNOWN",
        "@user/kim,@role/app/build                | FALSE TRUE TRUE FALSE FALSE",
        "!*                                       | FALSE FALSE FALSE FALSE FALSE",
        "!@root                                   | FALSE TRUE TRUE TRUE TRUE",
        "!@user/kim,@root                         | FALSE FALSE TRUE TRUE TRUE",
        "!@user/kim                               | TRUE UNKNOWN TRUE TRUE TRUE",
        "!@role/app/build,@root                   | FALSE TRUE TRUE TRUE TRUE",
        "!%assumed-role/build/ci,@role/app/build,@root | FALSE TRUE FALSE TRUE TRUE",
        "!%assumed-role/build/ci,@root            | FALSE TRUE UNKNOWN TRUE TRUE",
        "!%assumed-role/build/ci,@role/app/build  | TRUE TRUE UNKNOWN TRUE TRUE",
        "!%federated-user/lee,@root               | FALSE TRUE TRUE FALSE TRUE",
        "!canonical:0123abcd                      | UNKNOWN UNKNOWN UNKNOWN UNKNOWN UNKNOWN",
      })
  void knowsWhomAnElementCovers(String principals, String expected) {
    Statement statement =
        (Statement) policy("A: Deny " + principals + " * *").statements().getFirst();
    PrincipalMatcher matcher = new PrincipalMatcher(statement.principals());

    List<String> covered =
        List.of(ROOT, KIM, CI, FEDERATED, STRANGER).stream()
            .map(caller -> matcher.covers(caller).name())
            .toList();

    assertEquals(expected, String.join(" ", covered));
  }

  @Test
  void knowsASessionByItsIdentityProvider() {
    Statement statement =
        (Statement) policy("A: Deny federated:accounts.google.com * *").statements().getFirst();
    Caller session =
        new Caller.RoleSession(
            OWNER, "arn:aws:iam::111122223333:role/web", "AROAWEB", "x", "accounts.google.com");

    assertEquals(Truth.TRUE, new PrincipalMatcher(statement.principals()).covers(session));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "A: Allow * s3:* *                         | Allowed[statement=A]",
        "A: Allow * s3:Get* *                      | ImplicitDeny[]",
        "A: Allow * !s3:Get* *                     | Allowed[statement=A]",
        "A: Allow * s3:PUTbucketPOLICY bucket      | Allowed[statement=A]",
        "A: Allow * s3:* !bucket                   | ImplicitDeny[]",
        "A: Allow * s3:* !objects                  | Allowed[statement=A]",
        "A: Allow * s3:* arn:aws:s3:::Reports      | ImplicitDeny[]",
        "A: Allow * s3:* arn:aws:s3:::${aws:username}ports | Allowed[statement=A]",
        "A: Allow * s3:* arn:aws:s3:::${aws:userid}ports | ImplicitDeny[]",
        "A: Allow * s3:* !arn:aws:s3:::${aws:userid}ports | CannotTell[reasons=[statement A: it"
            + " depends on a value that is not known]]",
        "-: malformed                              | CannotTell[reasons=[statement 0: it is"
            + " malformed]]",
        "A: Deny * * * when Bool aws:username x    | CannotTell[reasons=[statement A: a value of"
            + " aws:username is not one that Bool can compare]]",
        "A: Allow * * * when Huh aws:username x    | CannotTell[reasons=[statement A: the operator"
            + " Huh is not known]]",
        "A: Allow * * * when StringEquals aws:open x | CannotTell[reasons=[statement A: it depends"
            + " on a value that is not known]]",
      })
  void decidesByOneStatement(String line, String expected) {
    assertEquals(expected, decide(line));
  }

  @Test
  void aDenyBeatsEveryAllowWhereverItStands() {
    assertEquals("ExplicitDeny[statement=B]", decide("A: Allow * * *\nB: Deny * * *"));
    assertEquals("ExplicitDeny[statement=1]", decide("A: Allow * * *\n-: Deny * * *"));
    assertEquals("ExplicitDeny[statement=A]", decide("A: Deny * * *\nB: Allow * * *"));
    assertEquals("ExplicitDeny[statement=B]", decide("A: malformed\nB: Deny * * *"));
    assertEquals("Allowed[statement=B]", decide("A: Allow * * * when Huh a:b c\nB: Allow * * *"));
  }

  @Test
  void everyConditionMustHold() {
    assertEquals(
        "ImplicitDeny[]",
        decide("A: Allow * * * when StringEquals aws:username re; StringEquals aws:username x"));
    assertEquals(
        "Allowed[statement=A]",
        decide("A: Allow * * * when StringEquals aws:username re; StringLike AWS:UserName r*"));
  }

  @Test
  void takesThePoliciesOfAllLevelsTogether() {
    Request request = request();

    PolicyDecision decision =
        PolicyRules.decide(List.of(policy("A: Allow * * *"), policy("B: Deny * s3:* *")), request);

    assertEquals(new PolicyDecision.ExplicitDeny("B"), decision);
  }

  private static String decide(String lines) {
    return PolicyRules.decide(List.of(policy(lines)), request()).toString();
  }

  private static Request request() {
    RequestContext context =
        RequestContext.of(Map.of("aws:username", "re"))
            .with(new RequestContext(Map.of(), Set.of("aws:open")));
    return new Request(KIM, "s3:PutBucketPolicy", BUCKET, context);
  }
}
