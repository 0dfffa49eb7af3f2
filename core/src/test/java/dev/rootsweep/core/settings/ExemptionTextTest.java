package dev.rootsweep.core.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.Exemption;
import dev.rootsweep.core.model.Exemption.Target;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExemptionTextTest {
  private static final Instant END = Instant.parse("2027-02-01T00:00:00Z");

  @Test
  void readsAnAccount() {
    Exemption exemption = ExemptionText.parse("000000000001 until 2027-01-31 for break glass");

    Target account = new Target.OneAccount(new AccountId("000000000001"));
    assertEquals(new Exemption(account, "break glass", END), exemption);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ou-abcd-12345678", "r-abcd"})
  void readsAUnit(String unit) {
    Exemption exemption = ExemptionText.parse(unit + " until 2027-01-31 for legacy");

    assertEquals(new Exemption(new Target.Unit(unit), "legacy", END), exemption);
  }

  @ParameterizedTest
  @CsvSource({"tag:root=keep,root,keep", "tag:root=,root,''", "tag:a:b=c=d,a:b,c=d"})
  void readsATag(String target, String key, String value) {
    Exemption exemption = ExemptionText.parse(target + " until 2027-01-31 for legacy");

    assertEquals(new Exemption(new Target.Tagged(key, value), "legacy", END), exemption);
  }

  @Test
  void lastsUntilTheEndOfItsDay() {
    Exemption exemption = ExemptionText.parse("000000000001 until 2027-01-31 for legacy");

    assertTrue(exemption.isOpen(Instant.parse("2027-01-31T23:59:59.999999999Z")));
    assertTrue(!exemption.isOpen(Instant.parse("2027-02-01T00:00:00Z")));
  }

  @Test
  void keepsTheWordsOfAReason() {
    Exemption exemption =
        ExemptionText.parse("000000000001 until 2027-01-31 for work until 2028 for us");

    assertEquals("work until 2028 for us", exemption.reason());
  }

  @Test
  void readsSeveral() {
    List<Exemption> exemptions =
        ExemptionText.parseAll(
            "; 000000000001 until 2027-01-31 for a;\n ou-abcd-12345678 until 2027-01-31 for b;");

    assertEquals(List.of("a", "b"), exemptions.stream().map(Exemption::reason).toList());
  }

  @Test
  void readsNone() {
    List<Exemption> exemptions = ExemptionText.parseAll(" ; ");

    assertEquals(List.of(), exemptions);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "000000000001",
        "000000000001 until 2027-01-31",
        "000000000001 until 2027-01-31 for ",
        "000000000001 until 2027-02-29 for legacy",
        "000000000001 until tomorrow for legacy",
        "000000000001 until 31.01.2027 for legacy",
        "1 until 2027-01-31 for legacy",
        "OU-abcd-12345678 until 2027-01-31 for legacy",
        "tag:root until 2027-01-31 for legacy",
        "tag:=keep until 2027-01-31 for legacy",
        "* until 2027-01-31 for legacy"
      })
  void refusesWhatIsNoExemption(String text) {
    assertThrows(IllegalArgumentException.class, () -> ExemptionText.parse(text));
  }

  @Test
  void quotesWhatItRefuses() {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> ExemptionText.parse("\u0000no such"));

    assertEquals("'no such' is not an exemption", refusal.getMessage());
  }

  @Test
  void refusesAllForOneThatCannotBeRead() {
    String text = "000000000001 until 2027-01-31 for a; 000000000002 for ever";

    assertThrows(IllegalArgumentException.class, () -> ExemptionText.parseAll(text));
  }
}
