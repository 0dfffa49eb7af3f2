package dev.rootsweep.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The column "may import" of the module table in ARCHITECTURE.md.
class ImportTest {
  private static final String SDK = "software.amazon.awssdk..";

  @ParameterizedTest
  @CsvSource({
    "core,      100, core",
    "sandbox,    45, sandbox",
    "aws,        35, core aws",
    "functions,  10, core aws functions",
    "cli,        15, core aws functions sandbox cli",
    "infra,      20, core.settings infra",
    "bench,      15, core aws functions sandbox bench",
  })
  void importsOfOursOnlyWhatTheTableAllows(String module, int least, String allowed) {
    String[] ours = Code.names((allowed.replace(" ", ".. ") + "..").split(" ", -1));

    classes()
        .should()
        .onlyDependOnClassesThat(
            not(resideInAnyPackage("dev.rootsweep..")).or(resideInAnyPackage(ours)))
        .check(Code.in(least, module + ".."));
  }

  @Test
  void coreKnowsTheJdkAndJspecifyAlone() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "org.jspecify.annotations..", "dev.rootsweep.core..")
        .check(Code.in(100, "core.."));
  }

  @Test
  void sandboxKnowsTheJdkAndJacksonAlone() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "javax..",
            "org.w3c.dom..",
            "com.sun.net.httpserver..",
            "com.fasterxml.jackson..",
            "org.jspecify.annotations..",
            "dev.rootsweep.sandbox..")
        .check(Code.in(45, "sandbox.."));
  }

  @Test
  void onlyAwsSpeaksToAws() {
    // What the benchmarks compare with is written the usual way.
    JavaClasses others = Code.where(180, not(Code.inPackages("aws..", "bench.usual..")));

    // The CDK app reads the SDK's list of Regions, which asks nothing of AWS.
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("dev.rootsweep.infra.deployment.Regions")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(SDK)
        .check(others);
  }
}
