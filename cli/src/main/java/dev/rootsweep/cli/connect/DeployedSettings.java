package dev.rootsweep.cli.connect;

import dev.rootsweep.core.settings.Setting;
import dev.rootsweep.core.text.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The rules of the deployment, as its last sweep noted them, and those that a person's own
/// environment names.
///
/// What is exempt in either place is exempt. Of any other rule a person's own counts.
///
/// - shape: `deployed` is empty where no sweep has noted any
record DeployedSettings(Map<Setting, String> deployed, Map<String, String> environment) {
  /// Exemptions are put together, and the cap is an option that the command speaks of itself.
  private static final Set<Setting> SAID_ELSEWHERE =
      Set.of(Setting.EXEMPTIONS, Setting.REMOVAL_CAP);

  /// Returns the environment with the deployment's rules in it.
  Map<String, String> merged() {
    Map<String, String> merged = new HashMap<>(environment);
    deployed.forEach(
        (setting, text) -> {
          String own = own(setting);
          merged.put(
              setting.environmentName(),
              setting == Setting.EXEMPTIONS
                  ? Stream.of(own, text)
                      .filter(each -> !each.isEmpty())
                      .distinct()
                      .collect(Collectors.joining("; "))
                  : own.isEmpty() ? text : own);
        });
    return merged;
  }

  /// Says which rules count: those of the deployment, and which of the person's own differ.
  List<String> inWords() {
    List<String> lines = new ArrayList<>();
    if (!deployed.isEmpty()) {
      lines.add(
          "Rules of the deployment, from the ledger: "
              + deployed.entrySet().stream()
                  .sorted(Map.Entry.comparingByKey())
                  .map(rule -> rule.getKey().environmentName() + "=" + Texts.shown(rule.getValue()))
                  .collect(Collectors.joining(", "))
              + ".");
    }
    deployed.forEach(
        (setting, text) -> {
          String own = own(setting);
          if (!SAID_ELSEWHERE.contains(setting) && !own.isEmpty() && !own.equals(text)) {
            lines.add(
                "%s is %s here and %s in the deployment: %s counts for this command."
                    .formatted(setting.environmentName(), own, text, own));
          }
        });
    return lines;
  }

  private String own(Setting setting) {
    return environment.getOrDefault(setting.environmentName(), "").strip();
  }
}
