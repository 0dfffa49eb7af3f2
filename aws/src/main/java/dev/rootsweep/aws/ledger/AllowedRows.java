package dev.rootsweep.aws.ledger;

import dev.rootsweep.core.model.Allowed;
import dev.rootsweep.core.model.Approval;
import dev.rootsweep.core.model.Lease;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The rows of what people allow in one account. A row of an unknown kind is an error, not a gap.
final class AllowedRows {
  private AllowedRows() {}

  static Allowed of(List<Map<String, AttributeValue>> rows) {
    List<Lease> leases = new ArrayList<>();
    List<Approval> approvals = new ArrayList<>();
    for (Map<String, AttributeValue> row : rows) {
      String sort = Row.text(row, Row.SK);
      if (sort.startsWith(Row.LEASE)) {
        leases.add(lease(row));
      } else if (sort.startsWith(Row.APPROVAL)) {
        approvals.add(approval(row));
      } else {
        throw Row.malformed(row, "no such kind of row is known");
      }
    }
    return new Allowed(leases, approvals);
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
}
