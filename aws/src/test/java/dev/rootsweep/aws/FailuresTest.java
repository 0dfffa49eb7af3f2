package dev.rootsweep.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.port.PortFailure.Kind;
import java.io.UncheckedIOException;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.model.StsException;

class FailuresTest {
  @Test
  void namesTheHostThatIsNotFound() {
    PortFailure failure =
        Failures.of(
            "asking",
            SdkClientException.create(
                "Received an UnknownHostException. See cause for the exact endpoint.",
                new UncheckedIOException(new UnknownHostException("sts.nowhere.amazonaws.com"))));

    assertEquals(Kind.UNAVAILABLE, failure.kind());
    assertEquals(
        "no host sts.nowhere.amazonaws.com is found: no network, or no such Region",
        failure.said());
  }

  private static final String ASKED = "sts:AssumeRoot on 000000000001";

  /// Captured from AWS in September 2026: observations of AssumeRoot by the authors of an emulator.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "FEATURE_OFF        | AccessDenied | Root credentials management feature is not enabled for"
            + " your AWS Organization.",
        "FEATURE_OFF        | AccessDenied | Root sessions feature is not enabled for your AWS"
            + " Organization.",
        "TRUSTED_ACCESS_OFF | AccessDenied | Service not enabled for AWS Organizations.",
        "NOT_AUTHORIZED     | AccessDenied | User:"
            + " arn:aws:sts::222222222222:assumed-role/rootsweep/rootsweep is not authorized to"
            + " perform: sts:AssumeRoot on resource: arn:aws:iam::000000000001:root",
        "ACCESS_DENIED      | AccessDenied | User: arn:aws:iam::111111111111:user/somebody is not"
            + " authorized to perform: iam:ListOrganizationsFeatures on resource: * because no"
            + " identity-based policy allows the iam:ListOrganizationsFeatures action",
        "UNEXPECTED         | InvalidAction | Unknown Operation",
        "UNEXPECTED         | ValidationError | Request must contain a valid target principal"
      })
  void tellsApartWhatWasCaptured(Kind kind, String code, String text) {
    assertEquals(kind, Failures.of(ASKED, answer(403, code, text)).kind());
  }

  /// Made from documentation, not from captured answers.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DENIED_BY_POLICY | 403 | AccessDenied | User: arn:aws:iam::000000000001:root is not"
            + " authorized to perform: iam:GetAccountSummary on resource: * with an explicit deny"
            + " in a service control policy",
        "ACCESS_DENIED | 403 | AccessDenied | User: arn:aws:iam::000000000001:root is not"
            + " authorized to perform: iam:GetAccountSummary on resource: * with an explicit deny"
            + " in a session policy",
        "ACCESS_DENIED | 400 | AccessDeniedException | You don't have permissions to access this"
            + " resource.",
        "ACCESS_DENIED | 403 | RegionDisabledException | STS is not activated in this region",
        "ACCESS_DENIED | 403 | InvalidClientTokenId | The security token included in the request"
            + " is invalid.",
        "EXPIRED       | 403 | ExpiredToken | The security token included in the request is"
            + " expired",
        "EXPIRED       | 400 | ExpiredTokenException | The security token is expired",
        "THROTTLED     | 400 | Throttling | Rate exceeded",
        "THROTTLED     | 400 | TooManyRequestsException | Rate exceeded",
        "THROTTLED     | 429 | Whatever | slow down",
        "CONFLICT      | 409 | ConcurrentModification | Try again later",
        "CONFLICT      | 409 | EntityTemporarilyUnmodifiable | Try again later",
        "UNAVAILABLE   | 500 | InternalFailure | oops",
        "UNAVAILABLE   | 503 | ServiceUnavailable | oops",
        "UNEXPECTED    | 418 | Teapot | short and stout"
      })
  void tellsApartWhatIsDocumented(Kind kind, int status, String code, String text) {
    assertEquals(kind, Failures.of(ASKED, answer(status, code, text)).kind());
  }

  @Test
  void neverTakesARefusalForSomethingThatPasses() {
    PortFailure failure = Failures.of(ASKED, answer(403, "AccessDenied", "anything at all"));

    assertEquals(Kind.ACCESS_DENIED, failure.kind());
    assertFalse(failure.kind().passing());
  }

  @Test
  void callsNoAnswerUnavailable() {
    SdkException nobody = SdkClientException.create("Unable to execute HTTP request");

    PortFailure failure = Failures.of(ASKED, nobody);

    assertEquals(Kind.UNAVAILABLE, failure.kind());
    assertEquals("SdkClientException: Unable to execute HTTP request", failure.said());
  }

  @Test
  void saysWhatWasAskedAndWhatCameBack() {
    AwsServiceException refused = answer(403, "AccessDenied", "Service not enabled");

    PortFailure failure = Failures.of(ASKED, refused);

    assertEquals(ASKED + ": AccessDenied: Service not enabled", failure.told());
    assertSame(refused, failure.getCause());
  }

  @Test
  void masksAddressesAndControlCharacters() {
    PortFailure failure =
        Failures.of(ASKED, answer(400, "Odd", "mail bob@example.com\n\u001b[31mnow"));

    assertEquals("Odd: mail ***@*** [31mnow", failure.said());
  }

  @Test
  void livesWithAnAnswerThatHasNoDetails() {
    SdkException bare = AwsServiceException.builder().statusCode(403).message("?").build();

    PortFailure failure = Failures.of(ASKED, bare);

    assertEquals(Kind.UNEXPECTED, failure.kind());
    assertEquals(": HTTP 403", failure.said());
  }

  private static AwsServiceException answer(int status, String code, String text) {
    return StsException.builder()
        .statusCode(status)
        .message(text)
        .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).errorMessage(text).build())
        .build();
  }
}
