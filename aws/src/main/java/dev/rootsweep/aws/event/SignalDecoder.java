package dev.rootsweep.aws.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.signal.AccountSignal;
import dev.rootsweep.core.signal.Cause;
import dev.rootsweep.core.signal.CheckDue;
import dev.rootsweep.core.signal.DigestDue;
import dev.rootsweep.core.signal.MembershipUnclear;
import dev.rootsweep.core.text.Texts;

/// Turns the messages of the check queue into signals.
public final class SignalDecoder extends EventDecoder<AccountSignal> {
  private final AccountId managementAccount;

  public SignalDecoder(AccountId managementAccount, AccountId hubAccount) {
    super(hubAccount);
    this.managementAccount = managementAccount;
  }

  @Override
  Decoded<AccountSignal> own(Envelope event) {
    return switch (event.detailType()) {
      case OwnMessages.CHECK -> new Decoded.Understood<>(OwnMessages.read(event, CheckDue.class));
      case OwnMessages.DIGEST -> new Decoded.Understood<>(OwnMessages.read(event, DigestDue.class));
      default -> nothing(event);
    };
  }

  @Override
  Decoded<AccountSignal> aws(Envelope event) {
    return event.source().equals("aws.organizations") ? organizations(event) : nothing(event);
  }

  private Decoded<AccountSignal> organizations(Envelope event) {
    if (!event.origin().account().equals(managementAccount)) {
      return new Decoded.Ignored<>(
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

  private static Decoded<AccountSignal> created(Envelope event) {
    JsonNode status = event.detail().path("serviceEventDetails").path("createAccountStatus");
    String state = status.path("state").asText("");
    return switch (state) {
      case "SUCCEEDED" -> {
        AccountId account =
            Envelope.accountId(status.path("accountId"), "createAccountStatus.accountId");
        yield check(account, Cause.CREATED, event);
      }
      case "FAILED" ->
          new Decoded.Ignored<>(
              "the account was not created: "
                  + Texts.shown(status.path("failureReason").asText("no reason given")));
      case "IN_PROGRESS" -> new Decoded.Ignored<>("the account is not created yet");
      default ->
          new Decoded.Rejected<>(
              "createAccountStatus.state is none of those known: " + Texts.shown(state));
    };
  }

  private static Decoded<AccountSignal> closed(Envelope event) {
    JsonNode status = event.detail().path("serviceEventDetails").path("closeAccountStatus");
    if (status.path("state").asText("").equals("FAILED")) {
      return new Decoded.Ignored<>("the account was not closed");
    }
    return check(
        Envelope.accountId(status.path("accountId"), "closeAccountStatus.accountId"),
        Cause.CLOSED,
        event);
  }

  private Decoded<AccountSignal> joined(Envelope event) {
    return MemberSearch.find(event.detail(), managementAccount)
        .filter(account -> !account.equals(managementAccount))
        .map(account -> check(account, Cause.JOINED, event))
        .orElseGet(() -> new Decoded.Understood<>(new MembershipUnclear(event.origin())));
  }

  private Decoded<AccountSignal> departed(Envelope event) {
    return MemberSearch.find(event.detail(), managementAccount)
        .map(account -> check(account, Cause.DEPARTED, event))
        .orElseGet(
            () ->
                new Decoded.Ignored<>(
                    "the event does not say which account departed; the report shows it as stale"));
  }

  private static Decoded<AccountSignal> check(AccountId account, Cause cause, Envelope event) {
    return new Decoded.Understood<>(
        CheckDue.first(account, cause, event.origin(), event.receivedAt()));
  }
}
