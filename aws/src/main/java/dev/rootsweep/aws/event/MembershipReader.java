package dev.rootsweep.aws.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.signal.RootActivity.Departed;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads departures, and accounts that did not come to be.
///
/// - source: AWS documents `departureMethod`, and publishes no sample
final class MembershipReader implements ActivityReader {
  private static final List<String> METHODS = List.of("LEFT", "REMOVED", "CLEANED");

  private final AccountId managementAccount;

  MembershipReader(AccountId managementAccount) {
    this.managementAccount = managementAccount;
  }

  @Override
  public Optional<DecodedActivity> read(TrailRecord record) {
    boolean organizations = record.isFrom("aws.organizations");
    if (!record.account().equals(managementAccount)
        || !(organizations || record.isFrom("aws.controltower"))) {
      return Optional.empty();
    }
    return switch (record.name()) {
      case "AccountDepartedOrganization" -> organizations ? departed(record) : Optional.empty();
      case "CreateAccountResult" -> failed(record, "createAccountStatus", "created");
      case "CreateManagedAccount" -> failed(record, "createManagedAccountStatus", "vended");
      default -> Optional.empty();
    };
  }

  private Optional<DecodedActivity> departed(TrailRecord record) {
    return ActivityReader.understood(
        new Departed(
            record.evidence(),
            MemberSearch.find(record.event().detail(), managementAccount)
                .filter(account -> !account.equals(managementAccount)),
            method(record.event().detail())));
  }

  private static String method(JsonNode node) {
    for (JsonNode child : node) {
      String word = child.isTextual() ? child.textValue().toUpperCase(Locale.ROOT) : method(child);
      if (METHODS.contains(word)) {
        return word;
      }
    }
    return "";
  }

  private static Optional<DecodedActivity> failed(TrailRecord record, String status, String what) {
    String state =
        record.event().detail().path("serviceEventDetails").path(status).path("state").asText("");
    return state.equals("FAILED")
        ? ActivityReader.ignored("an account was not " + what)
        : Optional.empty();
  }
}
