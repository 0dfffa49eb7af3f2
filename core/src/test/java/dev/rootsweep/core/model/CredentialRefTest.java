package dev.rootsweep.core.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialRefTest {
  private static final Instant MADE = Instant.parse("2026-07-01T12:00:00Z");

  @ParameterizedTest
  @EnumSource
  void readsWhatItWrote(CredentialRef.Kind kind) {
    CredentialRef ref = new CredentialRef(kind, "arn:aws:iam::000000000001:mfa/root/second");

    CredentialRef read = CredentialRef.parse(ref.toString());

    assertEquals(ref, read);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ACCESS_KEY", "access_key/id", "/id", "OTHER/id", " ACCESS_KEY/id"})
  void refusesATextWithoutAKnownKind(String text) {
    assertThrows(IllegalArgumentException.class, () -> CredentialRef.parse(text));
  }

  @Test
  void tellsAPasswordMadeAgainFromTheOneBefore() {
    LastUse never = new LastUse.NoneRecorded();

    CredentialRef before = new RootCredential.ConsolePassword(MADE, never).ref();
    CredentialRef again = new RootCredential.ConsolePassword(MADE.plusSeconds(1), never).ref();

    assertNotEquals(before, again);
  }

  @Test
  void tellsAnMfaDeviceMadeAgainFromTheOneBefore() {
    CredentialRef before = new RootCredential.MfaDevice("serial", MADE).ref();
    CredentialRef again = new RootCredential.MfaDevice("serial", MADE.plusSeconds(1)).ref();

    assertNotEquals(before, again);
    assertEquals("serial", again.awsId());
  }

  @Test
  void findsTheSerialNumberThoughItHoldsTheSignBeforeTheInstant() {
    CredentialRef ref = new RootCredential.MfaDevice("arn:aws:iam::1:mfa/me@home", MADE).ref();

    assertEquals("arn:aws:iam::1:mfa/me@home", ref.awsId());
    assertEquals(ref, CredentialRef.parse(ref.toString()));
  }

  @Test
  void namesAKeyWhateverItsState() {
    LastUse used = new LastUse.Used(MADE, Optional.of("s3"), Optional.empty());

    CredentialRef active =
        new RootCredential.AccessKey("key", true, MADE, new LastUse.NoneRecorded()).ref();
    CredentialRef inactive = new RootCredential.AccessKey("key", false, MADE, used).ref();

    assertEquals(active, inactive);
  }

  @Test
  void speaksOfAPasswordWithoutItsInstant() {
    String words =
        new RootCredential.ConsolePassword(MADE, new LastUse.NoneRecorded()).ref().words();

    assertEquals("console password", words);
  }

  @Test
  void speaksOfTheOthersById() {
    String words = new RootCredential.MfaDevice("serial", MADE).ref().words();

    assertEquals("MFA device serial", words);
  }
}
