package dev.rootsweep.aws.ledger;

import dev.rootsweep.core.model.Notice;
import java.time.Duration;
import java.time.Instant;
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
final class DigestRows {
  private static final String DIGESTED = "DIGEST#NOTICES#";

  /// Longer than a message can live in a queue.
  private static final Duration KEPT = Duration.ofDays(30);

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

  void collect(String digest, Notice notice, Instant now) {
    Map<String, AttributeValue> row =
        Row.with(Row.key(DIGESTED + digest, "NOTICE#" + notice.id()), notice);
    row.put(Row.EXPIRES, Row.expiry(now, KEPT));
    table.put("putting what is told of " + notice.account() + " into a digest", row);
  }

  List<Notice> collected(String digest) {
    return table.rows("reading a digest", DIGESTED + digest, "NOTICE#").stream()
        .map(row -> Row.body(row, Notice.class))
        .toList();
  }
}
