package dev.rootsweep.core.contract;

import static dev.rootsweep.core.contract.LedgerSamples.ACCOUNT;
import static dev.rootsweep.core.contract.LedgerSamples.NOON;
import static dev.rootsweep.core.contract.LedgerSamples.QUARTER_PAST;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.core.model.CheckAlertKind;
import dev.rootsweep.core.model.Fact;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.model.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What waits to be told together.
public interface LedgerDigestContract extends LedgerUnderTest {
  @Test
  default void knowsNoDigestBeforeOneIsOpen() {
    assertEquals(Optional.empty(), ledger().digest("sweep-1", NOON));
    assertEquals(List.of(), close("digest-1"));
  }

  @Test
  default void keepsADigestOpenUntilItsEnd() {
    assertEquals("digest-1", ledger().beginDigest("sweep-1", "digest-1", NOON, QUARTER_PAST));

    assertEquals(Optional.of("digest-1"), ledger().digest("sweep-1", QUARTER_PAST.minusNanos(1)));
    assertEquals(Optional.empty(), ledger().digest("sweep-1", QUARTER_PAST));
    assertEquals(Optional.empty(), ledger().digest("sweep-2", NOON));
  }

  @Test
  default void opensOneForManyWhoAsk() {
    List<String> opened =
        Parallel.answers(
            100, n -> ledger().beginDigest("sweep-1", "digest-" + n, NOON, QUARTER_PAST));

    assertEquals(1, Set.copyOf(opened).size());
    assertEquals(ledger().digest("sweep-1", NOON), Optional.of(opened.getFirst()));
  }

  @Test
  default void opensAnotherWhenTheFirstHasEnded() {
    ledger().beginDigest("sweep-1", "digest-1", NOON, QUARTER_PAST);

    assertEquals(
        "digest-1",
        ledger().beginDigest("sweep-1", "digest-2", QUARTER_PAST.minusNanos(1), QUARTER_PAST));
    assertEquals(
        "digest-2",
        ledger().beginDigest("sweep-1", "digest-2", QUARTER_PAST, QUARTER_PAST.plusSeconds(1)));
  }

  @Test
  default void keepsWhatIsPutInOnceAndWhole() {
    ledger().collect("digest-1", notice(2), NOON);
    ledger().collect("digest-1", notice(1), NOON);
    ledger().collect("digest-1", notice(1), QUARTER_PAST);
    ledger().collect("digest-2", notice(3), NOON);

    assertEquals(List.of(notice(1), notice(2)), close("digest-1"));
  }

  @Test
  default void readsMoreThanOnePage() {
    IntStream.range(0, 600).forEach(n -> ledger().collect("digest-1", notice(n), NOON));

    assertEquals(600, close("digest-1").size());
  }

  @Test
  default void takesNothingOnceItIsClosed() {
    assertTrue(ledger().collect("digest-1", notice(1), NOON));

    List<Notice> told = close("digest-1");

    assertFalse(ledger().collect("digest-1", notice(2), NOON));
    assertTrue(ledger().collect("digest-2", notice(2), NOON));
    assertEquals(List.of(notice(1)), told);
    assertEquals(told, close("digest-1"));
  }

  private List<Notice> close(String digest) {
    return ledger().closeDigest(digest, QUARTER_PAST);
  }

  private static Notice notice(int number) {
    return new Notice(
        "notice-%04d".formatted(number),
        Severity.INFO,
        CheckAlertKind.REMOVED,
        ACCOUNT,
        NOON,
        "Removed. " + "x".repeat(2000),
        List.of(new Fact("Account", "ä")),
        List.of("nothing"),
        Optional.of("sweep-1"));
  }
}
