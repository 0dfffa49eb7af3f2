package dev.rootsweep.core.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountIdTest {
  @Test
  void keepsLeadingZeros() {
    AccountId id = new AccountId("000000000001");

    assertEquals("000000000001", id.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "00000000001",
        "0000000000001",
        "00000000000a",
        " 000000000001",
        "000000000001\n",
        "-00000000001",
        "٠٠٠٠٠٠٠٠٠٠٠١",
        "０００００００００００１"
      })
  void refusesWhatIsNotTwelveAsciiDigits(String text) {
    assertThrows(IllegalArgumentException.class, () -> new AccountId(text));

    assertFalse(AccountId.isValid(text));
  }

  @Test
  void quotesAHostileTextOnlyAsFitToBeShown() {
    String hostile = "\u001b\u009broot@example.com" + "x".repeat(9999);

    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> new AccountId(hostile));

    assertEquals("an account id is twelve digits, not '***@***'", refusal.getMessage());
  }
}
