package dev.rootsweep.aws.ledger;

import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.KeptAccount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The instants that the rows of all accounts hold, read in one pass over the table.
final class KeptRows {
  private static final String PATH = "PATH#";
  static final String SEEN = "seenAt";
  private static final String AT = "at";
  private static final String ACCOUNT = "ACCOUNT#";

  private final LedgerTable table;

  KeptRows(LedgerTable table) {
    this.table = table;
  }

  Map<AccountId, KeptAccount> all() {
    Map<AccountId, Account> accounts = new HashMap<>();
    table
        .scan(
            "reading how fresh the memory of every account is",
            scan ->
                scan.projectionExpression("pk, sk, #at, seenAt")
                    .filterExpression(
                        "begins_with(pk, :path) OR begins_with(pk, :account)"
                            + " AND (begins_with(sk, :state) OR begins_with(sk, :notice))")
                    .expressionAttributeNames(Map.of("#at", AT))
                    .expressionAttributeValues(
                        Map.of(
                            ":account", Row.text(ACCOUNT),
                            ":state", Row.text(Row.STATE),
                            ":path", Row.text(PATH),
                            ":notice", Row.text(Row.NOTICE))))
        .forEach(row -> accounts.computeIfAbsent(account(row), _ -> new Account()).add(row));
    Map<AccountId, KeptAccount> kept = new HashMap<>();
    accounts.forEach((id, account) -> kept.put(id, account.kept()));
    return kept;
  }

  private static AccountId account(Map<String, AttributeValue> row) {
    String partition = Row.text(row, Row.PK);
    return new AccountId(partition.substring(partition.indexOf('#') + 1));
  }

  /// Returns the key of the row that says when the detection path of an account was seen.
  static Map<String, AttributeValue> path(AccountId account) {
    return Row.key(PATH + account, Row.ONLY);
  }

  /// The rows of one account, as they come.
  private static final class Account {
    private Optional<Instant> checkedAt = Optional.empty();
    private Optional<Instant> pathSeenAt = Optional.empty();
    private final List<Instant> undelivered = new ArrayList<>();

    private void add(Map<String, AttributeValue> row) {
      String sort = Row.text(row, Row.SK);
      if (Row.text(row, Row.PK).startsWith(PATH)) {
        pathSeenAt = Optional.of(Instant.parse(Row.text(row, SEEN)));
      } else if (sort.startsWith(Row.NOTICE)) {
        undelivered.add(Instant.parse(Row.text(row, AT)));
      } else if (!sort.equals(Row.STATE)) {
        throw Row.ofAnotherVersion(row);
      } else if (row.containsKey(AT)) {
        checkedAt = Optional.of(Instant.parse(Row.text(row, AT)));
      }
    }

    private KeptAccount kept() {
      return new KeptAccount(checkedAt, pathSeenAt, undelivered);
    }
  }
}
