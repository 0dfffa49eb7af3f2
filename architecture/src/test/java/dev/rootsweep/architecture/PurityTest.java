package dev.rootsweep.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.THROW_GENERIC_EXCEPTIONS;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class PurityTest {
  private static final Set<String> SLEEP =
      Set.of(
          "java.lang.Thread.sleep",
          "java.util.concurrent.TimeUnit.sleep",
          "java.util.concurrent.locks.LockSupport.parkNanos",
          "java.util.concurrent.locks.LockSupport.parkUntil");
  private static final Set<String> AMBIENT =
      Set.of(
          "java.lang.System.console",
          "java.lang.System.currentTimeMillis",
          "java.lang.System.err",
          "java.lang.System.exit",
          "java.lang.System.getLogger",
          "java.lang.System.getProperties",
          "java.lang.System.getProperty",
          "java.lang.System.getenv",
          "java.lang.System.in",
          "java.lang.System.nanoTime",
          "java.lang.System.out",
          "java.lang.Math.random",
          "java.util.UUID.randomUUID");
  private static final Set<String> RANDOM =
      Set.of(
          "java.util.Random",
          "java.util.SplittableRandom",
          "java.util.concurrent.ThreadLocalRandom",
          "java.security.SecureRandom");

  @Test
  void coreTakesTimeIdsAndSettingsAsArguments() {
    classes()
        .should(new NotReach("the clock, chance or the environment", PurityTest::isAmbient))
        .check(Code.in(100, "core.."));
  }

  @Test
  void coreDoesNotLog() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.util.logging..", "org.slf4j..", "org.apache.logging..")
        .check(Code.in(100, "core.."));
  }

  @Test
  void neitherCoreNorTestsSleep() {
    NotReach sleep = new NotReach("a sleeping thread", PurityTest::isSleep);

    classes().should(sleep).check(Code.in(100, "core.."));
    classes().should(sleep).check(Code.testsWhere(40, alwaysTrue()));
  }

  @Test
  void failuresHaveATypeThatSaysWhoseFaultTheyAre() {
    noClasses().should(THROW_GENERIC_EXCEPTIONS).check(Code.where(200, alwaysTrue()));
  }

  private static boolean isAmbient(JavaAccess<?> access) {
    String owner = access.getTargetOwner().getName();
    boolean clock =
        owner.startsWith("java.time.")
            && (access.getName().equals("now") || access.getName().startsWith("system"));
    return clock || RANDOM.contains(owner) || AMBIENT.contains(owner + "." + access.getName());
  }

  private static boolean isSleep(JavaAccess<?> access) {
    return SLEEP.contains(access.getTargetOwner().getName() + "." + access.getName());
  }

  private static final class NotReach extends ArchCondition<JavaClass> {
    private final Predicate<JavaAccess<?>> forbidden;

    NotReach(String what, Predicate<JavaAccess<?>> forbidden) {
      super("not reach for " + what);
      this.forbidden = forbidden;
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
      type.getAccessesFromSelf().stream()
          .filter(forbidden)
          .map(access -> SimpleConditionEvent.violated(type, access.getDescription()))
          .forEach(events::add);
    }
  }
}
