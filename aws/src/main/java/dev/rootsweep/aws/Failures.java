package dev.rootsweep.aws;

import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.port.PortFailure.Kind;
import java.io.IOException;
import java.net.UnknownHostException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/// The one place where what AWS says becomes a `PortFailure`.
///
/// - source: captured AWS answers for the texts of refused root sessions; the service models
///   declare almost no exceptions for them, so the code and the text decide
public final class Failures {
  private static final Set<String> EXPIRED =
      Set.of("ExpiredToken", "ExpiredTokenException", "RequestExpired");
  private static final Set<String> DENIED =
      Set.of(
          "AccessDenied",
          "AccessDeniedException",
          "AuthorizationError",
          "KMSAccessDenied",
          "UnauthorizedOperation",
          "InvalidClientTokenId",
          "InvalidSignatureException",
          "SignatureDoesNotMatch",
          "UnrecognizedClientException",
          "RegionDisabledException");
  private static final Set<String> THROTTLED =
      Set.of("TransactionConflictException", "TransactionInProgressException", "KMSThrottling");
  private static final Set<String> CONFLICTS =
      Set.of(
          "ConditionalCheckFailedException",
          "ConcurrentModification",
          "EntityTemporarilyUnmodifiable",
          "NoSuchEntity");

  private Failures() {}

  /// Translates an exception of the SDK.
  ///
  /// - shape: `asked` says what was attempted, on which account
  public static PortFailure of(String asked, SdkException exception) {
    return exception instanceof AwsServiceException answer
        ? new PortFailure(kind(asked, answer), asked, code(answer) + ": " + text(answer), exception)
        : new PortFailure(unanswered(exception), asked, noAnswer(exception), exception);
  }

  /// Translates a refusal that came inside an answer.
  public static PortFailure of(String asked, String code, String text) {
    return of(
        asked,
        AwsServiceException.builder()
            .statusCode(code.equals("InternalFailure") ? 500 : 400)
            .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).errorMessage(text).build())
            .build());
  }

  /// Makes the failure of an answer that AWS does not document.
  public static PortFailure unexpected(String asked, String said) {
    return new PortFailure(Kind.UNEXPECTED, asked, said, null);
  }

  /// Returns AWS's error code; empty when the answer carries none.
  public static String code(AwsServiceException answer) {
    return answer.awsErrorDetails() == null ? "" : orEmpty(answer.awsErrorDetails().errorCode());
  }

  private static Kind kind(String asked, AwsServiceException answer) {
    String code = code(answer);
    if (answer.isThrottlingException() || THROTTLED.contains(code)) {
      return Kind.THROTTLED;
    }
    if (EXPIRED.contains(code)) {
      return Kind.EXPIRED;
    }
    if (DENIED.contains(code)) {
      return denied(asked, text(answer));
    }
    if (code.equals("TransactionCanceledException")) {
      return cancelled(text(answer));
    }
    if (CONFLICTS.contains(code)) {
      return Kind.CONFLICT;
    }
    return answer.statusCode() >= 500 ? Kind.UNAVAILABLE : Kind.UNEXPECTED;
  }

  /// A cancelled transaction tells its reasons in its text, one for each write.
  private static Kind cancelled(String text) {
    if (text.contains("ConditionalCheckFailed")) {
      return Kind.CONFLICT;
    }
    return text.contains("TransactionConflict") || text.contains("Throttling")
        ? Kind.THROTTLED
        : Kind.UNEXPECTED;
  }

  private static Kind denied(String asked, String text) {
    if (text.contains("Root credentials management feature is not enabled")
        || text.contains("Root sessions feature is not enabled")) {
      return Kind.FEATURE_OFF;
    }
    if (text.contains("Service not enabled for AWS Organizations")) {
      return Kind.TRUSTED_ACCESS_OFF;
    }
    if (text.contains("service control policy")) {
      return Kind.DENIED_BY_POLICY;
    }
    return text.contains("sts:AssumeRoot") || asked.startsWith("organizations:")
        ? Kind.NOT_AUTHORIZED
        : Kind.ACCESS_DENIED;
  }

  private static String text(AwsServiceException answer) {
    return answer.awsErrorDetails() == null
        ? "HTTP " + answer.statusCode()
        : orEmpty(answer.awsErrorDetails().errorMessage());
  }

  /// Without credentials no request is sent at all: waiting does not help.
  private static Kind unanswered(SdkException exception) {
    return orEmpty(exception.getMessage()).contains("Unable to load credentials")
        ? Kind.ACCESS_DENIED
        : Kind.UNAVAILABLE;
  }

  /// What the network said is more than what the SDK says of it.
  private static String noAnswer(SdkException exception) {
    Throwable root = exception;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return switch (root) {
      case UnknownHostException unknown ->
          "no host " + orEmpty(unknown.getMessage()) + " is found: no network, or no such Region";
      case IOException broken -> named(broken);
      default -> named(exception);
    };
  }

  private static String named(Exception exception) {
    return exception.getClass().getSimpleName() + ": " + orEmpty(exception.getMessage());
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
