package dev.rootsweep.localstack;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What this machine's owner wants of tests in containers.
enum Containers {
  /// They run where LocalStack can.
  WHERE_POSSIBLE,

  /// They run, or fail.
  REQUIRED,

  /// They do not run.
  OFF;

  static final String NAME = "ROOTSWEEP_CONTAINERS";

  /// Reads what the environment says.
  ///
  /// - errors: `IllegalArgumentException` that names the choices
  static Containers of(Map<String, String> environment) {
    return Optional.ofNullable(environment.get(NAME))
        .filter(said -> !said.isEmpty())
        .map(Containers::named)
        .orElse(WHERE_POSSIBLE);
  }

  private static Containers named(String said) {
    return Arrays.stream(values())
        .filter(choice -> choice.word().equals(said))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s is '%s': say %s, %s, or nothing for %s"
                        .formatted(
                            NAME, said, REQUIRED.word(), OFF.word(), WHERE_POSSIBLE.word())));
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
