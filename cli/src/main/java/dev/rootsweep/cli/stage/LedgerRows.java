package dev.rootsweep.cli.stage;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.rootsweep.core.memory.MemoryLedger;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.CheckEnding;
import dev.rootsweep.core.model.CheckRecord;
import dev.rootsweep.core.model.LastCheck;
import dev.rootsweep.core.model.Lease;
import dev.rootsweep.core.model.SessionKey;
import dev.rootsweep.core.model.Standing;
import dev.rootsweep.core.model.TaskPolicy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the ledger is to know before a play, from a JSON file.
///
/// - shape: `sessionKeys`, `leases` (`account`, `from`, `until`, `requester`, `reason`),
///   `exemptions` as the setting writes them, `departedAccounts`; each may be missing
public final class LedgerRows {
  private static final Set<String> FIELDS =
      Set.of("sessionKeys", "leases", "exemptions", "departedAccounts");
  private static final Duration SESSION = Duration.ofMinutes(15);

  private final Path file;
  private final JsonNode rows;

  private LedgerRows(Path file, JsonNode rows) {
    this.file = file;
    this.rows = rows;
  }

  /// Returns no rows at all.
  public static LedgerRows none() {
    return new LedgerRows(Path.of("nothing"), JsonMapper.builder().build().createObjectNode());
  }

  /// Reads a file.
  ///
  /// - errors: `IllegalArgumentException` naming the file and what is wrong with it
  public static LedgerRows of(Path file) throws IOException {
    JsonNode rows;
    try {
      rows = JsonMapper.builder().build().readTree(GivenFile.text(file));
    } catch (JacksonException e) {
      throw new IllegalArgumentException(file + " is no JSON: " + e.getOriginalMessage(), e);
    }
    List<String> unknown = new ArrayList<>();
    rows.fieldNames().forEachRemaining(unknown::add);
    unknown.removeAll(FIELDS);
    if (!rows.isObject() || !unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "%s must be a JSON object with some of %s%s"
              .formatted(
                  file,
                  FIELDS.stream().sorted().toList(),
                  unknown.isEmpty() ? "" : ", not with " + unknown));
    }
    return new LedgerRows(file, rows);
  }

  /// Returns the exemptions, in the words of the setting.
  public String exemptions() {
    return String.join(";", texts("exemptions"));
  }

  /// Writes the rows into a ledger.
  ///
  /// - errors: `IllegalArgumentException` for a row that cannot be
  public void write(MemoryLedger ledger, AccountId hub, Instant now) {
    texts("sessionKeys")
        .forEach(
            key -> ledger.issued(hub, TaskPolicy.AUDIT, new SessionKey(key, now.plus(SESSION))));
    texts("departedAccounts").forEach(id -> depart(ledger, account(id), now));
    for (JsonNode lease : list("leases")) {
      ledger.grant(lease(lease));
    }
  }

  private List<String> texts(String field) {
    List<String> texts = new ArrayList<>();
    for (JsonNode each : list(field)) {
      if (!each.isTextual()) {
        throw wrong(field + " must be a list of texts, and holds " + each);
      }
      texts.add(each.textValue());
    }
    return texts;
  }

  private JsonNode list(String field) {
    JsonNode list = rows.path(field);
    if (!list.isMissingNode() && !list.isArray()) {
      throw wrong(field + " must be a list");
    }
    return list;
  }

  private Lease lease(JsonNode lease) {
    String account = lease.path("account").asText();
    return new Lease(
        "given-" + account,
        account(account),
        instant(lease, "from"),
        instant(lease, "until"),
        lease.path("requester").asText("unknown"),
        lease.path("reason").asText("unknown"));
  }

  private AccountId account(String id) {
    if (!AccountId.isValid(id)) {
      throw wrong("an account id is twelve digits, not '" + id + "'");
    }
    return new AccountId(id);
  }

  private Instant instant(JsonNode lease, String field) {
    try {
      return Instant.parse(lease.path(field).asText());
    } catch (DateTimeException e) {
      throw wrong("a lease's '" + field + "' must be an instant such as 2026-01-31T12:00:00Z");
    }
  }

  private IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException(file + ": " + what);
  }

  /// An account that was checked and is no longer listed has departed.
  private static void depart(MemoryLedger ledger, AccountId account, Instant now) {
    Optional<Standing> _ = ledger.begin(account, "rows", now, now.plus(SESSION));
    LastCheck last = LastCheck.withoutPosture(now, CheckEnding.SPARED, "Spared DEPARTED");
    ledger.record(
        new CheckRecord(
            account,
            "rows",
            last,
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Set.of(),
            List.of()),
        "rows");
  }
}
