package dev.rootsweep.aws.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.signal.Cause;
import dev.rootsweep.core.signal.CheckDue;
import dev.rootsweep.core.signal.MembershipUnclear;
import dev.rootsweep.core.text.Texts;
import java.time.Instant;

/// Turns the body of a message into a signal.
///
/// Events are matched on `source` and `eventName` alone: AWS publishes no detail-type for some of
/// them.
public final class SignalDecoder {
  private static final String OWN_SOURCE = "rootsweep";

  private final AccountId managementAccount;
  private final AccountId hubAccount;
  private final CheckMessages messages;

  public SignalDecoder(AccountId managementAccount, AccountId hubAccount, CheckMessages messages) {
    this.managementAccount = managementAccount;
    this.hubAccount = hubAccount;
    this.messages = messages;
  }

  /// Decodes one body.
  ///
  /// - shape: `receivedAt` stands in for a missing `time`, and caps one that lies in the future
  /// - errors: none thrown; what is malformed is `Rejected` with the reason
  public Decoded decode(String body, Instant receivedAt) {
    try {
      return meaning(Envelope.read(body, receivedAt));
    } catch (Malformed malformed) {
      return new Decoded.Rejected(malformed.reason());
    }
  }

  private Decoded meaning(Envelope event) {
    if (event.source().equals(OWN_SOURCE)) {
      return own(event);
    }
    if (!event.isFromAws()) {
      return new Decoded.Rejected(
          "source '" + Texts.shown(event.source()) + "' is neither AWS's nor ours");
    }
    return event.source().equals("aws.organizations") ? organizations(event) : nothing(event);
  }

  private Decoded own(Envelope event) {
    if (!event.origin().account().equals(hubAccount)) {
      return new Decoded.Rejected(
          "source rootsweep counts from the hub account only, not from "
              + event.origin().account());
    }
    return switch (event.detailType()) {
      case CheckMessages.DETAIL_TYPE -> new Decoded.Understood(messages.read(event.detail()));
      case CheckMessages.DIGEST -> new Decoded.Understood(messages.digest(event.detail()));
      default -> nothing(event);
    };
  }

  private Decoded organizations(Envelope event) {
    if (!event.origin().account().equals(managementAccount)) {
      return new Decoded.Ignored(
          "an Organizations event counts only from the management account, not from "
              + event.origin().account());
    }
    return switch (event.name()) {
      case "CreateAccountResult" -> created(event);
      case "CloseAccountResult" -> closed(event);
      case "AccountJoinedOrganization" -> joined(event);
      case "AccountDepartedOrganization" -> departed(event);
      default -> nothing(event);
    };
  }

  private static Decoded created(Envelope event) {
    JsonNode status = event.detail().path("serviceEventDetails").path("createAccountStatus");
    String state = status.path("state").asText("");
    return switch (state) {
      case "SUCCEEDED" -> {
        AccountId account =
            Envelope.accountId(status.path("accountId"), "createAccountStatus.accountId");
        yield check(account, Cause.CREATED, event);
      }
      case "FAILED" ->
          new Decoded.Ignored(
              "the account was not created: "
                  + Texts.shown(status.path("failureReason").asText("no reason given")));
      case "IN_PROGRESS" -> new Decoded.Ignored("the account is not created yet");
      default ->
          new Decoded.Rejected(
              "createAccountStatus.state is none of those known: " + Texts.shown(state));
    };
  }

  private static Decoded closed(Envelope event) {
    JsonNode status = event.detail().path("serviceEventDetails").path("closeAccountStatus");
    if (status.path("state").asText("").equals("FAILED")) {
      return new Decoded.Ignored("the account was not closed");
    }
    return check(
        Envelope.accountId(status.path("accountId"), "closeAccountStatus.accountId"),
        Cause.CLOSED,
        event);
  }

  private Decoded joined(Envelope event) {
    return MemberSearch.find(event.detail(), managementAccount)
        .filter(account -> !account.equals(managementAccount))
        .map(account -> check(account, Cause.JOINED, event))
        .orElseGet(() -> new Decoded.Understood(new MembershipUnclear(event.origin())));
  }

  private Decoded departed(Envelope event) {
    return MemberSearch.find(event.detail(), managementAccount)
        .map(account -> check(account, Cause.DEPARTED, event))
        .orElseGet(
            () ->
                new Decoded.Ignored(
                    "the event does not say which account departed; the report shows it as stale"));
  }

  private static Decoded check(AccountId account, Cause cause, Envelope event) {
    return new Decoded.Understood(
        CheckDue.first(account, cause, event.origin(), event.receivedAt()));
  }

  private static Decoded nothing(Envelope event) {
    String name = event.name().isEmpty() ? event.detailType() : event.name();
    return new Decoded.Ignored(
        "nothing is to be done about " + Texts.shown(event.source() + " " + name));
  }
}
