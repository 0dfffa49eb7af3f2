package dev.rootsweep.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

class GateTest {

  private static final Caller CALLER = ExampleOrganization.HUB_ROLE;

  private final Sandbox sandbox =
      Sandbox.start(ExampleOrganization.at(Instant.parse("2026-11-22T12:00:00Z")));
  private final Clients clients = Clients.of(sandbox);

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void admitsAKnownCaller() {
    assertEquals(CALLER.arn(), clients.sts(Clients.keys(CALLER)).getCallerIdentity().arn());
  }

  @Test
  void refusesAnUnknownKey() {
    AwsCredentials keys = AwsBasicCredentials.create("AKIAEXAMPLENOBODY001", "x");

    assertRefused("InvalidClientTokenId", 403, () -> clients.sts(keys).getCallerIdentity());
    assertRefused(
        "UnrecognizedClientException",
        400,
        () -> clients.organizations(keys).describeOrganization());
  }

  @Test
  void refusesAWrongSecret() {
    AwsCredentials keys = AwsBasicCredentials.create(CALLER.accessKeyId(), "guessed");

    assertRefused("SignatureDoesNotMatch", 403, () -> clients.sts(keys).getCallerIdentity());
  }

  @Test
  void refusesARootSessionWithoutItsToken() {
    AwsCredentials session = clients.session(CALLER, ExampleOrganization.OLD_KEY, Clients.AUDIT);
    AwsCredentials keys =
        AwsBasicCredentials.create(session.accessKeyId(), session.secretAccessKey());

    assertRefused("InvalidClientTokenId", 403, () -> clients.iam(keys).getUser());
  }

  @Test
  void refusesASignatureForAnotherService() {
    AnyCall.Outcome outcome =
        new PlainCall(sandbox.endpoint(), Clients.keys(CALLER)).propertiesSignedForSts();

    assertEquals("SignatureDoesNotMatch", outcome.code());
    assertTrue(outcome.message().contains("'iam'"));
  }

  @Test
  void refusesAnUnsignedRequest() throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(sandbox.endpoint())
            .POST(HttpRequest.BodyPublishers.ofString("Action=GetUser&Version=2010-05-08"))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());

      assertEquals(403, response.statusCode());
      assertTrue(response.body().contains("<Code>MissingAuthenticationToken</Code>"));
      assertTrue(response.headers().firstValue("x-amzn-RequestId").isPresent());
    }
  }

  private static void assertRefused(String code, int status, Executable call) {
    AwsServiceException refused = assertThrows(AwsServiceException.class, call);

    assertEquals(code, refused.awsErrorDetails().errorCode());
    assertEquals(status, refused.statusCode());
  }
}
