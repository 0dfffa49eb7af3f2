package dev.rootsweep.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.core.check.CheckOutcome;
import dev.rootsweep.core.check.HeldReason;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.CredentialResult;
import dev.rootsweep.core.model.RootCredential;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RoundRulesTest {
  private static final AccountId ID = new AccountId("000000000001");
  private static final Chosen CHOSEN = new Chosen(ID, Optional.empty(), Instant.EPOCH);
  private static final RootCredential GONE = new RootCredential.MfaDevice("gone", Instant.EPOCH);
  private static final RootCredential STUCK = new RootCredential.MfaDevice("stuck", Instant.EPOCH);
  private static final Result BEGUN =
      checked(
          new CheckOutcome.Incomplete(
              ID,
              List.of(CredentialResult.removed(GONE), CredentialResult.failed(STUCK, "denied")),
              List.of(STUCK),
              false,
              "denied"));
  private static final Result NOTHING_WENT =
      checked(
          new CheckOutcome.Incomplete(
              ID,
              List.of(CredentialResult.failed(STUCK, "denied")),
              List.of(STUCK),
              false,
              "denied"));

  @Test
  void keepsWhatWentWhereTheRestIsHeld() {
    CheckOutcome.Incomplete after = after(checked(held()));

    assertEquals(
        List.of(CredentialResult.removed(GONE), CredentialResult.failed(STUCK, "denied")),
        after.results());
    assertEquals(List.of(STUCK), after.remaining());
    assertTrue(after.why().contains("held, paused by somebody"), after.why());
  }

  @Test
  void keepsWhatWentWhereTheAccountIsNotSeenAgain() {
    List.of(
            checked(new CheckOutcome.NotReady(ID, Duration.ZERO, "claimed")),
            checked(new CheckOutcome.Ignored(ID, "left")),
            new Result.Failed(CHOSEN, "no answer"),
            new Result.NotStarted(CHOSEN))
        .forEach(later -> assertEquals(2, after(later).results().size()));
  }

  @Test
  void saysThatAnAccountIsToBeCheckedAgainWhereTheRunWasStopped() {
    Result after = RoundRules.after(NOTHING_WENT, new Result.NotStarted(CHOSEN));

    assertTrue(assertInstanceOf(Result.Checked.class, after).again());
  }

  @Test
  void takesTheLaterWordWhereNothingWent() {
    Result later = checked(held());

    assertEquals(later, RoundRules.after(NOTHING_WENT, later));
  }

  @Test
  void neverTakesBackThatSomethingIsGone() {
    CheckOutcome later =
        new CheckOutcome.Incomplete(
            ID,
            List.of(CredentialResult.failed(GONE, "late read"), CredentialResult.absent(STUCK)),
            List.of(GONE),
            false,
            "late read");

    assertEquals(
        List.of(CredentialResult.removed(GONE), CredentialResult.absent(STUCK)),
        after(checked(later)).results());
  }

  @Test
  void callsNothingRemovedBecauseTheNumbersAreZero() {
    CheckOutcome.Incomplete after = after(checked(new CheckOutcome.Clean(ID)));

    assertEquals(
        List.of(CredentialResult.removed(GONE), CredentialResult.failed(STUCK, "denied")),
        after.results());
    assertEquals(List.of(STUCK), after.remaining());
  }

  @Test
  void callsNothingRemovedBecauseItIsNotAmongWhatIsHeld() {
    CheckOutcome later =
        new CheckOutcome.Held(
            ID, HeldReason.PAUSED, List.of(GONE), false, "paused by somebody: incident");

    assertEquals(
        List.of(CredentialResult.removed(GONE), CredentialResult.failed(STUCK, "denied")),
        after(checked(later)).results());
  }

  @Test
  void takesTheLaterWordOfWhatWasAbsent() {
    CheckOutcome absent =
        new CheckOutcome.Incomplete(
            ID, List.of(CredentialResult.absent(STUCK)), List.of(STUCK), false, "it is shown");
    CheckOutcome denied =
        new CheckOutcome.Incomplete(
            ID, List.of(CredentialResult.failed(STUCK, "denied")), List.of(STUCK), false, "denied");

    Result.Checked after =
        assertInstanceOf(Result.Checked.class, RoundRules.after(checked(absent), checked(denied)));

    assertEquals(denied, after.outcome());
  }

  private static CheckOutcome held() {
    return new CheckOutcome.Held(
        ID, HeldReason.PAUSED, List.of(STUCK), false, "paused by somebody: incident");
  }

  private static CheckOutcome.Incomplete after(Result later) {
    Result.Checked after = assertInstanceOf(Result.Checked.class, RoundRules.after(BEGUN, later));
    return assertInstanceOf(CheckOutcome.Incomplete.class, after.outcome());
  }

  private static Result checked(CheckOutcome outcome) {
    return new Result.Checked(CHOSEN, outcome, false);
  }
}
