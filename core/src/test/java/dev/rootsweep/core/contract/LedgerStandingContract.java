package dev.rootsweep.core.contract;

import static dev.rootsweep.core.contract.LedgerSamples.ACCOUNT;
import static dev.rootsweep.core.contract.LedgerSamples.NOON;
import static dev.rootsweep.core.contract.LedgerSamples.OTHER;
import static dev.rootsweep.core.contract.LedgerSamples.QUARTER_PAST;
import static dev.rootsweep.core.contract.LedgerSamples.approval;
import static dev.rootsweep.core.contract.LedgerSamples.check;
import static dev.rootsweep.core.contract.LedgerSamples.emptyCheck;
import static dev.rootsweep.core.contract.LedgerSamples.entry;
import static dev.rootsweep.core.contract.LedgerSamples.intent;
import static dev.rootsweep.core.contract.LedgerSamples.lease;
import static dev.rootsweep.core.contract.LedgerSamples.notice;
import static dev.rootsweep.core.contract.LedgerSamples.telling;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.AlertKind;
import dev.rootsweep.core.model.Allowed;
import dev.rootsweep.core.model.Approval;
import dev.rootsweep.core.model.CheckAlertKind;
import dev.rootsweep.core.model.CheckEnding;
import dev.rootsweep.core.model.Intent;
import dev.rootsweep.core.model.LastCheck;
import dev.rootsweep.core.model.Lease;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.model.Severity;
import dev.rootsweep.core.model.Standing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is remembered of an account comes back as it was written.
public interface LedgerStandingContract extends LedgerUnderTest {

  @Test
  default void remembersNothingOfAnAccountThatItNeverSaw() {
    assertEquals(Standing.unknown(), ledger().standing(ACCOUNT));
  }

  @Test
  default void remembersNothingOfAnAccountThatIsOnlyClaimed() {
    ledger().begin(ACCOUNT, "owner-1", NOON, QUARTER_PAST);

    assertEquals(Standing.unknown(), ledger().standing(ACCOUNT));
  }

  @Test
  default void remembersACheckWithEveryKindOfCredential() {
    recordCheck(check());

    assertEquals(Optional.of(check()), ledger().standing(ACCOUNT).last());
  }

  @Test
  default void remembersACheckThatLearnedNothing() {
    recordCheck(emptyCheck());

    assertEquals(Optional.of(emptyCheck()), ledger().standing(ACCOUNT).last());
  }

  @Test
  default void remembersTheLastCheckOnly() {
    recordCheck(check());
    recordCheck(emptyCheck());

    assertEquals(Optional.of(emptyCheck()), ledger().standing(ACCOUNT).last());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1970-01-01T00:00:00Z",
        "2026-03-03T12:00:00.5Z",
        "2026-03-03T12:00:00.123456789Z",
        "9999-12-31T23:59:59.999999999Z"
      })
  default void remembersInstantsToTheNanosecond(Instant at) {
    LastCheck check =
        new LastCheck(
            at,
            CheckEnding.CLEAN,
            "Clean",
            Optional.empty(),
            Optional.of(at),
            Optional.of(at),
            Optional.of(at),
            Optional.of(at),
            List.of(),
            Optional.empty(),
            Set.of());

    recordCheck(check);

    assertEquals(Optional.of(check), ledger().standing(ACCOUNT).last());
  }

  @Test
  default void remembersAnIntent() {
    ledger().begin(ACCOUNT, "owner-1", NOON, QUARTER_PAST);

    permit(intent("intent-1"));

    assertEquals(Optional.of(intent("intent-1")), ledger().standing(ACCOUNT).intent());
  }

  @Test
  default void remembersAnIntentWithoutCredentials() {
    Intent empty =
        new Intent("intent-1", ACCOUNT, NOON, Optional.empty(), "", "", Set.of(), List.of());
    ledger().begin(ACCOUNT, "owner-1", NOON, QUARTER_PAST);

    permit(empty);

    assertEquals(Optional.of(empty), ledger().standing(ACCOUNT).intent());
  }

  @Test
  default void replacesAnIntent() {
    ledger().begin(ACCOUNT, "owner-1", NOON, QUARTER_PAST);
    permit(intent("intent-1"));

    permit(intent("intent-1").withCredentials(List.of()));

    assertEquals(
        Optional.of(intent("intent-1").withCredentials(List.of())),
        ledger().standing(ACCOUNT).intent());
  }

  @Test
  default void remembersLeasesEndedOrNot() {
    Lease ended = lease("lease-1", Instant.parse("2001-01-01T00:00:00Z"));
    Lease open = lease("lease-2", NOON);

    ledger().grant(ended);
    ledger().grant(open);

    assertEquals(Set.of(ended, open), Set.copyOf(ledger().allowed(ACCOUNT).leases()));
  }

  @Test
  default void replacesALease() {
    ledger().grant(lease("lease-1", NOON));

    ledger().grant(lease("lease-1", NOON.plusSeconds(1)));

    assertEquals(
        List.of(lease("lease-1", NOON.plusSeconds(1))), ledger().allowed(ACCOUNT).leases());
  }

  @Test
  default void remembersApprovals() {
    Approval blank = new Approval("approval-2", ACCOUNT, "", "", Set.of(), Instant.EPOCH);

    ledger().approve(approval("approval-1"));
    ledger().approve(blank);

    assertEquals(
        Set.of(approval("approval-1"), blank), Set.copyOf(ledger().allowed(ACCOUNT).approvals()));
  }

  @Test
  default void remembersNotices() {
    Notice odd = notice("event-2", "\u202e \" \\ \u0000 \n 例 🗝 " + "x".repeat(20_000));
    Notice blank =
        new Notice(
            "event-3",
            Severity.INFO,
            CheckAlertKind.REMOVED,
            ACCOUNT,
            Instant.EPOCH,
            "",
            List.of(),
            List.of(),
            Optional.empty());

    recordNotices(List.of(notice("event-1"), odd, blank));

    assertEquals(Set.of(notice("event-1"), odd, blank), Set.copyOf(ledger().unsent(ACCOUNT)));
  }

  @ParameterizedTest
  @MethodSource("dev.rootsweep.core.model.AlertKind#all")
  default void remembersEveryKindOfNotice(AlertKind kind) {
    Notice notice =
        new Notice(
            "event-1",
            Severity.LOW,
            kind,
            ACCOUNT,
            NOON,
            "",
            List.of(),
            List.of(),
            Optional.empty());

    recordNotices(List.of(notice));

    assertEquals(List.of(notice), ledger().unsent(ACCOUNT));
  }

  @Test
  default void keepsWhatItRemembersOfAccountsApart() {
    recordCheck(check());
    ledger().grant(lease("lease-1", NOON));

    assertEquals(Allowed.nothing(), ledger().allowed(OTHER));
    assertEquals(Standing.unknown(), ledger().standing(OTHER));
    assertEquals(Standing.unknown(), ledger().standing(new AccountId("111111111112")));
  }

  private void recordCheck(LastCheck check) {
    ledger().begin(ACCOUNT, "owner-1", NOON, QUARTER_PAST);
    ledger().record(entry(check), "owner-1");
  }

  private void recordNotices(List<Notice> notices) {
    ledger().begin(ACCOUNT, "owner-1", NOON, QUARTER_PAST);
    ledger().record(telling(notices), "owner-1");
  }
}
