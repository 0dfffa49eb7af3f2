package dev.rootsweep.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// ARCHITECTURE.md is a map: what it names exists, and what exists it names.
class MapTest {
  private static final Pattern FENCE = Pattern.compile("(?ms)^(```|~~~).*?^\\1");
  private static final Pattern TICKED = Pattern.compile("`([^`\\n]+)`");
  private static final Pattern PATH = Pattern.compile("[\\w.-]+(/[\\w.-]+)*/?");
  private static final Pattern TYPE = Pattern.compile("[A-Z]\\w*[a-z]\\w*(\\.[A-Z]\\w*)*");

  private final List<Name> names = names("ARCHITECTURE.md");

  @Test
  void everyPathExists() {
    List<String> missing =
        texts(text -> text.contains("/") && PATH.matcher(text).matches())
            .filter(path -> !Files.exists(Repository.ROOT.resolve(path)))
            .toList();

    assertEquals(
        "", String.join("\n", missing), "ARCHITECTURE.md names files that are not there\n");
  }

  @Test
  void everyTypeExists() {
    Set<String> types = types();

    List<String> missing =
        texts(TYPE.asMatchPredicate()).filter(name -> !types.contains(name)).toList();

    assertEquals(
        "", String.join("\n", missing), "ARCHITECTURE.md names types that are not there\n");
  }

  @Test
  void everyTestThatTheDocumentNamesExists() {
    Set<String> types = types();

    List<String> missing =
        names("docs/testing.md").stream()
            .map(Name::text)
            .filter(text -> text.matches("[A-Z]\\w+Test"))
            .filter(name -> !types.contains(name))
            .toList();

    assertEquals(List.of(), missing, "docs/testing.md names tests that are not there");
  }

  @Test
  void everyModuleIsOnIt() {
    List<String> missing =
        Repository.modules().stream()
            .filter(
                module ->
                    names.stream()
                        .noneMatch(name -> name.text.replaceFirst("/$", "").equals(module)))
            .toList();

    assertEquals("", String.join("\n", missing), "ARCHITECTURE.md lacks these modules\n");
  }

  @Test
  void everyPackageIsOnIt() {
    List<String> missing =
        packages().filter(path -> names.stream().noneMatch(name -> name.names(path))).toList();

    assertEquals("", String.join("\n", missing), "ARCHITECTURE.md lacks these packages\n");
  }

  @Test
  void theMapIsNotEmpty() {
    assertTrue(names.size() >= 40, () -> "ARCHITECTURE.md names only " + names.size() + " things");
  }

  /// One backticked text, with the heading it stands under. Dots and slashes name packages alike.
  private record Name(String heading, String text) {

    /// Tells whether this names a package, given as `core/port`: by that, by the whole name, or by
    /// its last part under a heading that says the module.
    boolean names(String path) {
      String said = text.replace('.', '/').replaceFirst("/$", "");
      int slash = path.indexOf('/');
      return said.equals(path)
          || said.equals("dev/rootsweep/" + path)
          || (slash > 0
              && said.equals(path.substring(slash + 1))
              && List.of(heading.split("\\W+", -1)).contains(path.substring(0, slash)));
    }
  }

  private Stream<String> texts(Predicate<String> chosen) {
    return names.stream().map(Name::text).filter(chosen).distinct();
  }

  private static List<Name> names(String file) {
    String map = Repository.read(Repository.ROOT.resolve(file));
    List<Name> names = new ArrayList<>();
    String heading = "";
    for (String line : FENCE.matcher(map).replaceAll("").lines().toList()) {
      if (line.startsWith("#")) {
        heading = line.replace("`", "");
      }
      Matcher ticked = TICKED.matcher(line);
      while (ticked.find()) {
        names.add(new Name(heading, ticked.group(1)));
      }
    }
    return List.copyOf(names);
  }

  private static Stream<String> packages() {
    Set<String> packages = new TreeSet<>();
    for (JavaClass type : Code.where(200, alwaysTrue())) {
      String path = type.getPackageName().replace('.', '/').replace("dev/rootsweep/", "");
      packages.add(path);
    }
    return packages.stream();
  }

  private static Set<String> types() {
    Stream<JavaClass> classes =
        Stream.concat(
            Code.where(200, alwaysTrue()).stream(), Code.testsWhere(40, alwaysTrue()).stream());
    return classes
        .flatMap(type -> Stream.of(type.getSimpleName(), nested(type)))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static String nested(JavaClass type) {
    return type.getName().substring(type.getPackageName().length() + 1).replace('$', '.');
  }
}
