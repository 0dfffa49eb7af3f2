package dev.rootsweep.infra.deployment;

import java.util.List;

/// Settings that nothing can be synthesized from, with every problem found.
public final class InvalidDeployment extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  InvalidDeployment(List<String> problems) {
    super(
        "these settings cannot be deployed (docs/deploying.md describes them):\n- "
            + String.join("\n- ", problems));
  }
}
