package dev.rootsweep.core.contract;

import static dev.rootsweep.core.contract.LedgerSamples.ACCOUNT;
import static dev.rootsweep.core.contract.LedgerSamples.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.AccountState;
import dev.rootsweep.core.port.MessageQueue;
import dev.rootsweep.core.signal.AccountSignal;
import dev.rootsweep.core.signal.Cause;
import dev.rootsweep.core.signal.CheckDue;
import dev.rootsweep.core.signal.CheckMessage;
import dev.rootsweep.core.signal.DigestDue;
import dev.rootsweep.core.signal.Listing;
import dev.rootsweep.core.signal.Origin;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Everything that the port `MessageQueue` promises for checks.
public interface CheckQueueContract extends BuryingContract<AccountSignal> {
  Origin ORIGIN = new Origin("event-1", ACCOUNT, "eu-west-1", NOON);
  Duration LONGEST = Duration.ofMinutes(15);

  /// Returns the queue of the present test, empty when the test begins.
  MessageQueue<CheckMessage> queue();

  @Override
  default void bury(String message, String reason) {
    queue().bury(message, reason);
  }

  @Test
  default void deliversACheckOfEachCauseAsItWasSent() {
    List<CheckDue> dues =
        Arrays.stream(Cause.values())
            .map(cause -> CheckDue.first(ACCOUNT, cause, ORIGIN, NOON.plusMillis(1)))
            .toList();

    dues.forEach(due -> queue().send(due, Duration.ZERO));

    assertEquals(new HashSet<>(dues), new HashSet<>(arrived(dues.size())));
  }

  @Test
  default void deliversWhatASweepListedAsItWasSent() {
    Listing listing =
        new Listing(
            "sweep-1", "Shop", AccountState.ACTIVE, NOON.minusMillis(1), NOON.plusSeconds(1));
    CheckDue due = CheckDue.swept(ACCOUNT, listing, ORIGIN).again();

    queue().send(due, Duration.ZERO);

    assertEquals(List.of(due), arrived(1));
  }

  @Test
  default void deliversADigestAsItWasSent() {
    DigestDue due = new DigestDue("sweep-1", "sweep-1/event-1", ORIGIN);

    queue().send(due, Duration.ZERO);

    assertEquals(List.of(due), arrived(1));
  }

  @Test
  default void deliversEveryOneOfManyOnce() {
    List<CheckDue> dues =
        IntStream.range(0, 25)
            .mapToObj(n -> new AccountId("%012d".formatted(n)))
            .map(account -> CheckDue.first(account, Cause.SWEEP, ORIGIN))
            .toList();

    queue().send(dues);

    List<?> arrived = arrived(dues.size());
    assertEquals(dues.size(), arrived.size());
    assertEquals(new HashSet<>(dues), new HashSet<>(arrived));
  }

  @Test
  default void sendsNothingOfNone() {
    queue().send(List.of());

    assertEquals(List.of(), arrived(0));
  }

  @Test
  default void keepsBackWhatIsDelayed() {
    queue().send(CheckDue.first(ACCOUNT, Cause.CREATED, ORIGIN), LONGEST);
    queue().send(new DigestDue("sweep-1", "sweep-1/event-1", ORIGIN), LONGEST);

    assertEquals(List.of(), arrived(0));
    assertEquals(2, waiting());
  }
}
