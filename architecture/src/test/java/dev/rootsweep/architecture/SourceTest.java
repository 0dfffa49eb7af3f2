package dev.rootsweep.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SourceTest {
  /// What is no code: comments, text blocks, strings, characters. Possessive, or long ones would
  /// use the stack up.
  private static final Pattern NO_CODE =
      Pattern.compile(
          """
          //[^\\n]*|/\\*.*?\\*/|\"""(?:[^"\\\\]++|\\\\.|"(?!""))*+\"""|"(?:[^"\\\\\\n]++|\\\\.)*+"\
          |'(?:[^'\\\\]++|\\\\.)++'\
          """
              .strip(),
          Pattern.DOTALL);

  private static final Pattern VAR = Pattern.compile("\\bvar\\s+[A-Za-z_]");

  private static final Pattern MACHINE =
      Pattern.compile(
          "(?<![\\w./~*-])/(home|root|Users|work)/|/usr/lib/jvm"
              + "|repo1?\\.maven\\.(apache\\.)?org|registry\\.npmjs\\.org|deb\\.debian\\.org|pypi\\.org");

  /// Files that must look where a JDK usually lies, and this one.
  private static final Set<String> MAY_NAME_PLACES =
      Set.of(
          "bin/find-jdk",
          ".ci/run",
          "architecture/src/test/java/dev/rootsweep/architecture/SourceTest.java");

  @Test
  void typesAreWrittenOut() {
    List<Path> files = Repository.javaFiles();

    assertEquals(
        "", violations(files.stream(), text -> VAR.matcher(code(text)).find()), "these use var\n");
    assertTrue(files.size() >= 180, () -> "only " + files.size() + " Java files were found");
  }

  @Test
  void noFileNamesOneMachineOrOneRegistry() {
    List<Path> files = Repository.files();

    Stream<Path> checked =
        files.stream().filter(file -> !MAY_NAME_PLACES.contains(Repository.relative(file)));

    assertEquals(
        "", violations(checked, text -> MACHINE.matcher(text).find()), "these name a place\n");
    assertTrue(files.size() >= 200, () -> "only " + files.size() + " files were found");
  }

  @Test
  void commentsAndStringsAreNoCode() {
    String source = "int a; // var x\n/* var y */ String s = \"var \\\" z\"; char c = '\"';";

    assertEquals("int a; String s = ; char c = ;", code(source).replaceAll("\\s+", " "));
  }

  private static String violations(Stream<Path> files, Predicate<String> violates) {
    List<String> found =
        files
            .filter(file -> Repository.text(file).filter(violates).isPresent())
            .map(Repository::relative)
            .toList();
    return String.join("\n", found);
  }

  private static String code(String source) {
    return NO_CODE.matcher(source).replaceAll(" ");
  }
}
