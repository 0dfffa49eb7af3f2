package dev.rootsweep.core.check;

import static dev.rootsweep.core.check.Given.JOINED;
import static dev.rootsweep.core.check.Given.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.core.fake.Credentials;
import dev.rootsweep.core.model.RootCredential;
import dev.rootsweep.core.settings.DriftAnswer;
import dev.rootsweep.core.settings.Mode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RemovalRulesIntentTest {
  private static final RootCredential KEY = Credentials.oldKey("AKIAOLD");
  private static final RootCredential CERTIFICATE = Credentials.oldCertificate("CERT");
  private static final RootCredential FRESH = Credentials.key("AKIAFRESH", NOW.minusSeconds(5));

  @Test
  void finishesAnOpenIntentWithoutJudgingItAgain() {
    Given given =
        new Given()
            .holding(CERTIFICATE)
            .intended(CERTIFICATE)
            .cleanIn(JOINED)
            .drift(DriftAnswer.HOLD)
            .slot(Situation.Slot.REFUSED);

    Decision.Remove remove = given.removed();

    assertEquals(List.of(CERTIFICATE), remove.targets());
    assertTrue(remove.drift());
  }

  @Test
  void leavesAFreshRecentCredentialOutOfAnOpenIntent() {
    Given given = new Given().holding(KEY, FRESH).intended(KEY);

    Decision.Remove remove = given.removed();

    assertEquals(List.of(KEY), remove.targets());
  }

  @Test
  void takesAFreshCredentialAlongThatNothingHolds() {
    RootCredential other = Credentials.oldKey("AKIAOTHER");
    Given given = new Given().holding(KEY, other).intended(KEY).slot(Situation.Slot.REFUSED);

    Decision.Remove remove = given.removed();

    assertEquals(List.of(KEY, other), remove.targets());
  }

  @Test
  void judgesAFreshCredentialOnceTheIntendedOnesAreGone() {
    Given given = new Given().holding(FRESH).intended(KEY);

    Decision.Hold hold = given.held();

    assertEquals(HeldReason.RECENTLY_USED, hold.reason());
  }

  @Test
  void aPauseStopsAnOpenIntent() {
    Given given = new Given().holding(KEY).intended(KEY).paused();

    Decision.Hold hold = given.held();

    assertEquals(HeldReason.PAUSED, hold.reason());
  }

  @Test
  void anExemptionStopsAnOpenIntent() {
    Given given = new Given().holding(KEY).intended(KEY).exemptUntil(NOW.plusSeconds(1));

    Decision.Spare spare = given.spared();

    assertEquals(SparedReason.EXEMPTION, spare.reason());
  }

  @Test
  void observeStopsAnOpenIntent() {
    Given given = new Given().holding(KEY).intended(KEY).mode(Mode.OBSERVE);

    Decision.Watch watch = (Decision.Watch) given.decided();

    assertEquals(List.of(KEY), watch.credentials());
  }

  @Test
  void aPasswordMadeAgainIsNotTheIntendedOne() {
    RootCredential old = Credentials.oldPassword();
    RootCredential again = Credentials.password(NOW.minusSeconds(5));
    Given given = new Given().holding(again).intended(old);

    Decision.Hold hold = given.held();

    assertEquals(List.of(again), hold.credentials());
  }

  @Test
  void judgesAgainWhatAnIntentJudgedADayAgo() {
    Instant dayAgo = Given.NOW.minus(Duration.ofDays(1));
    Given ended = new Given().holding(CERTIFICATE).intended(dayAgo, CERTIFICATE);
    Given ending = new Given().holding(CERTIFICATE).intended(dayAgo.plusSeconds(1), CERTIFICATE);

    assertEquals(HeldReason.USE_UNKNOWN, ended.held().reason());
    assertEquals(List.of(CERTIFICATE), ending.removed().targets());
  }

  @Test
  void judgesAgainWhatIsUsedSinceTheIntentWasOpened() {
    RootCredential used = Credentials.usedKey("AKIAUSED", Given.NOW.minusSeconds(60));
    Instant before = Given.NOW.minusSeconds(120);
    Given given = new Given().holding(used).intended(before, used);

    Decision.Hold hold = given.held();

    assertEquals(HeldReason.RECENTLY_USED, hold.reason());
  }

  @Test
  void finishesWhatWasUsedOnlyBeforeTheIntentWasOpened() {
    RootCredential used = Credentials.usedKey("AKIAUSED", NOW.minusSeconds(120));
    Given given = new Given().holding(used).intended(NOW.minusSeconds(60), used);

    Decision.Remove remove = given.removed();

    assertEquals(List.of(used), remove.targets());
  }

  @Test
  void keepsTheIntendedDevicesBesideAPasswordThatWaits() {
    RootCredential password = Credentials.password(NOW.minusSeconds(5));
    RootCredential device = Credentials.oldDevice("old");
    Given given = new Given().holding(KEY, device, password).intended(KEY, device);

    Decision.Remove remove = given.removed();

    assertEquals(List.of(KEY, device), remove.targets());
    assertEquals(List.of(password), remove.spared());
  }

  @Test
  void holdsIntendedDevicesWhereOnlyAPasswordThatWaitsIsBesideThem() {
    RootCredential password = Credentials.password(NOW.minusSeconds(5));
    RootCredential device = Credentials.oldDevice("old");
    Given given = new Given().holding(device, password).intended(device);

    Decision.Hold hold = given.held();

    assertEquals(HeldReason.RECENTLY_USED, hold.reason());
    assertEquals(List.of(device, password), hold.credentials());
  }

  @Test
  void finishesIntendedDevicesBesideAKeyThatWaits() {
    RootCredential device = Credentials.oldDevice("old");
    Given given = new Given().holding(device, FRESH).intended(device);

    Decision.Remove remove = given.removed();

    assertEquals(List.of(device), remove.targets());
    assertEquals(List.of(), remove.spared());
  }
}
