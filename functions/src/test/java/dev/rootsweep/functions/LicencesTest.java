package dev.rootsweep.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The zip says of each library that is in it under which licence it is.
@Tag("zip")
class LicencesTest {
  /// As in `(MIT) SLF4J API Module (org.slf4j:slf4j-api:2.0.20 - http://www.slf4j.org)`.
  private static final Pattern LINE =
      Pattern.compile(
          "^ +\\((?<licence>.+?)\\) .*\\([^:(]+:(?<name>[^:]+):(?<version>\\S+) - .*\\)$");

  private static final Pattern LIBRARY = Pattern.compile("lib/(?!rootsweep-)(.+\\.jar)");

  /// Licences that let anybody pass the unchanged library on; another one is a decision.
  private static final Set<String> KNOWN =
      Set.of("Apache-2.0", "BSD-2-Clause", "Eclipse Public License - v 2.0", "MIT", "MIT-0");

  @Test
  void nameTheLicenceOfEveryLibraryOfTheZip() throws IOException {
    Set<String> libraries = new TreeSet<>();
    List<MatchResult> lines;
    try (ZipFile zip = new ZipFile(Path.of(System.getProperty("rootsweep.zip", "")).toFile())) {
      zip.stream()
          .flatMap(entry -> LIBRARY.matcher(entry.getName()).results())
          .forEach(library -> libraries.add(library.group(1)));
      lines = lines(zip);
    }

    assertTrue(libraries.size() >= 40, libraries::toString);
    assertEquals(
        libraries,
        lines.stream()
            .map(line -> line.group("name") + "-" + line.group("version") + ".jar")
            .collect(Collectors.toCollection(TreeSet::new)));
    assertEquals(
        Set.of(),
        lines.stream()
            .map(line -> line.group("licence"))
            .filter(licence -> !KNOWN.contains(licence))
            .collect(Collectors.toSet()));
  }

  private static List<MatchResult> lines(ZipFile zip) throws IOException {
    try (InputStream list =
        zip.getInputStream(Objects.requireNonNull(zip.getEntry("THIRD-PARTY.txt")))) {
      return new String(list.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .flatMap(line -> LINE.matcher(line).results())
          .toList();
    }
  }
}
