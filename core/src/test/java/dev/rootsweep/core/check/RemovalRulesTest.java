package dev.rootsweep.core.check;

import static dev.rootsweep.core.check.Given.JOINED;
import static dev.rootsweep.core.check.Given.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.core.fake.Credentials;
import dev.rootsweep.core.model.RootCredential;
import dev.rootsweep.core.settings.DriftAnswer;
import dev.rootsweep.core.settings.Mode;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RemovalRulesTest {
  /// Fits every row at once: a lease can spare it, and it is recent.
  private static final RootCredential PASSWORD = Credentials.password(NOW.minusSeconds(600));

  /// The rows of behaviour.md, section 1, step 4: what makes each match, and its decision.
  private static final List<Row> ROWS =
      List.of(
          new Row("Nothing", Given::holding),
          new Row("Hold PAUSED", Given::paused),
          new Row("Spare LEASE", given -> given.lease(NOW.minusSeconds(900), NOW.plusSeconds(900))),
          new Row("Spare EXEMPTION", given -> given.exemptUntil(NOW.plusSeconds(1))),
          new Row("Watch", given -> given.mode(Mode.OBSERVE)),
          new Row("Hold DRIFT", given -> given.cleanIn(JOINED).drift(DriftAnswer.HOLD)),
          new Row("Hold RECENTLY_USED", given -> given.recentUse(Duration.ofDays(90))),
          new Row("Hold CAP", given -> given.slot(Situation.Slot.REFUSED)),
          new Row("Remove", given -> given));

  private record Row(String decision, UnaryOperator<Given> match) {
    @Override
    public String toString() {
      return decision;
    }
  }

  static Stream<Row> rows() {
    return ROWS.stream();
  }

  static Stream<Arguments> pairs() {
    return IntStream.range(0, ROWS.size())
        .boxed()
        .flatMap(
            first ->
                ROWS.stream()
                    .skip(first + 1L)
                    .map(second -> Arguments.of(ROWS.get(first), second)));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void everyRowDecides(Row row) {
    Given given = row.match.apply(nothingMatches());

    Decision decision = given.decided();

    assertEquals(row.decision, name(decision));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void theEarlierOfTwoMatchingRowsWins(Row first, Row second) {
    Given given = first.match.apply(second.match.apply(nothingMatches()));

    Decision decision = given.decided();

    assertEquals(first.decision, name(decision));
  }

  @Test
  void theFirstSweepOnlyWatches() {
    Given given = nothingMatches().firstSweep();

    Decision decision = given.decided();

    assertEquals("Watch", name(decision));
  }

  @Test
  void driftGoesOnAtRowEightWhenTheSettingSaysRemove() {
    Given given =
        nothingMatches()
            .cleanIn(JOINED)
            .recentUse(Duration.ofDays(90))
            .slot(Situation.Slot.REFUSED);

    Decision decision = given.decided();

    assertEquals("Hold CAP", name(decision));
  }

  @Test
  void needsASlotForWhatNobodyJudged() {
    assertTrue(nothingMatches().removed().needsSlot());
  }

  @Test
  void needsNoSlotForWhatIsBegunOrApproved() {
    Given begun = nothingMatches().intended(PASSWORD);
    Given approved = nothingMatches().approved(NOW.minusSeconds(60), PASSWORD);

    assertFalse(begun.removed().needsSlot());
    assertFalse(approved.removed().needsSlot());
  }

  private static Given nothingMatches() {
    return new Given().holding(PASSWORD).recentUse(Duration.ZERO);
  }

  private static String name(Decision decision) {
    return switch (decision) {
      case Decision.Hold hold -> "Hold " + hold.reason();
      case Decision.Spare spare -> "Spare " + spare.reason();
      case Decision.Nothing _, Decision.Watch _, Decision.Remove _ ->
          decision.getClass().getSimpleName();
    };
  }
}
