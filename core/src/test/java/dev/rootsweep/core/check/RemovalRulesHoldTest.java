package dev.rootsweep.core.check;

import static dev.rootsweep.core.check.Given.JOINED;
import static dev.rootsweep.core.check.Given.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.core.fake.Credentials;
import dev.rootsweep.core.model.Approval;
import dev.rootsweep.core.model.RootCredential;
import dev.rootsweep.core.settings.DriftAnswer;
import dev.rootsweep.core.settings.Mode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RemovalRulesHoldTest {
  private static final Instant BOUND = NOW.minus(Duration.ofDays(90));
  private static final RootCredential OLD_KEY = Credentials.oldKey("AKIAOLD");
  private static final RootCredential USED_KEY =
      Credentials.usedKey("AKIAUSED", NOW.minusSeconds(60));
  private static final RootCredential CERTIFICATE = Credentials.oldCertificate("CERT");

  static Stream<Arguments> recency() {
    return Stream.of(
        Arguments.of(Credentials.oldKey("AKIA1"), false),
        Arguments.of(Credentials.key("AKIA1", BOUND.minusSeconds(1)), false),
        Arguments.of(Credentials.key("AKIA1", BOUND), false),
        Arguments.of(Credentials.key("AKIA1", BOUND.plusSeconds(1)), true),
        Arguments.of(Credentials.usedKey("AKIA1", BOUND), false),
        Arguments.of(Credentials.usedKey("AKIA1", BOUND.plusSeconds(1)), true),
        Arguments.of(Credentials.oldPassword(), false),
        Arguments.of(Credentials.password(BOUND), false),
        Arguments.of(Credentials.password(BOUND.plusSeconds(1)), true),
        Arguments.of(Credentials.usedPassword(BOUND), false),
        Arguments.of(Credentials.usedPassword(BOUND.plusSeconds(1)), true),
        Arguments.of(Credentials.device("new", NOW), false),
        Arguments.of(CERTIFICATE, true));
  }

  @ParameterizedTest
  @MethodSource("recency")
  void holdsWhatWasMadeOrUsedLately(RootCredential credential, boolean held) {
    Given given = new Given().holding(credential);

    Decision decision = given.decided();

    assertEquals(held, decision instanceof Decision.Hold);
  }

  @Test
  void certificatesAreHeldEvenWhenNothingElseIsEverRecent() {
    Given given = new Given().holding(CERTIFICATE).recentUse(Duration.ZERO);

    Decision.Hold hold = given.held();

    assertEquals(HeldReason.USE_UNKNOWN, hold.reason());
  }

  @Test
  void oneRecentCredentialHoldsAllOfThem() {
    Given given = new Given().holding(OLD_KEY, CERTIFICATE);

    Decision.Hold hold = given.held();

    assertEquals(List.of(OLD_KEY, CERTIFICATE), hold.credentials());
  }

  @Test
  void saysWhatWasUsedWhenAndWhere() {
    Given given = new Given().holding(Credentials.usedKey("AKIAUSED", NOW.minusSeconds(60)));

    Decision.Hold hold = given.held();

    assertEquals(
        "access key AKIAUSED was used at 2026-03-01 09:59:00 UTC for s3 in eu-west-1",
        hold.detail());
  }

  @Test
  void anApprovalOfEverythingReleasesWithoutASlot() {
    Given given =
        new Given()
            .holding(OLD_KEY, CERTIFICATE)
            .approved(NOW, OLD_KEY, CERTIFICATE)
            .slot(Situation.Slot.REFUSED);

    Decision.Remove remove = given.removed();

    assertEquals("approval-0", remove.approval().map(Approval::id).orElse(""));
  }

  @Test
  void anApprovalOfWhatNothingHoldsReleasesItWithoutASlot() {
    Given given = new Given().holding(OLD_KEY).approved(NOW, OLD_KEY).slot(Situation.Slot.REFUSED);

    Decision.Remove remove = given.removed();

    assertEquals("approval-0", remove.approval().map(Approval::id).orElse(""));
  }

  @Test
  void anApprovalOfWhatIsHeldReleasesItAndTheRestNeedsASlot() {
    Given given = new Given().holding(OLD_KEY, CERTIFICATE).approved(NOW, CERTIFICATE);

    assertEquals(List.of(OLD_KEY, CERTIFICATE), given.removed().targets());
    assertEquals(HeldReason.CAP, given.slot(Situation.Slot.REFUSED).held().reason());
  }

  @Test
  void anApprovalOfAnotherCredentialReleasesNothing() {
    Given given = new Given().holding(OLD_KEY, CERTIFICATE).approved(NOW, OLD_KEY);

    Decision.Hold hold = given.held();

    assertEquals(HeldReason.USE_UNKNOWN, hold.reason());
  }

  @Test
  void twoApprovalsOfHalfEachReleaseNothing() {
    Given given =
        new Given()
            .holding(USED_KEY, CERTIFICATE)
            .approved(NOW, CERTIFICATE)
            .approved(NOW, USED_KEY);

    Decision.Hold hold = given.held();

    assertEquals(HeldReason.RECENTLY_USED, hold.reason());
  }

  @Test
  void observingSaysWhatWouldBeHeld() {
    Given given = new Given().holding(CERTIFICATE).mode(Mode.OBSERVE);

    Decision.Watch watch = (Decision.Watch) given.decided();

    assertTrue(watch.why().contains("in mode enforce held"), watch.why());
    assertEquals(Optional.of(HeldReason.USE_UNKNOWN), watch.held().map(Hindrance::reason));
  }

  @Test
  void anApprovalEndsAfterADay() {
    Instant dayAgo = NOW.minus(Duration.ofHours(24));
    Given ended = new Given().holding(CERTIFICATE).approved(dayAgo, CERTIFICATE);
    Given ending = new Given().holding(CERTIFICATE).approved(dayAgo.plusSeconds(1), CERTIFICATE);

    assertEquals(HeldReason.USE_UNKNOWN, ended.held().reason());
    assertEquals(List.of(CERTIFICATE), ending.removed().targets());
  }

  @Test
  void anApprovalReleasesNeitherPauseNorExemptionNorObserve() {
    Given paused = new Given().holding(OLD_KEY).approved(NOW, OLD_KEY).paused();
    Given exempt =
        new Given().holding(OLD_KEY).approved(NOW, OLD_KEY).exemptUntil(NOW.plusSeconds(1));
    Given observed = new Given().holding(OLD_KEY).approved(NOW, OLD_KEY).mode(Mode.OBSERVE);

    assertEquals(HeldReason.PAUSED, paused.held().reason());
    assertEquals(SparedReason.EXEMPTION, exempt.spared().reason());
    assertEquals(Decision.Watch.class, observed.decided().getClass());
  }

  @Test
  void anApprovalReleasesHeldDrift() {
    Given given =
        new Given().holding(OLD_KEY).cleanIn(JOINED).drift(DriftAnswer.HOLD).approved(NOW, OLD_KEY);

    Decision.Remove remove = given.removed();

    assertTrue(remove.drift());
  }

  @Test
  void driftIsSaidWhateverTheDecision() {
    Given watched = new Given().holding(OLD_KEY).cleanIn(JOINED).mode(Mode.OBSERVE);
    Given paused = new Given().holding(OLD_KEY).cleanIn(JOINED).paused();

    assertTrue(((Decision.Watch) watched.decided()).drift());
    assertTrue(paused.held().drift());
    assertTrue(new Given().holding(OLD_KEY).cleanIn(JOINED).removed().drift());
  }

  @Test
  void anotherMembershipIsNoDrift() {
    Given given =
        new Given().holding(OLD_KEY).cleanIn(JOINED.minusSeconds(1)).drift(DriftAnswer.HOLD);

    Decision.Remove remove = given.removed();

    assertFalse(remove.drift());
  }

  @Test
  void anExpiredExemptionCountsAsNone() {
    Given given = new Given().holding(OLD_KEY).exemptUntil(NOW);

    Decision.Remove remove = given.removed();

    assertEquals(List.of(OLD_KEY), remove.targets());
  }

  @Test
  void theExemptionThatLastsLongestIsNamed() {
    Given given =
        new Given()
            .holding(OLD_KEY)
            .exemptUntil(NOW.plusSeconds(1))
            .exemptUntil(NOW.plusSeconds(9));

    Decision.Spare spare = given.spared();

    assertEquals(NOW.plusSeconds(9), spare.until());
  }

  @Test
  void aCredentialThatTheLastPostureLackedIsUnexpected() {
    Given given =
        new Given().holding(OLD_KEY, CERTIFICATE).lastSeen(OLD_KEY).exemptUntil(NOW.plusSeconds(1));

    Decision.Spare spare = given.spared();

    assertEquals(List.of(CERTIFICATE), spare.unexpected());
  }

  @Test
  void nothingIsUnexpectedAtTheFirstLook() {
    Given given = new Given().holding(OLD_KEY).exemptUntil(NOW.plusSeconds(1));

    Decision.Spare spare = given.spared();

    assertEquals(List.of(), spare.unexpected());
  }
}
