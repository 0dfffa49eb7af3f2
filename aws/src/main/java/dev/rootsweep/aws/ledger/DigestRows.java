package dev.rootsweep.aws.ledger;

import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.settings.Retention;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The rows of the digests of sweeps.
///
/// | pk | sk | holds |
/// | --- | --- | --- |
/// | `DIGEST#sweep` | `-` | the digest that a sweep's notices go into, and its end |
/// | `DIGEST#NOTICES#digest` | `NOTICE#id` | a notice in it |
/// | `DIGEST#NOTICES#digest` | `CLOSED` | it takes no more notices |
final class DigestRows {
  private static final String DIGESTED = "DIGEST#NOTICES#";

  /// Longer than a message can live in a queue.
  private static final Duration KEPT = Retention.MARKS;

  private final LedgerTable table;
  private final Leads leads;

  DigestRows(LedgerTable table) {
    this.table = table;
    this.leads = new Leads(table);
  }

  Optional<String> open(String sweep, Instant now) {
    return leads.at("looking for the digest of sweep " + sweep, digest(sweep), now);
  }

  String open(String sweep, String digest, Instant now, Instant until) {
    return leads.take("opening a digest of sweep " + sweep, digest(sweep), digest, now, until);
  }

  private static Map<String, AttributeValue> digest(String sweep) {
    return Row.key("DIGEST#" + sweep, Row.ONLY);
  }

  boolean collect(String digest, Notice notice, Instant now) {
    Map<String, AttributeValue> row =
        Row.with(Row.key(DIGESTED + digest, "NOTICE#" + notice.id()), notice);
    row.put(Row.EXPIRES, Row.expiry(now, KEPT));
    String asked = "adding the notice about " + notice.account() + " to a digest";
    if (table.get(asked, closed(digest)).isPresent()) {
      return false;
    }
    table.put(asked, row);
    return table.get(asked, closed(digest)).isEmpty();
  }

  private static Map<String, AttributeValue> closed(String digest) {
    return Row.key(DIGESTED + digest, "CLOSED");
  }

  /// Who puts a notice in looks afterwards whether this row is there: one of the two sees what the
  /// other wrote.
  List<Notice> close(String digest, Instant now) {
    Map<String, AttributeValue> closed = new HashMap<>(closed(digest));
    closed.put(Row.EXPIRES, Row.expiry(now, KEPT));
    table.put("closing a digest", closed);
    return table.rows("reading a digest", DIGESTED + digest, "NOTICE#").stream()
        .map(row -> Row.body(row, Notice.class))
        .toList();
  }
}
