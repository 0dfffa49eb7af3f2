package dev.rootsweep.aws.ledger;

import dev.rootsweep.core.model.Pause;
import dev.rootsweep.core.model.PauseEnd;
import dev.rootsweep.core.model.Unasked;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.settings.Setting;
import dev.rootsweep.core.text.Utc;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The rows about the deployment as a whole.
///
/// | pk | sk | holds |
/// | --- | --- | --- |
/// | `FLAG#PAUSE` | `-` | the last pause, and who ended it |
/// | `FLAG#FIRST-SWEEP` | `-` | the sweeps that only observe, and the first that was listed to its end |
/// | `FLAG#RULES` | `-` | the rules of the deployment, by the names of the settings |
final class FlagRows {
  private static final Map<String, AttributeValue> RULES = Row.key("FLAG#RULES", Row.ONLY);
  private static final AttributeValue NO_SWEEPS = AttributeValue.fromSs(List.of());

  private final LedgerTable table;

  FlagRows(LedgerTable table) {
    this.table = table;
  }

  Optional<Pause> pause() {
    return table
        .get("reading the pause flag", Row.PAUSE)
        .filter(row -> !row.containsKey(Row.PAUSE_ENDED))
        .map(row -> Row.body(row, Pause.class));
  }

  Pause pause(Pause pause) {
    return table.putIf("pausing", Row.with(Row.PAUSE, pause), Row.NOT_PAUSED)
        ? pause
        : pause().orElseGet(() -> pause(pause));
  }

  /// The row stays, so that a check can say who ended the pause. A pause is known by its instant:
  /// what cannot be read of the rest must not keep a person from ending it.
  boolean resume(Pause pause, String by, Instant at) {
    return table.updateIf(
        "resuming",
        row ->
            row.key(Row.PAUSE)
                .updateExpression("SET endedAt = :at, endedBy = :by")
                .conditionExpression("contains(body, :since) AND attribute_not_exists(endedAt)")
                .expressionAttributeValues(
                    Map.of(
                        ":at", Row.text(Utc.seconds(at)),
                        ":by", Row.text(by),
                        ":since", Row.text(pause.since().toString()))));
  }

  Optional<PauseEnd> endedPause() {
    return table
        .get("reading how the last pause ended", Row.PAUSE)
        .filter(row -> row.containsKey(Row.PAUSE_ENDED))
        .map(FlagRows::end);
  }

  /// A check that has deleted must say so whatever this row holds: what cannot be read is shown as
  /// that.
  private static PauseEnd end(Map<String, AttributeValue> row) {
    return new PauseEnd(pause(row), shown(row, "endedBy"), shown(row, Row.PAUSE_ENDED));
  }

  private static String pause(Map<String, AttributeValue> row) {
    try {
      return Row.body(row, Pause.class).words();
    } catch (PortFailure _) {
      return "a pause that cannot be read";
    }
  }

  private static String shown(Map<String, AttributeValue> row, String name) {
    AttributeValue value = row.get(name);
    return value == null || value.s() == null ? "unknown" : value.s();
  }

  boolean beginSweep(String sweep) {
    return table.updateIf(
            "beginning a sweep",
            row ->
                row.key(Row.FIRST_SWEEP)
                    .updateExpression("ADD observing :sweep")
                    .conditionExpression("attribute_not_exists(ended)")
                    .expressionAttributeValues(
                        Map.of(":sweep", AttributeValue.fromSs(List.of(sweep)))))
        || onlyObserves(new Unasked(Optional.of(sweep)));
  }

  void endSweep(String sweep) {
    table.update(
        "ending a sweep",
        row ->
            row.key(Row.FIRST_SWEEP)
                .updateExpression("SET ended = if_not_exists(ended, :sweep)")
                .expressionAttributeValues(Map.of(":sweep", Row.text(sweep))));
  }

  boolean onlyObserves(Unasked check) {
    Map<String, AttributeValue> row =
        table.get("looking up the first sweep", Row.FIRST_SWEEP).orElseGet(Map::of);
    List<String> observing = row.getOrDefault("observing", NO_SWEEPS).ss();
    return !row.containsKey("ended") || check.sweep().filter(observing::contains).isPresent();
  }

  void noteRules(Map<Setting, String> rules) {
    Map<String, AttributeValue> row = new HashMap<>(RULES);
    rules.forEach((setting, text) -> row.put(setting.name(), Row.text(text)));
    table.put("noting the rules of the deployment", row);
  }

  Map<Setting, String> rules() {
    Map<Setting, String> rules = new EnumMap<>(Setting.class);
    table
        .get("reading the rules of the deployment", RULES)
        .ifPresent(
            row ->
                Setting.RULES.stream()
                    .filter(setting -> row.containsKey(setting.name()))
                    .forEach(setting -> rules.put(setting, Row.text(row, setting.name()))));
    return rules;
  }
}
