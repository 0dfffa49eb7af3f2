package dev.rootsweep.core.settings;

import java.util.List;

/// Settings that cannot be used, with every problem found.
public final class InvalidSettings extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  InvalidSettings(List<String> problems) {
    super("these settings cannot be used:\n- " + String.join("\n- ", problems));
  }
}
