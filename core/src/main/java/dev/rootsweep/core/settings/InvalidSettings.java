package dev.rootsweep.core.settings;

import java.util.ArrayList;
import java.util.List;

/// Settings that cannot be used, with every problem found.
public final class InvalidSettings extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final ArrayList<String> problems;

  InvalidSettings(List<String> problems) {
    super("these settings cannot be used:\n- " + String.join("\n- ", problems));
    this.problems = new ArrayList<>(problems);
  }

  /// Returns the problems, one sentence each, with the environment name of the setting.
  public List<String> problems() {
    return List.copyOf(problems);
  }
}
