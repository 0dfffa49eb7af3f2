package dev.rootsweep.aws.event;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rootsweep.core.check.CheckOutcome;
import dev.rootsweep.core.model.CredentialResult;
import dev.rootsweep.core.model.LastUse;
import dev.rootsweep.core.model.RootCredential;
import dev.rootsweep.core.signal.AccountSignal;
import dev.rootsweep.core.signal.CheckDue;
import dev.rootsweep.core.signal.DigestDue;
import dev.rootsweep.core.signal.MembershipUnclear;
import java.util.List;

/// Signals and outcomes as JSON, for the log, for `rootsweep play` and for `rootsweep demo`.
public final class OutcomeJson {
  private OutcomeJson() {}

  /// Writes a signal: its kind, and for a check the account and the cause.
  public static ObjectNode signal(AccountSignal signal) {
    ObjectNode node = object();
    switch (signal) {
      case CheckDue due ->
          node.put("kind", "CheckDue")
              .put("account", due.account().value())
              .put("cause", due.cause().name())
              .put("attempt", due.attempt())
              .put("eventId", due.origin().eventId());
      case DigestDue due ->
          node.put("kind", "DigestDue")
              .put("sweep", due.sweep())
              .put("eventId", due.origin().eventId());
      case MembershipUnclear unclear ->
          node.put("kind", "MembershipUnclear").put("eventId", unclear.origin().eventId());
    }
    return node;
  }

  /// Writes an outcome: its name, the account, and what its kind carries.
  public static ObjectNode outcome(CheckOutcome outcome) {
    ObjectNode node = object();
    node.put("outcome", outcome.name()).put("account", outcome.account().value());
    switch (outcome) {
      case CheckOutcome.Clean _ -> node.put("verified", true);
      case CheckOutcome.Removed removed -> {
        node.put("verified", true).put("drift", removed.drift()).put("why", removed.why());
        results(node.putArray("results"), removed.results());
        credentials(node.putArray("spared"), removed.spared());
      }
      case CheckOutcome.Incomplete incomplete -> {
        node.put("verified", false).put("drift", incomplete.drift()).put("why", incomplete.why());
        results(node.putArray("results"), incomplete.results());
        credentials(node.putArray("remaining"), incomplete.remaining());
      }
      case CheckOutcome.WouldRemove would -> {
        node.put("drift", would.drift()).put("why", would.reason());
        would
            .held()
            .ifPresent(
                held ->
                    node.putObject("heldInEnforce")
                        .put("reason", held.reason().words())
                        .put("detail", held.detail()));
        credentials(node.putArray("credentials"), would.credentials());
      }
      case CheckOutcome.Changed changed -> {
        node.put("why", changed.why());
        credentials(node.putArray("credentials"), changed.credentials());
      }
      case CheckOutcome.Held held -> {
        node.put("reason", held.reason().words())
            .put("drift", held.drift())
            .put("detail", held.detail());
        credentials(node.putArray("credentials"), held.credentials());
      }
      case CheckOutcome.Spared spared -> {
        node.put("reason", spared.reason().words()).put("detail", spared.detail());
        spared.until().ifPresent(until -> node.put("until", until.toString()));
        credentials(node.putArray("credentials"), spared.credentials());
        credentials(node.putArray("unexpected"), spared.unexpected());
      }
      case CheckOutcome.NotReady notReady ->
          node.put("why", notReady.why()).put("retryInSeconds", notReady.retryIn().toSeconds());
      case CheckOutcome.NotAuditable notAuditable ->
          node.put("cause", notAuditable.cause().name())
              .put("likely", notAuditable.cause().words())
              .put("fix", notAuditable.cause().fix())
              .put("said", notAuditable.said());
      case CheckOutcome.Ignored ignored -> node.put("why", ignored.why());
    }
    return node;
  }

  private static void results(ArrayNode array, List<CredentialResult> results) {
    for (CredentialResult result : results) {
      ObjectNode node = credential(array.addObject(), result.credential());
      node.put("fate", result.fate().name());
      if (!result.detail().isEmpty()) {
        node.put("detail", result.detail());
      }
    }
  }

  private static void credentials(ArrayNode array, List<RootCredential> credentials) {
    credentials.forEach(credential -> credential(array.addObject(), credential));
  }

  private static ObjectNode credential(ObjectNode node, RootCredential credential) {
    node.put("kind", credential.ref().kind().name());
    if (!(credential instanceof RootCredential.ConsolePassword)) {
      node.put("id", credential.ref().awsId());
    }
    switch (credential) {
      case RootCredential.AccessKey key -> node.put("active", key.active());
      case RootCredential.SigningCertificate one -> node.put("active", one.active());
      case RootCredential.ConsolePassword _, RootCredential.MfaDevice _ -> {}
    }
    node.put("created", credential.created().toString());
    switch (credential.lastUse()) {
      case LastUse.Used used -> {
        node.put("lastUsed", used.at().toString());
        used.service().ifPresent(service -> node.put("lastUsedService", service));
        used.region().ifPresent(region -> node.put("lastUsedRegion", region));
      }
      case LastUse.NoneRecorded _ -> node.put("lastUsed", "never recorded");
      case LastUse.NotTracked _ -> node.put("lastUsed", "not tracked by AWS");
    }
    return node;
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
