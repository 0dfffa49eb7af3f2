package dev.rootsweep.aws.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.rootsweep.aws.Reach;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.sandbox.Call;
import dev.rootsweep.sandbox.Caller;
import dev.rootsweep.sandbox.ExampleOrganization;
import dev.rootsweep.sandbox.Faults;
import dev.rootsweep.sandbox.Organization;
import dev.rootsweep.sandbox.S3Bucket;
import dev.rootsweep.sandbox.Sandbox;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BucketPoliciesTest {
  private static final AccountId HUB = new AccountId(ExampleOrganization.HUB);
  private static final String TEXT = "{\"Version\":\"2012-10-17\",\"Statement\":[]}";

  private final Organization organization =
      ExampleOrganization.clean()
          .bucket(new S3Bucket(HUB.value(), "us-east-1", "here", Optional.of(TEXT)))
          .bucket(new S3Bucket(HUB.value(), "eu-west-1", "there", Optional.of(TEXT)))
          .bucket(new S3Bucket(HUB.value(), "us-east-1", "open", Optional.empty()))
          .bucket(
              new S3Bucket(
                  ExampleOrganization.MANAGEMENT, "us-east-1", "others", Optional.of(TEXT)));

  /// At every look 0.6 seconds have passed: of two calls in a row a limit of one in a second
  /// throttles one.
  private final Iterator<Instant> clock =
      Stream.iterate(Instant.parse("2026-11-22T12:00:00Z"), now -> now.plusMillis(600)).iterator();

  private final Sandbox sandbox = Sandbox.start(organization, 0, clock::next);

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void readsThePolicy() {
    assertEquals(new StoredPolicy.Found("arn:aws:s3:::here", HUB, Optional.of(TEXT)), of("here"));
    assertEquals(List.of("s3:GetBucketPolicy 200"), calls());
    Call call = sandbox.record().calls().getFirst();
    assertEquals(HUB.value(), call.parameters().get("ExpectedBucketOwner"));
  }

  @Test
  void goesToTheRegionOfTheBucket() {
    assertEquals(new StoredPolicy.Found("arn:aws:s3:::there", HUB, Optional.of(TEXT)), of("there"));
    assertEquals(List.of("s3:GetBucketPolicy 301", "s3:GetBucketPolicy 200"), calls());
  }

  @Test
  void tellsABucketWithoutPolicyFromNoBucket() {
    assertEquals(new StoredPolicy.Found("arn:aws:s3:::open", HUB, Optional.empty()), of("open"));
    assertEquals(new StoredPolicy.Missing(), of("absent"));
  }

  @Test
  void writesTheArnOfThePartition() {
    StoredPolicy china = buckets("aws-cn").of("here", HUB);

    assertEquals("arn:aws-cn:s3:::here", assertInstanceOf(StoredPolicy.Found.class, china).arn());
  }

  @Test
  void isDeniedABucketOfAnotherAccount() {
    assertEquals(new StoredPolicy.Denied("AccessDenied: Access Denied"), of("others"));
    assertEquals(
        new StoredPolicy.Denied("AccessDenied: Access Denied"),
        buckets("aws").of("here", new AccountId(ExampleOrganization.MANAGEMENT)));
  }

  @Test
  void isDeniedWhatTheCallerMayNotRead() {
    Caller denied = ExampleOrganization.HUB_ROLE.denying("s3:GetBucketPolicy");
    organization.caller(denied);

    String said = assertInstanceOf(StoredPolicy.Denied.class, of("here")).said();

    assertTrue(said.startsWith("AccessDenied: User: " + denied.arn()), said);
    assertTrue(said.contains("arn:aws:s3:::here"), said);
  }

  @Test
  void isDeniedWhereAPolicyAdmitsACallerOfAnotherAccount() {
    String notAllowed =
        "<Error><Code>MethodNotAllowed</Code><Message>The specified method is not allowed against"
            + " this resource.</Message></Error>";
    HttpServer server = Reach.answering(405, "application/xml", notAllowed);

    StoredPolicy answer = new BucketPolicies(Reach.hub(server), "aws").of("here", HUB);
    server.stop(0);

    assertEquals(
        "MethodNotAllowed: The specified method is not allowed against this resource.",
        assertInstanceOf(StoredPolicy.Denied.class, answer).said());
  }

  @Test
  void asksAgainWhenThrottled() {
    organization.faults(Faults.none().rateLimit("s3:GetBucketPolicy", 1, 1));

    of("here");
    assertInstanceOf(StoredPolicy.Found.class, of("here"));

    assertEquals(
        List.of("s3:GetBucketPolicy 200", "s3:GetBucketPolicy 503", "s3:GetBucketPolicy 200"),
        calls());
  }

  @Test
  void failsWhereAwsFails() {
    organization.faults(Faults.none().throttle("s3", 1));

    PortFailure failure = assertThrows(PortFailure.class, () -> of("here"));

    assertEquals(PortFailure.Kind.THROTTLED, failure.kind());
    assertTrue(failure.told().startsWith("s3:GetBucketPolicy: SlowDown"), failure::told);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ab",
        "arn:aws:s3:::here",
        "here/key",
        "-here",
        "zone--use1-az4--x-s3",
        "point-s3alias",
        "here?policy"
      })
  void refusesWhatIsNoBucket(String name) {
    IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> of(name));

    assertTrue(
        String.valueOf(refused.getMessage())
            .endsWith("is not the name of a general purpose bucket"));
    assertEquals(0, sandbox.record().size());
  }

  @Test
  void takesTheWordOfS3ForWhatIsNoName() {
    String invalid = "<Error><Code>InvalidBucketName</Code><Message>Not valid.</Message></Error>";
    HttpServer server = Reach.answering(400, "application/xml", invalid);
    BucketPolicies buckets = new BucketPolicies(Reach.hub(server), "aws");

    assertThrows(IllegalArgumentException.class, () -> buckets.of("a..b", HUB));
    server.stop(0);
  }

  private StoredPolicy of(String bucket) {
    return buckets("aws").of(bucket, HUB);
  }

  private BucketPolicies buckets(String partition) {
    return new BucketPolicies(Reach.hub(sandbox).withoutBackOff(), partition);
  }

  private List<String> calls() {
    return sandbox.record().calls().stream()
        .map(call -> call.service() + ":" + call.operation() + " " + call.status())
        .toList();
  }
}
