package dev.rootsweep.cli.stage;

import dev.rootsweep.core.settings.Setting;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/// Settings in a file: lines `NAME=value`, also with `export` before them; `#` begins a remark.
public final class SettingsFile {
  private SettingsFile() {}

  /// Reads a file.
  ///
  /// - errors: `IllegalArgumentException` naming the line that is none of these
  public static Map<String, String> read(Path file) throws IOException {
    Map<String, String> settings = new LinkedHashMap<>();
    for (String line : GivenFile.text(file).lines().toList()) {
      String text = line.strip().replaceFirst("^export\\s+", "");
      if (text.isEmpty() || text.startsWith("#")) {
        continue;
      }
      int sign = text.indexOf('=');
      if (sign < 1) {
        throw new IllegalArgumentException(file + " has a line that is no NAME=value: " + text);
      }
      settings.put(
          known(file, text.substring(0, sign).strip()), unquoted(text.substring(sign + 1).strip()));
    }
    return settings;
  }

  /// A mistyped name of ours would leave a setting as it is; other names are for AWS's tools.
  private static String known(Path file, String name) {
    boolean unknown =
        name.startsWith("ROOTSWEEP_")
            && Arrays.stream(Setting.values())
                .noneMatch(setting -> setting.environmentName().equals(name));
    if (unknown) {
      throw new IllegalArgumentException(
          file + " has a setting that does not exist: " + name + "; README.md lists them");
    }
    return name;
  }

  private static String unquoted(String text) {
    boolean quoted =
        text.length() > 1
            && (text.charAt(0) == '"' || text.charAt(0) == '\'')
            && text.charAt(0) == text.charAt(text.length() - 1);
    return quoted ? text.substring(1, text.length() - 1) : text;
  }
}
