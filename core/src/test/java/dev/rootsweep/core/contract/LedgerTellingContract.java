package dev.rootsweep.core.contract;

import static dev.rootsweep.core.contract.LedgerSamples.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rootsweep.core.model.AlertClaim;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What is told through which channel.
public interface LedgerTellingContract extends LedgerUnderTest {
  Instant FIVE_PAST = NOON.plusSeconds(300);

  @Test
  default void letsOneOfManyTell() {
    List<Map<String, AlertClaim>> answers =
        Parallel.answers(100, n -> claim("owner-" + n, NOON, "mail", "chat"));

    assertEquals(1, Collections.frequency(answers, both(AlertClaim.TAKEN)));
    assertEquals(99, Collections.frequency(answers, both(AlertClaim.HELD)));
  }

  @Test
  default void givesEachChannelToOneOfThoseThatOverlap() {
    List<Map<String, AlertClaim>> answers =
        Parallel.answers(
            60,
            n ->
                n % 2 == 0
                    ? claim("owner-" + n, NOON, "mail", "chat")
                    : claim("owner-" + n, NOON, "chat", "bus"));

    for (String channel : Set.of("mail", "chat", "bus")) {
      assertEquals(
          1, answers.stream().filter(a -> a.get(channel) == AlertClaim.TAKEN).count(), channel);
    }
  }

  @Test
  default void letsAnOwnerTakeItsTellingAgain() {
    assertEquals(AlertClaim.TAKEN, claim("one", NOON));
    assertEquals(AlertClaim.TAKEN, claim("one", NOON.plusSeconds(1)));
  }

  @Test
  default void letsAnotherTellWhenTheClaimHasEnded() {
    claim("one", NOON);

    assertEquals(AlertClaim.HELD, claim("two", FIVE_PAST.minusNanos(1)));
    assertEquals(AlertClaim.TAKEN, claim("two", FIVE_PAST));
  }

  @Test
  default void letsAnotherTellWhatWasGivenBack() {
    claim("one", NOON);
    giveBack("two");
    assertEquals(AlertClaim.HELD, claim("two", NOON));

    giveBack("one");

    assertEquals(AlertClaim.TAKEN, claim("two", NOON));
  }

  @Test
  default void neverTellsTwice() {
    claim("one", NOON);

    end("one", Set.of("mail"), Set.of(), NOON);

    assertEquals(AlertClaim.TOLD, claim("one", NOON));
    assertEquals(AlertClaim.TOLD, claim("two", FIVE_PAST.plusSeconds(86_400)));
    giveBack("one");
    assertEquals(AlertClaim.TOLD, claim("two", FIVE_PAST));
  }

  @Test
  default void keepsWhatWasToldByOneWhoseClaimHadEnded() {
    claim("one", NOON);
    claim("two", FIVE_PAST);

    end("one", Set.of("mail"), Set.of(), FIVE_PAST);

    assertEquals(AlertClaim.TOLD, claim("two", FIVE_PAST));
  }

  @Test
  default void keepsChannelsAndNoticesApart() {
    end("one", Set.of("mail"), Set.of(), NOON);

    assertEquals(
        Map.of("mail", AlertClaim.TOLD, "chat", AlertClaim.TAKEN),
        claim("one", NOON, "mail", "chat"));
    assertEquals(
        Map.of("mail", AlertClaim.TAKEN),
        ledger().claimTelling("event-2", Set.of("mail"), "one", NOON, FIVE_PAST));
  }

  @Test
  default void claimsWhatIsFreeBesideWhatIsHeldAndTold() {
    claim("one", NOON, "check");
    end("another", Set.of("bus"), Set.of(), NOON);

    Map<String, AlertClaim> answer = claim("two", NOON, "log", "mail", "check", "bus");

    assertEquals(
        Map.of(
            "log", AlertClaim.TAKEN,
            "mail", AlertClaim.TAKEN,
            "check", AlertClaim.HELD,
            "bus", AlertClaim.TOLD),
        answer);
    assertEquals(
        Map.of("log", AlertClaim.HELD, "check", AlertClaim.HELD),
        claim("three", NOON, "log", "check"));
  }

  @Test
  default void marksWhatWentOutAndGivesTheRestBackAtOnce() {
    claim("one", NOON, "log", "mail", "chat");

    end("one", Set.of("log", "chat"), Set.of("mail"), NOON);

    assertEquals(
        Map.of("log", AlertClaim.TOLD, "mail", AlertClaim.TAKEN, "chat", AlertClaim.TOLD),
        claim("two", NOON, "log", "mail", "chat"));
  }

  @Test
  default void marksWhatWentOutThoughAnotherTookTheRestOver() {
    claim("one", NOON, "log", "mail", "chat");
    claim("two", FIVE_PAST, "mail");

    end("one", Set.of("log"), Set.of("mail", "chat"), FIVE_PAST);

    assertEquals(
        Map.of("log", AlertClaim.TOLD, "mail", AlertClaim.HELD, "chat", AlertClaim.TAKEN),
        claim("three", FIVE_PAST.plusSeconds(1), "log", "mail", "chat"));
  }

  private AlertClaim claim(String owner, Instant now) {
    return Objects.requireNonNull(claim(owner, now, "mail").get("mail"));
  }

  private Map<String, AlertClaim> claim(String owner, Instant now, String... channels) {
    return ledger().claimTelling("event-1", Set.of(channels), owner, now, now.plusSeconds(300));
  }

  private void giveBack(String owner) {
    end(owner, Set.of(), Set.of("mail"), NOON);
  }

  private void end(String owner, Set<String> told, Set<String> untold, Instant at) {
    ledger().endTelling("event-1", owner, told, untold, at);
  }

  private static Map<String, AlertClaim> both(AlertClaim claim) {
    return Map.of("mail", claim, "chat", claim);
  }
}
