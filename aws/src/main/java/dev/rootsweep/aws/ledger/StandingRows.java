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
      leases.add(Row.body(row, Lease.class));
    } else if (sort.startsWith(Row.APPROVAL)) {
      approvals.add(Row.body(row, Approval.class));
    } else if (sort.startsWith(Row.NOTICE)) {
      unsent.add(Row.body(row, Notice.class));
    } else if (!sort.equals(Row.CLAIM)) {
      throw Row.malformed(row, "no such kind of row is known");
    }
  }

  Standing standing() {
    return new Standing(last, intent, leases, approvals, unsent);
  }
}
