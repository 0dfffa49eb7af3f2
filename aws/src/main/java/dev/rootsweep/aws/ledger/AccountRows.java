package dev.rootsweep.aws.ledger;

import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.AccountLabel;
import dev.rootsweep.core.model.Approval;
import dev.rootsweep.core.model.KeptLabel;
import dev.rootsweep.core.model.Lease;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.model.Proof;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The rows of one account: the model as JSON text, beside it what somebody who reads the table
/// looks for. Only leases and approvals are ever tidied away, long after their end.
final class AccountRows {
  private static final Duration APPROVAL_KEPT = Duration.ofDays(2);
  private static final Duration LEASE_KEPT = Duration.ofDays(30);

  private static final String SAID_AT = "at";

  private AccountRows() {}

  static Map<String, AttributeValue> lease(Lease lease) {
    Map<String, AttributeValue> row =
        Row.with(Row.permitKey(lease.account(), Row.LEASE + lease.id()), lease);
    row.put("endsAt", Row.text(Row.sortable(lease.endsAt())));
    row.put(Row.EXPIRES, Row.expiry(lease.endsAt(), LEASE_KEPT));
    return row;
  }

  static Map<String, AttributeValue> approval(Approval approval) {
    Map<String, AttributeValue> row =
        Row.with(Row.permitKey(approval.account(), Row.APPROVAL + approval.id()), approval);
    row.put("at", Row.text(Row.sortable(approval.grantedAt())));
    row.put(Row.EXPIRES, Row.expiry(approval.grantedAt().plus(Approval.LASTS), APPROVAL_KEPT));
    return row;
  }

  static Map<String, AttributeValue> notice(Notice notice) {
    Map<String, AttributeValue> row =
        Row.with(Row.accountKey(notice.account(), Row.NOTICE + notice.id()), notice);
    row.put("at", Row.text(Row.sortable(notice.at())));
    row.put("severity", Row.text(notice.severity().name()));
    return row;
  }

  static Map<String, AttributeValue> labelKey(AccountId account) {
    return Row.key("LABEL#" + account, Row.ONLY);
  }

  static Map<String, AttributeValue> label(AccountId account, KeptLabel label) {
    Map<String, AttributeValue> row = Row.with(labelKey(account), label.label());
    row.put(SAID_AT, Row.text(Row.sortable(label.saidAt())));
    return row;
  }

  /// A row of an earlier build does not say when.
  static KeptLabel label(Map<String, AttributeValue> row) {
    return new KeptLabel(
        Row.body(row, AccountLabel.class),
        row.containsKey(SAID_AT) ? Row.instant(row, SAID_AT) : Instant.EPOCH);
  }

  /// The owner of the claim, new with each check, keeps two checks of one instant apart.
  static Map<String, AttributeValue> proof(Proof proof, String owner) {
    String sort = Row.PROOF + Row.sortable(proof.at()) + "#" + owner;
    Map<String, AttributeValue> row = Row.with(Row.accountKey(proof.account(), sort), proof);
    row.put("at", Row.text(Row.sortable(proof.at())));
    row.put("outcome", Row.text(proof.ending().title()));
    return row;
  }
}
