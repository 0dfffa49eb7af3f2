package dev.rootsweep.aws.ledger;

import dev.rootsweep.aws.Failures;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.port.PortFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Names and attributes of the rows.
///
/// - shape: `pk` and `sk` are the key; `body` the JSON text (of a state: `lastCheck` and `intent`),
///   written in `version`; `expiresAt` the epoch second after which DynamoDB may tidy the row away
///   (never what ends a lease or a claim)
final class Row {
  static final String PK = "pk";
  static final String SK = "sk";
  static final String BODY = "body";
  static final String VERSION = "version";
  static final String EXPIRES = "expiresAt";

  static final String STATE = "STATE";
  static final String NOTICE = "NOTICE#";
  static final String PROOF = "PROOF#";
  static final String LEASE = "LEASE#";
  static final String APPROVAL = "APPROVAL#";
  static final String ONLY = "-";

  static final Map<String, AttributeValue> FIRST_SWEEP = key("FLAG#FIRST-SWEEP", ONLY);
  static final Map<String, AttributeValue> PAUSE = key("FLAG#PAUSE", ONLY);
  static final String PAUSE_ENDED = "endedAt";

  /// Met by the row of the pause when there is none, or when it has ended.
  static final String NOT_PAUSED = "attribute_not_exists(pk) OR attribute_exists(endedAt)";

  /// How long a counter of an hour is kept.
  static final Duration COUNTER_KEPT = Duration.ofDays(2);

  /// What `version` says of the bodies that this code writes; it reads no other.
  static final AttributeValue WRITTEN = number(2);

  /// Instants of one width, so that rows sort as time runs.
  private static final DateTimeFormatter SORTABLE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'").withZone(ZoneOffset.UTC);

  private Row() {}

  static String partition(AccountId account) {
    return "ACCOUNT#" + account;
  }

  /// What people allow in an account: apart from what functions write of it, so that IAM can tell
  /// the two apart.
  static String permits(AccountId account) {
    return "PERMIT#" + account;
  }

  static Map<String, AttributeValue> permitKey(AccountId account, String sort) {
    return key(permits(account), sort);
  }

  static Map<String, AttributeValue> accountKey(AccountId account, String sort) {
    return key(partition(account), sort);
  }

  static Map<String, AttributeValue> key(String partition, String sort) {
    return Map.of(PK, text(partition), SK, text(sort));
  }

  static Map<String, AttributeValue> with(Map<String, AttributeValue> key, Object body) {
    Map<String, AttributeValue> row = new HashMap<>(key);
    row.put(BODY, text(LedgerJson.write(body)));
    row.put(VERSION, WRITTEN);
    return row;
  }

  /// Reads the body of a row.
  ///
  /// - errors: `PortFailure` of kind `UNEXPECTED` when it is not one that `with` made of this type
  static <T> T body(Map<String, AttributeValue> row, Class<T> type) {
    return json(row, BODY, type);
  }

  /// Reads an attribute that holds JSON text.
  ///
  /// - errors: `PortFailure` of kind `UNEXPECTED` when it is not one of this type, or its row was
  ///   not written in this version
  static <T> T json(Map<String, AttributeValue> row, String name, Class<T> type) {
    if (!WRITTEN.equals(row.get(VERSION))) {
      throw ofAnotherVersion(row);
    }
    try {
      return LedgerJson.read(text(row, name), type);
    } catch (IllegalArgumentException e) {
      throw malformed(row, String.valueOf(e.getMessage()));
    }
  }

  static String text(Map<String, AttributeValue> row, String name) {
    AttributeValue value = row.get(name);
    if (value == null || value.s() == null) {
      throw malformed(row, "no text '" + name + "'");
    }
    return value.s();
  }

  /// Reads an attribute that holds an instant.
  ///
  /// - errors: `PortFailure` of kind `UNEXPECTED` when it does not
  static Instant instant(Map<String, AttributeValue> row, String name) {
    try {
      return Instant.parse(text(row, name));
    } catch (DateTimeParseException _) {
      throw malformed(row, "no instant '" + name + "'");
    }
  }

  static PortFailure ofAnotherVersion(Map<String, AttributeValue> row) {
    return malformed(
        row,
        "not written in version "
            + WRITTEN.n()
            + ": docs/deploying.md, Upgrade, says what to do with a ledger of another version");
  }

  static PortFailure malformed(Map<String, AttributeValue> row, String why) {
    return Failures.unexpected("reading " + name(row) + " of the ledger", why);
  }

  private static String name(Map<String, AttributeValue> row) {
    AttributeValue partition = row.get(PK);
    AttributeValue sort = row.get(SK);
    return partition == null || sort == null
        ? "a row"
        : "the row " + partition.s() + " " + sort.s();
  }

  static String sortable(Instant instant) {
    return SORTABLE.format(instant);
  }

  static AttributeValue expiry(Instant end, Duration kept) {
    return number(end.plus(kept).getEpochSecond());
  }

  static AttributeValue text(String text) {
    return AttributeValue.fromS(text);
  }

  static AttributeValue number(long number) {
    return AttributeValue.fromN(Long.toString(number));
  }
}
