package dev.rootsweep.core.contract;

import static dev.rootsweep.core.contract.LedgerSamples.ACCOUNT;
import static dev.rootsweep.core.contract.LedgerSamples.NOON;
import static dev.rootsweep.core.contract.LedgerSamples.OTHER;
import static dev.rootsweep.core.contract.LedgerSamples.QUARTER_PAST;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.BurstEvent;
import dev.rootsweep.core.model.BurstPlace;
import dev.rootsweep.core.model.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What belongs together in time.
public interface LedgerBurstContract extends LedgerUnderTest {
  String BURST = "ROOT_CALL/HIGH/111111111111/arn:aws:iam::111111111111:root";

  @Test
  default void putsTheFirstEventAtTheHead() {
    BurstPlace place = join("event-1", NOON);

    assertEquals(new BurstPlace(BURST, "event-1", false), place);
    assertTrue(place.isLead("event-1"));
    assertEquals(List.of(), close("event-1"));
  }

  @Test
  default void foldsWhatFollowsInTime() {
    join("event-1", NOON);

    BurstPlace place = join("event-2", QUARTER_PAST.minusNanos(1));

    assertEquals(new BurstPlace(BURST, "event-1", false), place);
    assertFalse(place.isLead("event-2"));
    assertEquals(List.of(event("event-2", ACCOUNT)), close("event-1"));
  }

  @Test
  default void beginsAnewWhenTheTimeIsOver() {
    join("event-1", NOON);

    assertTrue(join("event-2", QUARTER_PAST).isLead("event-2"));
    assertEquals("event-2", join("event-3", QUARTER_PAST.plusSeconds(1)).lead());
    assertEquals(List.of(), close("event-1"));
  }

  @Test
  default void letsAnEventKeepItsPlace() {
    join("event-1", NOON);
    join("event-2", NOON);

    BurstPlace lead = join("event-1", QUARTER_PAST);
    BurstPlace member = join("event-2", QUARTER_PAST);
    BurstPlace elsewhere = ledger().join("another", event("event-2", ACCOUNT), NOON, QUARTER_PAST);

    assertEquals(new BurstPlace(BURST, "event-1", true), lead);
    assertEquals(new BurstPlace(BURST, "event-1", true), member);
    assertEquals(new BurstPlace(BURST, "event-1", true), elsewhere);
    assertEquals(1, close("event-1").size());
  }

  @Test
  default void agreesOnOneHeadOfManyAtOnce() {
    List<BurstPlace> places = Parallel.answers(60, n -> join("event-" + n, NOON));

    Set<String> leads = places.stream().map(BurstPlace::lead).collect(Collectors.toSet());
    String lead = leads.iterator().next();
    assertEquals(1, leads.size());
    assertEquals(
        IntStream.range(0, 60)
            .mapToObj(n -> "event-" + n)
            .filter(id -> !id.equals(lead))
            .collect(Collectors.toSet()),
        close(lead).stream().map(BurstEvent::eventId).collect(Collectors.toSet()));
  }

  @Test
  default void countsAnEventOnceHoweverOftenItComesAtOnce() {
    join("event-1", NOON);

    Parallel.answers(60, _ -> join("event-2", NOON));

    assertEquals(1, close("event-1").size());
  }

  @Test
  default void keepsBurstsApart() {
    join("event-1", NOON);

    BurstPlace other = ledger().join("another", event("event-2", OTHER), NOON, QUARTER_PAST);

    assertTrue(other.isLead("event-2"));
    assertEquals(List.of(), close("event-1"));
  }

  @Test
  default void knowsTheBurstOfSomebodyElsesSession() {
    ledger().opened("ASIAEXAMPLE000000001", "opened", Severity.HIGH, NOON);

    assertEquals(Optional.of("opened"), openedIn("ASIAEXAMPLE000000001", Severity.HIGH));
    assertEquals(Optional.of("opened"), openedIn("ASIAEXAMPLE000000001", Severity.LOW));
    assertEquals(Optional.empty(), openedIn("ASIAEXAMPLE000000001", Severity.CRITICAL));
    assertEquals(Optional.empty(), openedIn("ASIAEXAMPLE000000002", Severity.LOW));
  }

  @Test
  default void countsFailedSignInsOfTheTimeAround() {
    Duration tenMinutes = Duration.ofMinutes(10);
    ledger().failedSignIn(ACCOUNT, "event-1", NOON, tenMinutes);
    ledger().failedSignIn(ACCOUNT, "event-2", NOON.plusSeconds(599), tenMinutes);
    ledger().failedSignIn(ACCOUNT, "event-2", NOON.plusSeconds(599), tenMinutes);
    ledger().failedSignIn(OTHER, "event-3", NOON, tenMinutes);

    assertEquals(
        List.of(NOON, NOON, NOON.plusSeconds(599)),
        ledger().failedSignIn(ACCOUNT, "event-4", NOON, tenMinutes));
    assertEquals(
        List.of(NOON.plusSeconds(599), NOON.plusSeconds(600)),
        ledger().failedSignIn(ACCOUNT, "event-5", NOON.plusSeconds(600), tenMinutes));
  }

  @Test
  default void foldsNothingIntoABurstThatIsClosed() {
    join("event-1", NOON);
    join("event-2", NOON);

    List<BurstEvent> told = close("event-1");
    BurstPlace late = join("event-3", NOON.plusSeconds(1));
    BurstPlace early = join("event-2", NOON.plusSeconds(1));

    assertEquals(List.of(event("event-2", ACCOUNT)), told);
    assertEquals(new BurstPlace(BURST, "event-3", false), late);
    assertEquals(new BurstPlace(BURST, "event-3", true), join("event-3", QUARTER_PAST));
    assertEquals(new BurstPlace(BURST, "event-1", true), early);
    assertEquals(told, close("event-1"));
    assertEquals(List.of(), close("event-3"));
  }

  @Test
  default void losesNoneOfThoseThatComeWhileABurstIsClosed() {
    join("event-0", NOON);
    List<BurstEvent> told = new ArrayList<>();

    List<BurstPlace> places =
        Parallel.answers(
            60,
            n -> {
              if (n == 30) {
                told.addAll(close("event-0"));
              }
              return join("event-" + (n + 1), NOON);
            });

    Set<String> read = told.stream().map(BurstEvent::eventId).collect(Collectors.toSet());
    for (int n = 1; n <= 60; n++) {
      boolean alone = places.get(n - 1).isLead("event-" + n);
      assertTrue(alone || read.contains("event-" + n), "event-" + n + " is told to nobody");
    }
  }

  @Test
  default void givesEachVariantOfAnHourItsPlace() {
    Instant later = NOON.plusSeconds(3600);

    assertEquals(1, ledger().variant("group", "key 192.0.2.1", NOON, 2));
    assertEquals(2, ledger().variant("group", "key 192.0.2.2", NOON, 2));
    assertEquals(3, ledger().variant("group", "key 192.0.2.3", NOON, 2));
    assertEquals(2, ledger().variant("group", "key 192.0.2.2", NOON, 2));
    assertEquals(1, ledger().variant("group", "key 192.0.2.3", later, 2));
    assertEquals(1, ledger().variant("another", "key 192.0.2.3", NOON, 2));
  }

  @Test
  default void knowsThePlaceThatAnEventHas() {
    assertEquals(Optional.empty(), ledger().placed("event-1"));

    BurstPlace place = join("event-1", NOON);

    assertEquals(
        Optional.of(new BurstPlace(place.burst(), place.lead(), true)), ledger().placed("event-1"));
    assertEquals(Optional.empty(), ledger().placed("event-2"));
  }

  private Optional<String> openedIn(String key, Severity severity) {
    return ledger().openedIn(key, severity);
  }

  private BurstPlace join(String id, Instant now) {
    return ledger().join(BURST, event(id, ACCOUNT), now, now.plus(Duration.ofMinutes(15)));
  }

  private List<BurstEvent> close(String lead) {
    return ledger().closeBurst(BURST, lead, QUARTER_PAST);
  }

  private static BurstEvent event(String id, AccountId account) {
    return new BurstEvent(
        id, account, NOON, "ec2:RunInstances", "AKIAEXAMPLE000000001", "192.0.2.1", "instance i-1");
  }
}
