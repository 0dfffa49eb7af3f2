package dev.rootsweep.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.INTERFACES;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.core.domain.JavaModifier.STATIC;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.conditions.ArchConditions.have;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import org.junit.jupiter.api.Test;

class ShapeTest {
  private static final String PORT_PACKAGE = "dev.rootsweep.core.port";
  private static final DescribedPredicate<JavaClass> TOP_LEVEL =
      describe(
          "stand in a file of their own",
          type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"));
  private static final DescribedPredicate<JavaClass> SEALED =
      describe("sealed", type -> type.reflect().isSealed());
  private static final DescribedPredicate<JavaClass> DATA =
      describe(
          "records, enums or sealed interfaces",
          type -> type.isRecord() || type.isEnum() || (type.isInterface() && SEALED.test(type)));

  /// A session is given out in a class of its own, so that no adapter can give it out unrecorded.
  @Test
  void portsAreInterfaces() {
    JavaClasses ports = Code.where(9, Code.inPackages("core.port..").and(TOP_LEVEL));

    classes()
        .that()
        .doNotHaveSimpleName("PortFailure")
        .and()
        .doNotHaveSimpleName("UnrecordedSession")
        .should()
        .beInterfaces()
        .check(ports);
  }

  @Test
  void whatTellsOfTheWorldIsData() {
    classes()
        .should(be(DATA))
        .check(Code.where(30, Code.inPackages("core.model..", "core.signal..").and(TOP_LEVEL)));
  }

  @Test
  void decisionTablesArePure() {
    JavaClasses rules = Code.where(2, TOP_LEVEL.and(simpleNameEndingWith("Rules")));

    classes().should().haveModifier(FINAL).check(rules);
    methods().should().haveModifier(STATIC).check(rules);
    fields().should().haveModifier(STATIC).andShould().haveModifier(FINAL).check(rules);
    constructors().should().bePrivate().check(rules);
    noClasses().should(dependOnClassesThat(port())).check(rules);
  }

  @Test
  void whatImplementsAPortIsFinalAndNamedAfterIt() {
    JavaClasses adapters = Code.where(9, not(INTERFACES).and(implementsAPort()));

    classes().should().haveModifier(FINAL).check(adapters);
    classes().should(be(namedAfterItsPort())).check(adapters);
  }

  @Test
  void nothingInTheCoreIsMadeToBeExtended() {
    DescribedPredicate<JavaClass> ordinary =
        describe(
            "are ordinary classes", type -> !type.isInterface() && !type.isEnum() && named(type));

    classes()
        .should()
        .haveModifier(FINAL)
        .check(Code.where(70, Code.inPackages("core..").and(ordinary).and(not(packageInfo()))));
  }

  @Test
  void namesSayWhatAThingIs() {
    String vague = ".*(Manager|Helper|Utils?|Service|Impl)$|^Abstract.*";
    DescribedPredicate<JavaClass> vaguelyNamed =
        describe("a vague name", type -> type.getSimpleName().matches(vague));

    noClasses().should(have(vaguelyNamed)).check(Code.where(200, alwaysTrue()));
    noClasses().should(have(vaguelyNamed)).check(Code.testsWhere(40, alwaysTrue()));
  }

  private static DescribedPredicate<JavaClass> port() {
    return describe(
        "ports", type -> type.isInterface() && type.getPackageName().equals(PORT_PACKAGE));
  }

  private static DescribedPredicate<JavaClass> packageInfo() {
    return describe("package descriptions", type -> type.getSimpleName().equals("package-info"));
  }

  /// Tells whether a class has a name in the source; what the compiler adds for a switch has none.
  private static boolean named(JavaClass type) {
    return !type.getSimpleName().isEmpty() && !type.getModifiers().contains(JavaModifier.SYNTHETIC);
  }

  private static DescribedPredicate<JavaClass> implementsAPort() {
    return describe("implement a port", type -> type.getRawInterfaces().stream().anyMatch(port()));
  }

  private static DescribedPredicate<JavaClass> namedAfterItsPort() {
    return describe(
        "named after its port",
        type ->
            type.getAllRawInterfaces().stream()
                .filter(port())
                .anyMatch(port -> type.getSimpleName().endsWith(port.getSimpleName())));
  }
}
