package dev.rootsweep.sandbox;

import dev.rootsweep.sandbox.wire.Refusal;
import dev.rootsweep.sandbox.wire.Request;
import dev.rootsweep.sandbox.wire.Signature;
import java.time.Instant;
import java.util.Optional;

/// Finds out who signed a request, and refuses what is not signed as AWS wants it.
final class Gate {

  private static final String WRONG_SIGNATURE =
      "The request signature we calculated does not match the signature you provided. Check your"
          + " AWS Secret Access Key and signing method. Consult the service documentation for"
          + " details.";

  private final Organization organization;
  private final Sessions sessions;

  Gate(Organization organization, Sessions sessions) {
    this.organization = organization;
    this.sessions = sessions;
  }

  Principal admit(Request request, Target target, Instant now) {
    Signature signature = Signature.of(request).orElseThrow(Gate::unsigned);
    if (!signature.service().equals(target.service())) {
      throw wrong("Credential should be scoped to correct service: '" + target.service() + "'. ");
    }
    Principal who =
        principal(signature.accessKeyId())
            .filter(one -> tokenFits(one, request))
            .orElseThrow(Gate::unknown);
    if (!signature.matches(request, who.secretAccessKey())) {
      throw wrong(WRONG_SIGNATURE);
    }
    return switch (who) {
      case Caller caller -> caller;
      case RootSession session -> unexpired(session, now);
    };
  }

  private Optional<Principal> principal(String accessKeyId) {
    return sessions
        .by(accessKeyId)
        .map(Principal.class::cast)
        .or(() -> organization.callerBy(accessKeyId));
  }

  private static boolean tokenFits(Principal who, Request request) {
    Optional<String> token = request.header("x-amz-security-token");
    return switch (who) {
      case Caller _ -> token.isEmpty();
      case RootSession session -> token.equals(Optional.of(session.token()));
    };
  }

  private static RootSession unexpired(RootSession session, Instant now) {
    if (!now.isBefore(session.expires())) {
      throw new Refusal(
          403, "ExpiredToken", "The security token included in the request is expired");
    }
    return session;
  }

  private static Refusal unsigned() {
    return new Refusal(
        403, "MissingAuthenticationToken", "Request is missing Authentication Token");
  }

  private static Refusal unknown() {
    return new Refusal(
        403, "InvalidClientTokenId", "The security token included in the request is invalid.");
  }

  private static Refusal wrong(String text) {
    return new Refusal(403, "SignatureDoesNotMatch", text);
  }
}
