package dev.rootsweep.aws.ledger;

import dev.rootsweep.core.model.Pause;
import dev.rootsweep.core.settings.Setting;
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
/// | `FLAG#PAUSE` | `-` | the pause, while removals are paused |
/// | `FLAG#FIRST-SWEEP` | `-` | the sweeps that only observe, and the first that was listed to its end |
/// | `FLAG#RULES` | `-` | the rules of the deployment, by the names of the settings |
final class FlagRows {
  private static final Map<String, AttributeValue> FIRST_SWEEP =
      Row.key("FLAG#FIRST-SWEEP", Row.ONLY);
  private static final Map<String, AttributeValue> RULES = Row.key("FLAG#RULES", Row.ONLY);
  private static final AttributeValue NO_SWEEPS = AttributeValue.fromSs(List.of());

  private final LedgerTable table;

  FlagRows(LedgerTable table) {
    this.table = table;
  }

  Optional<Pause> pause() {
    return table.get("reading the pause flag", Row.PAUSE).map(row -> Row.body(row, Pause.class));
  }

  Pause pause(Pause pause) {
    return table.putIfAbsent("pausing", Row.with(Row.PAUSE, pause))
        ? pause
        : pause().orElseGet(() -> pause(pause));
  }

  /// A pause is known by its instant: an earlier version may have written the rest in another way.
  boolean resume(Pause pause) {
    return table.deleteIf("resuming", Row.PAUSE, pause.since().toString());
  }

  boolean beginSweep(String sweep) {
    return table.updateIf(
            "beginning a sweep",
            row ->
                row.key(FIRST_SWEEP)
                    .updateExpression("ADD observing :sweep")
                    .conditionExpression("attribute_not_exists(ended)")
                    .expressionAttributeValues(
                        Map.of(":sweep", AttributeValue.fromSs(List.of(sweep)))))
        || onlyObserves(Optional.of(sweep));
  }

  void endSweep(String sweep) {
    table.update(
        "ending a sweep",
        row ->
            row.key(FIRST_SWEEP)
                .updateExpression("SET ended = if_not_exists(ended, :sweep)")
                .expressionAttributeValues(Map.of(":sweep", Row.text(sweep))));
  }

  boolean onlyObserves(Optional<String> sweep) {
    Map<String, AttributeValue> row =
        table.get("looking up the first sweep", FIRST_SWEEP).orElseGet(Map::of);
    List<String> observing = row.getOrDefault("observing", NO_SWEEPS).ss();
    return !row.containsKey("ended") || sweep.filter(observing::contains).isPresent();
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
