package dev.rootsweep.aws.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rootsweep.core.model.AccountId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the member that a record speaks of, wherever the record names it.
///
/// - source: AWS publishes no sample of AccountJoinedOrganization and AccountDepartedOrganization
final class MemberSearch {
  private static final List<String> PLACES =
      List.of(
          "serviceEventDetails",
          "requestParameters",
          "responseElements",
          "additionalEventData",
          "resources");
  private static final Pattern ARN =
      Pattern.compile("arn:[a-z-]+:organizations::[0-9]{12}:account/o-[a-z0-9]+/([0-9]{12})");

  private MemberSearch() {}

  /// Returns the one member that is named; the management account when only that is; empty when
  /// none is, or several are.
  static Optional<AccountId> find(JsonNode detail, AccountId managementAccount) {
    Set<String> named = new TreeSet<>();
    PLACES.forEach(place -> collect(detail.path(place), named));
    boolean management = named.remove(managementAccount.value());
    if (named.isEmpty() && management) {
      return Optional.of(managementAccount);
    }
    return named.size() == 1
        ? Optional.of(new AccountId(named.iterator().next()))
        : Optional.empty();
  }

  private static void collect(JsonNode node, Set<String> named) {
    if (node.isTextual()) {
      String text = node.textValue();
      Matcher arn = ARN.matcher(text);
      if (AccountId.isValid(text)) {
        named.add(text);
      } else if (arn.matches()) {
        named.add(arn.group(1));
      }
    }
    node.forEach(child -> collect(child, named));
  }
}
