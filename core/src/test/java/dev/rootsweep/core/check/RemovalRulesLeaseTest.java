package dev.rootsweep.core.check;

import static dev.rootsweep.core.check.Given.JOINED;
import static dev.rootsweep.core.check.Given.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.rootsweep.core.fake.Credentials;
import dev.rootsweep.core.model.RootCredential;
import dev.rootsweep.core.settings.DriftAnswer;
import dev.rootsweep.core.settings.Mode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemovalRulesLeaseTest {
  private static final Instant GRANTED = NOW.minusSeconds(600);
  private static final Instant ENDS = NOW.plusSeconds(600);
  private static final RootCredential PASSWORD = Credentials.password(NOW.minusSeconds(60));
  private static final RootCredential OLD_KEY = Credentials.oldKey("AKIAOLD");

  @ParameterizedTest
  @CsvSource({"-601,false", "-600,true", "-1,true", "0,true"})
  void sparesAPasswordMadeFromTheGrantOn(long secondsFromNow, boolean spared) {
    RootCredential password = Credentials.password(NOW.plusSeconds(secondsFromNow));
    Given given = new Given().holding(password).cleanIn(JOINED).lease(GRANTED, ENDS);

    Decision decision = given.decided();

    assertEquals(spared, decision instanceof Decision.Spare);
  }

  @ParameterizedTest
  @CsvSource({"-1,false", "0,false", "1,true"})
  void sparesUntilTheInstantOfTheEnd(long endsFromNow, boolean spared) {
    Given given = new Given().holding(PASSWORD).lease(GRANTED, NOW.plusSeconds(endsFromNow));

    Decision decision = given.decided();

    assertEquals(spared, decision instanceof Decision.Spare);
  }

  @Test
  void sparesNothingBeforeTheGrant() {
    RootCredential password = Credentials.password(NOW.plusSeconds(60));
    Given given = new Given().holding(password).lease(NOW.plusSeconds(1), NOW.plusSeconds(600));

    Decision decision = given.decided();

    assertInstanceOf(Decision.Hold.class, decision);
  }

  @Test
  void namesTheEndOfTheLeaseThatLastsLongest() {
    Given given =
        new Given().holding(PASSWORD).lease(GRANTED, ENDS).lease(GRANTED, ENDS.plusSeconds(60));

    Decision.Spare spare = given.spared();

    assertEquals(ENDS.plusSeconds(60), spare.until());
  }

  @Test
  void removesAnOldKeyAndSparesThePasswordMadeUnderTheLease() {
    Given given = new Given().holding(PASSWORD, OLD_KEY).lease(GRANTED, ENDS);

    Decision.Remove remove = given.removed();

    assertEquals(List.of(OLD_KEY), remove.targets());
    assertEquals(List.of(PASSWORD), remove.spared());
  }

  @Test
  void sparesEveryDeviceWhileItSparesThePassword() {
    RootCredential device = Credentials.oldDevice("old");
    Given given = new Given().holding(PASSWORD, device, OLD_KEY).lease(GRANTED, ENDS);

    Decision.Remove remove = given.removed();

    assertEquals(List.of(PASSWORD, device), remove.spared());
  }

  @Test
  void sparesNoOldDeviceBesideAnOldPassword() {
    RootCredential oldDevice = Credentials.oldDevice("old");
    RootCredential newDevice = Credentials.device("new", NOW.minusSeconds(1));
    RootCredential oldPassword = Credentials.oldPassword();
    Given given = new Given().holding(oldPassword, oldDevice, newDevice).lease(GRANTED, ENDS);

    Decision.Remove remove = given.removed();

    assertEquals(List.of(oldPassword, oldDevice), remove.targets());
    assertEquals(List.of(newDevice), remove.spared());
  }

  @Test
  void sparesNoKeyAndNoCertificateMadeUnderTheLease() {
    RootCredential key = Credentials.key("AKIANEW", NOW.minusSeconds(1));
    RootCredential certificate = Credentials.oldCertificate("CERT");
    Given given =
        new Given()
            .holding(key, certificate)
            .lease(Credentials.LONG_AGO.minusSeconds(1), ENDS)
            .mode(Mode.OBSERVE);

    Decision.Watch watch = (Decision.Watch) given.decided();

    assertEquals(List.of(key, certificate), watch.credentials());
  }

  @Test
  void aKeyMadeUnderALeaseIsDrift() {
    RootCredential key = Credentials.key("AKIANEW", NOW.minusSeconds(1));
    Given given =
        new Given().holding(key).cleanIn(JOINED).lease(GRANTED, ENDS).drift(DriftAnswer.HOLD);

    Decision.Hold hold = given.held();

    assertEquals(HeldReason.DRIFT, hold.reason());
  }

  @Test
  void whatAnEndedLeaseLeftIsNeitherDriftNorHeldNorCapped() {
    Given given =
        new Given()
            .holding(PASSWORD, Credentials.device("new", NOW.minusSeconds(30)))
            .cleanIn(JOINED)
            .drift(DriftAnswer.HOLD)
            .slot(Situation.Slot.REFUSED)
            .lease(GRANTED, NOW);

    Decision.Remove remove = given.removed();

    assertFalse(remove.drift());
    assertEquals(2, remove.targets().size());
  }

  @Test
  void whatAnEndedLeaseLeftStaysUnderAPauseWithoutBeingDrift() {
    Given given = new Given().holding(PASSWORD).cleanIn(JOINED).lease(GRANTED, NOW).paused();

    Decision.Hold hold = given.held();

    assertEquals(HeldReason.PAUSED, hold.reason());
    assertFalse(hold.drift());
  }

  @Test
  void whatAnEndedLeaseLeftGoesThoughAKeyIsHeld() {
    RootCredential used = Credentials.usedKey("AKIAUSED", NOW.minusSeconds(10));
    Given given = new Given().holding(PASSWORD, used).lease(GRANTED, NOW);

    Decision.Remove remove = given.removed();

    assertEquals("made under a recovery lease that has ended", remove.why());
    assertEquals(List.of(PASSWORD), remove.targets());
  }

  @Test
  void whatAnEndedLeaseLeftUsesUpNoApproval() {
    Given given = new Given().holding(PASSWORD).lease(GRANTED, NOW).approved(GRANTED, OLD_KEY);

    Decision.Remove remove = given.removed();

    assertEquals(Optional.empty(), remove.approval());
  }
}
