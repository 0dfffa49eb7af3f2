package dev.rootsweep.aws.ledger;

import dev.rootsweep.core.model.Approval;
import dev.rootsweep.core.model.Intent;
import dev.rootsweep.core.model.LastCheck;
import dev.rootsweep.core.model.Lease;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.model.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The rows of one account's standing, put together. A row of an unknown kind is an error, not a
/// gap.
final class StandingRows {
  private Optional<LastCheck> last = Optional.empty();
  private Optional<Intent> intent = Optional.empty();
  private final List<Lease> leases = new ArrayList<>();
  private final List<Approval> approvals = new ArrayList<>();
  private final List<Notice> unsent = new ArrayList<>();

  void add(Map<String, AttributeValue> row) {
    String sort = Row.text(row, Row.SK);
    if (sort.equals(Row.CHECK)) {
      last = Optional.of(Row.body(row, LastCheck.class));
    } else if (sort.equals(Row.INTENT)) {
      intent = Optional.of(Row.body(row, Intent.class));
    } else if (sort.startsWith(Row.LEASE)) {
      leases.add(lease(row));
    } else if (sort.startsWith(Row.APPROVAL)) {
      approvals.add(approval(row));
    } else if (sort.startsWith(Row.NOTICE)) {
      unsent.add(Row.body(row, Notice.class));
    } else if (!sort.equals(Row.CLAIM)) {
      throw Row.malformed(row, "no such kind of row is known");
    }
  }

  /// Reads a lease, which names the account and the id that its key names.
  static Lease lease(Map<String, AttributeValue> row) {
    Lease lease = Row.body(row, Lease.class);
    demandKey(row, Row.permitKey(lease.account(), Row.LEASE + lease.id()));
    return lease;
  }

  private static Approval approval(Map<String, AttributeValue> row) {
    Approval approval = Row.body(row, Approval.class);
    demandKey(row, Row.permitKey(approval.account(), Row.APPROVAL + approval.id()));
    return approval;
  }

  private static void demandKey(
      Map<String, AttributeValue> row, Map<String, AttributeValue> named) {
    if (!row.entrySet().containsAll(named.entrySet())) {
      throw Row.malformed(row, "its body names another account or id than its key");
    }
  }

  Standing standing() {
    return new Standing(last, intent, leases, approvals, unsent);
  }
}
