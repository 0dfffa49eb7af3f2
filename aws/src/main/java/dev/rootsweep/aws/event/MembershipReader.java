package dev.rootsweep.aws.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.signal.ActivitySignal;
import dev.rootsweep.core.signal.RootActivity.Closed;
import dev.rootsweep.core.signal.RootActivity.Departed;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads departures, closings, and accounts that did not come to be.
///
/// - source: AWS documents `departureMethod`, and publishes no sample
final class MembershipReader implements ActivityReader {
  /// As AWS's reference writes it, and as older pages did.
  private static final List<String> FIELDS =
      List.of("departureMethod", "DepartureMethod", "departedMethod", "DepartedMethod");

  private static final List<String> METHODS = List.of("LEFT", "REMOVED", "CLEANED");

  private final AccountId managementAccount;

  MembershipReader(AccountId managementAccount) {
    this.managementAccount = managementAccount;
  }

  @Override
  public Optional<Decoded<ActivitySignal>> read(TrailRecord record) {
    boolean organizations = record.isFrom("aws.organizations");
    if (!record.account().equals(managementAccount)
        || !(organizations || record.isFrom("aws.controltower"))) {
      return Optional.empty();
    }
    return switch (record.name()) {
      case "AccountDepartedOrganization" -> organizations ? departed(record) : Optional.empty();
      case "CreateAccountResult" -> failed(record, "createAccountStatus", "created");
      case "CloseAccountResult" -> organizations ? closed(record) : Optional.empty();
      case "CreateManagedAccount" -> failed(record, "createManagedAccountStatus", "vended");
      default -> Optional.empty();
    };
  }

  private Optional<Decoded<ActivitySignal>> departed(TrailRecord record) {
    return ActivityReader.understood(
        new Departed(
            record.evidence(),
            MemberSearch.find(record.event().detail(), managementAccount)
                .filter(account -> !account.equals(managementAccount)),
            method(record.event().detail())));
  }

  private static Optional<Decoded<ActivitySignal>> closed(TrailRecord record) {
    JsonNode status =
        record.event().detail().path("serviceEventDetails").path("closeAccountStatus");
    String account = status.path("accountId").asText("");
    return AccountId.isValid(account) && !status.path("state").asText("").equals("FAILED")
        ? ActivityReader.understood(new Closed(record.evidence(), new AccountId(account)))
        : Optional.empty();
  }

  /// The field stands somewhere in the record; two that differ say nothing.
  private static String method(JsonNode detail) {
    List<String> said =
        FIELDS.stream()
            .flatMap(field -> detail.findValuesAsText(field).stream())
            .map(word -> word.toUpperCase(Locale.ROOT))
            .distinct()
            .toList();
    return said.size() == 1 && METHODS.contains(said.getFirst()) ? said.getFirst() : "";
  }

  private static Optional<Decoded<ActivitySignal>> failed(
      TrailRecord record, String status, String what) {
    String state =
        record.event().detail().path("serviceEventDetails").path(status).path("state").asText("");
    return state.equals("FAILED")
        ? ActivityReader.ignored("an account was not " + what)
        : Optional.empty();
  }
}
