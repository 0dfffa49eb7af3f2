package dev.rootsweep.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class PackageTest {
  /// What the product does: each could be taken out without touching another.
  static final List<String> FEATURES =
      List.of("check", "sweep", "task", "triage", "report", "setup");

  @Test
  void noPackagesDependOnEachOtherInACircle() {
    slices()
        .assignedFrom(new EachPackage())
        .should()
        .beFreeOfCycles()
        .check(Code.where(200, alwaysTrue()));
  }

  @ParameterizedTest
  @FieldSource("FEATURES")
  void featuresDoNotKnowEachOther(String feature) {
    String[] others =
        FEATURES.stream()
            .filter(other -> !other.equals(feature))
            .map(other -> "dev.rootsweep.core." + other + "..")
            .toArray(String[]::new);

    noClasses()
        .that()
        .resideInAPackage("dev.rootsweep.core." + feature + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others)
        .allowEmptyShould(true)
        .check(Code.in(100, "core.."));
  }

  @Test
  void whatFeaturesStandOnKnowsNoFeature() {
    String[] features =
        FEATURES.stream().map(name -> "dev.rootsweep.core." + name + "..").toArray(String[]::new);

    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(features)
        .check(Code.in(60, "core.model..", "core.signal..", "core.port..", "core.settings.."));
  }

  @Test
  void everyPackageIsNullMarked() {
    classes().should(new LieInANullMarkedPackage()).check(Code.where(200, alwaysTrue()));
    classes().should(new LieInANullMarkedPackage()).check(Code.testsWhere(40, alwaysTrue()));
  }

  private static final class EachPackage implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      return SliceIdentifier.of(type.getPackageName());
    }

    @Override
    public String getDescription() {
      return "packages";
    }
  }

  private static final class LieInANullMarkedPackage extends ArchCondition<JavaClass> {
    private final Set<String> marked = Code.nullMarkedPackages();

    LieInANullMarkedPackage() {
      super("lie in a package whose package-info.java says @NullMarked");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
      String name = type.getPackageName();
      events.add(new SimpleConditionEvent(type, marked.contains(name), name + " is not marked"));
    }
  }
}
