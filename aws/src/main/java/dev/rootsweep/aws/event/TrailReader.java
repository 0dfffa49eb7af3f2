package dev.rootsweep.aws.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.signal.ActivitySignal;
import dev.rootsweep.core.signal.RootActivity.Guard;
import dev.rootsweep.core.signal.RootActivity.GuardTouched;
import dev.rootsweep.core.signal.RootActivity.TrailChanged;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads calls to CloudTrail: changes of a trail of the management account, from whatever account
/// they are made, and who else may make them.
///
/// - source: AWS CloudTrail User Guide, "Organization delegated administrator": a delegate names
///   the organization's trail by its ARN, and the trail is the management account's
final class TrailReader implements ActivityReader {
  private static final Set<String> CALLS =
      Set.of("StopLogging", "DeleteTrail", "UpdateTrail", "PutEventSelectors");

  private final AccountId managementAccount;
  private final Pattern trailOfManagement;

  TrailReader(AccountId managementAccount) {
    this.managementAccount = managementAccount;
    this.trailOfManagement =
        Pattern.compile(
            "arn:[a-z-]+:cloudtrail:[a-z0-9-]*:" + managementAccount.value() + ":trail/.+");
  }

  @Override
  public Optional<Decoded<ActivitySignal>> read(TrailRecord record) {
    if (!record.isFrom("aws.cloudtrail")) {
      return Optional.empty();
    }
    return switch (record.name()) {
      case "RegisterOrganizationDelegatedAdmin" ->
          delegate(record, record.request("memberAccountId"));
      case "DeregisterOrganizationDelegatedAdmin" ->
          delegate(record, record.request("delegatedAdminAccountId"));
      default -> CALLS.contains(record.name()) ? trail(record) : Optional.empty();
    };
  }

  private static Optional<Decoded<ActivitySignal>> delegate(TrailRecord record, String account) {
    return ActivityReader.understood(
        new GuardTouched(
            record.evidence(),
            Guard.DELEGATION,
            "account " + account + " for cloudtrail.amazonaws.com"));
  }

  /// A bare name in another account is that of a trail of its own.
  private Optional<Decoded<ActivitySignal>> trail(TrailRecord record) {
    List<String> named = named(record);
    Optional<String> arn =
        named.stream().filter(name -> trailOfManagement.matcher(name).matches()).findFirst();
    return arn.isPresent() || record.account().equals(managementAccount)
        ? ActivityReader.understood(
            new TrailChanged(
                record.evidence(), arn.orElseGet(() -> named.stream().findFirst().orElse(""))))
        : Optional.empty();
  }

  private static List<String> named(TrailRecord record) {
    JsonNode detail = record.event().detail();
    List<String> named = new ArrayList<>();
    named.add(record.request("name"));
    named.add(record.request("trailName"));
    named.add(detail.path("responseElements").path("trailARN").asText(""));
    detail.path("resources").forEach(each -> named.add(each.path("ARN").asText("")));
    named.removeIf(String::isBlank);
    return named;
  }
}
