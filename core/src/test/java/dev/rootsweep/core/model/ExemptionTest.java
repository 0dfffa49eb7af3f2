package dev.rootsweep.core.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rootsweep.core.model.Exemption.Target;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ExemptionTest {
  private static final Instant UNTIL = Instant.parse("2026-03-01T00:00:00Z");
  private static final AccountId ACCOUNT = new AccountId("111111111111");
  private static final Set<String> UNITS = Set.of("r-abcd", "ou-abcd-11111111", "ou-abcd-22222222");
  private static final Map<String, String> TAGS = Map.of("root", "keep");

  static Stream<Arguments> targets() {
    return Stream.of(
        Arguments.of(new Target.OneAccount(ACCOUNT), true),
        Arguments.of(new Target.OneAccount(new AccountId("222222222222")), false),
        Arguments.of(new Target.Unit("r-abcd"), true),
        Arguments.of(new Target.Unit("ou-abcd-11111111"), true),
        Arguments.of(new Target.Unit("ou-abcd-22222222"), true),
        Arguments.of(new Target.Unit("ou-abcd-2222222"), false),
        Arguments.of(new Target.Unit("Prod"), false),
        Arguments.of(new Target.Tagged("root", "keep"), true),
        Arguments.of(new Target.Tagged("root", "Keep"), false),
        Arguments.of(new Target.Tagged("other", "keep"), false));
  }

  @ParameterizedTest
  @MethodSource("targets")
  void concernsWhatItsTargetNames(Target target, boolean concerned) {
    Exemption exemption = new Exemption(target, "break glass", UNTIL);

    assertEquals(concerned, exemption.concerns(ACCOUNT, () -> UNITS, () -> TAGS));
  }

  @Test
  void asksOnlyForWhatItNames() {
    Exemption account = new Exemption(new Target.OneAccount(ACCOUNT), "break glass", UNTIL);
    Exemption unit = new Exemption(new Target.Unit("r-abcd"), "break glass", UNTIL);
    Exemption tagged = new Exemption(new Target.Tagged("root", "keep"), "break glass", UNTIL);

    assertEquals(true, account.concerns(ACCOUNT, ExemptionTest::noUnits, ExemptionTest::noTags));
    assertEquals(true, unit.concerns(ACCOUNT, () -> UNITS, ExemptionTest::noTags));
    assertEquals(true, tagged.concerns(ACCOUNT, ExemptionTest::noUnits, () -> TAGS));
  }

  private static Set<String> noUnits() {
    throw new AssertionError("the exemption names no unit");
  }

  @Test
  void tellsWhichUnitsTheyName() {
    assertEquals(
        Set.of("r-abcd", "ou-abcd-11111111"),
        Exemption.units(
            List.of(
                new Exemption(new Target.Unit("r-abcd"), "break glass", UNTIL),
                new Exemption(new Target.OneAccount(ACCOUNT), "break glass", UNTIL),
                new Exemption(new Target.Unit("ou-abcd-11111111"), "break glass", UNTIL))));
  }

  private static Map<String, String> noTags() {
    throw new AssertionError("the exemption names no tag");
  }

  @Test
  void endsAtItsInstant() {
    Exemption exemption = new Exemption(new Target.OneAccount(ACCOUNT), "break glass", UNTIL);

    assertEquals(true, exemption.isOpen(UNTIL.minusNanos(1)));
    assertEquals(false, exemption.isOpen(UNTIL));
  }
}
