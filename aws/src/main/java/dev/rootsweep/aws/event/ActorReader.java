package dev.rootsweep.aws.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.signal.Actor;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads `userIdentity`: who made a call.
///
/// - source: CloudTrail User Guide, userIdentity element; `assumedRoot` is a text there
final class ActorReader {
  private static final Pattern ROOT_ARN =
      Pattern.compile("arn:[a-z0-9-]+:(iam|sts)::[0-9]{12}:root");
  private static final Pattern ROLE_SESSION =
      Pattern.compile("arn:([a-z0-9-]+):sts::([0-9]{12}):assumed-role/([^/]+)/.*");
  private static final String ROOT = "Root";

  private ActorReader() {}

  static Actor read(JsonNode identity) {
    JsonNode context = identity.path("sessionContext");
    String arn = identity.path("arn").asText("");
    return new Actor(
        kind(identity, context.path("sessionIssuer"), arn),
        account(identity.path("accountId")),
        arn,
        role(context.path("sessionIssuer"), arn),
        text(identity.path("accessKeyId")),
        TrailRecord.isTrue(context.path("assumedRoot")),
        text(identity.path("invokedBy")));
  }

  private static Actor.Kind kind(JsonNode identity, JsonNode issuer, String arn) {
    if (identity.path("type").asText("").equalsIgnoreCase(ROOT)) {
      return Actor.Kind.ROOT;
    }
    if (issuer.path("type").asText("").equalsIgnoreCase(ROOT)) {
      return Actor.Kind.FEDERATED_BY_ROOT;
    }
    return ROOT_ARN.matcher(arn).matches() ? Actor.Kind.LIKE_ROOT : Actor.Kind.OTHER;
  }

  private static Optional<AccountId> account(JsonNode node) {
    return node.isTextual() && AccountId.isValid(node.textValue())
        ? Optional.of(new AccountId(node.textValue()))
        : Optional.empty();
  }

  private static Optional<String> role(JsonNode issuer, String arn) {
    String told = issuer.path("arn").asText("");
    if (told.contains(":role/")) {
      return Optional.of(told);
    }
    Matcher session = ROLE_SESSION.matcher(arn);
    return session.matches()
        ? Optional.of(
            "arn:%s:iam::%s:role/%s"
                .formatted(session.group(1), session.group(2), session.group(3)))
        : Optional.empty();
  }

  private static Optional<String> text(JsonNode node) {
    return node.isTextual() && !node.textValue().isBlank()
        ? Optional.of(node.textValue())
        : Optional.empty();
  }
}
