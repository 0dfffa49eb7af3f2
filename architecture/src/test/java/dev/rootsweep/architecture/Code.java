package dev.rootsweep.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/// The compiled classes of every module. Whoever takes some of them says how many there must be, so
/// that no rule passes over nothing.
final class Code {
  private static final JavaClasses MAIN = load("target/classes");
  private static final JavaClasses TESTS = load("target/test-classes");

  private Code() {}

  /// Returns the classes of main code in packages, given as `core.port`, or `core..` with all
  /// below.
  static JavaClasses in(int least, String... packages) {
    return where(least, inPackages(packages));
  }

  /// Returns the classes of main code that a predicate chooses.
  static JavaClasses where(int least, DescribedPredicate<JavaClass> chosen) {
    return enough(MAIN, least, chosen);
  }

  /// Returns the classes of the tests that a predicate chooses.
  static JavaClasses testsWhere(int least, DescribedPredicate<JavaClass> chosen) {
    return enough(TESTS, least, chosen);
  }

  /// Names the packages whose description says that nothing in them is null unless it says so.
  static Set<String> nullMarkedPackages() {
    return Stream.concat(MAIN.stream(), TESTS.stream())
        .filter(type -> type.isAnnotatedWith(NullMarked.class))
        .filter(type -> type.getSimpleName().equals("package-info"))
        .map(JavaClass::getPackageName)
        .collect(Collectors.toUnmodifiableSet());
  }

  static DescribedPredicate<JavaClass> inPackages(String... packages) {
    return resideInAnyPackage(names(packages));
  }

  static String[] names(String... packages) {
    return List.of(packages).stream().map(name -> "dev.rootsweep." + name).toArray(String[]::new);
  }

  private static JavaClasses enough(
      JavaClasses all, int least, DescribedPredicate<JavaClass> chosen) {
    JavaClasses classes = all.that(chosen);
    assertTrue(
        classes.size() >= least,
        () ->
            "the rule must look at %d classes or more that %s, and found %d"
                .formatted(least, chosen.getDescription(), classes.size()));
    return classes;
  }

  private static JavaClasses load(String folder) {
    List<Path> folders =
        Repository.modules().stream()
            .map(module -> Repository.ROOT.resolve(module).resolve(folder))
            .filter(Files::isDirectory)
            .toList();
    return new ClassFileImporter().importPaths(folders);
  }
}
