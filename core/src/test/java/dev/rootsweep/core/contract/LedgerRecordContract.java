package dev.rootsweep.core.contract;

import static dev.rootsweep.core.contract.LedgerSamples.ACCOUNT;
import static dev.rootsweep.core.contract.LedgerSamples.NOON;
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
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.core.model.Allowed;
import dev.rootsweep.core.model.CheckRecord;
import dev.rootsweep.core.model.Intent;
import dev.rootsweep.core.model.Notice;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The end of a check, written in one piece.
public interface LedgerRecordContract extends LedgerUnderTest {

  @Test
  default void freesTheClaimWhenNobodyIsToBeTold() {
    claim();

    ledger().record(entry(check()), "owner-1");

    assertTrue(ledger().begin(ACCOUNT, "owner-2", NOON, QUARTER_PAST).isPresent());
  }

  @Test
  default void keepsTheClaimWhileThereAreNoticesToSend() {
    claim();

    ledger().record(telling(List.of(notice("event-1"))), "owner-1");

    assertFalse(ledger().begin(ACCOUNT, "owner-2", NOON, QUARTER_PAST).isPresent());
    ledger().release(ACCOUNT, "owner-1");
    assertTrue(ledger().begin(ACCOUNT, "owner-2", NOON, QUARTER_PAST).isPresent());
  }

  @Test
  default void closesTheIntent() {
    claim();
    permit(intent("intent-1"));

    ledger().record(leaving(Optional.empty()), "owner-1");

    assertEquals(Optional.empty(), ledger().standing(ACCOUNT).intent());
  }

  @Test
  default void leavesOfTheIntentWhatStaysOpen() {
    Intent rest = intent("intent-1").withCredentials(List.of());
    claim();
    permit(intent("intent-1"));

    ledger().record(leaving(Optional.of(rest)), "owner-1");

    assertEquals(Optional.of(rest), ledger().standing(ACCOUNT).intent());
  }

  @Test
  default void tidiesTheUsedApprovalAway() {
    ledger().approve(approval("approval-1"));
    ledger().approve(approval("approval-2"));
    claim();

    ledger().record(using("approval-1"), "owner-1");

    assertEquals(List.of(approval("approval-2")), ledger().allowed(ACCOUNT).approvals());
  }

  @Test
  default void tidiesEveryUsedApprovalAway() {
    ledger().approve(approval("approval-1"));
    ledger().approve(approval("approval-2"));
    claim();

    ledger().record(using("approval-1", "approval-2"), "owner-1");

    assertEquals(List.of(), ledger().allowed(ACCOUNT).approvals());
  }

  @Test
  default void takesAnApprovalThatIsGoneForUsed() {
    claim();

    ledger().record(using("approval-1"), "owner-1");

    assertEquals(Optional.of(check()), ledger().standing(ACCOUNT).last());
  }

  @Test
  default void leavesLeasesAndApprovalsAlone() {
    ledger().grant(lease("lease-1", NOON));
    ledger().approve(approval("approval-1"));
    claim();

    ledger().record(entry(check()), "owner-1");

    assertEquals(
        new Allowed(List.of(lease("lease-1", NOON)), List.of(approval("approval-1"))),
        ledger().allowed(ACCOUNT));
  }

  @Test
  default void keepsNoticesUntilTheyAreSent() {
    recordNotice(notice("event-1"));
    ledger().release(ACCOUNT, "owner-1");
    claim();

    ledger().record(entry(emptyCheck()), "owner-1");

    assertEquals(List.of(notice("event-1")), ledger().unsent(ACCOUNT));
  }

  @Test
  default void keepsANoticeThatIsRecordedTwiceOnce() {
    recordNotice(notice("event-1", "first words"));

    recordNotice(notice("event-1", "last words"));

    assertEquals(List.of(notice("event-1", "last words")), ledger().unsent(ACCOUNT));
  }

  @Test
  default void forgetsTheNoticeThatWasSent() {
    claim();
    ledger().record(telling(List.of(notice("event-1"), notice("event-2"))), "owner-1");

    ledger().sent(ACCOUNT, notice("event-1").id());

    assertEquals(List.of(notice("event-2")), ledger().unsent(ACCOUNT));
    assertEquals(Set.of(notice("event-2").id()), ledger().standing(ACCOUNT).unsent());
  }

  @Test
  default void forgetsASentNoticeOnlyOnce() {
    recordNotice(notice("event-1"));

    ledger().sent(ACCOUNT, notice("event-1").id());
    ledger().sent(ACCOUNT, notice("event-1").id());

    assertEquals(List.of(), ledger().unsent(ACCOUNT));
    assertEquals(Set.of(), ledger().standing(ACCOUNT).unsent());
  }

  private void claim() {
    assertTrue(ledger().begin(ACCOUNT, "owner-1", NOON, QUARTER_PAST).isPresent());
  }

  private void recordNotice(Notice notice) {
    claim();
    ledger().record(telling(List.of(notice)), "owner-1");
  }

  private static CheckRecord leaving(Optional<Intent> intent) {
    return new CheckRecord(
        ACCOUNT,
        "event-1",
        check(),
        List.of(),
        Optional.of("intent-1"),
        intent,
        Set.of(),
        List.of());
  }

  private static CheckRecord using(String... approvals) {
    return new CheckRecord(
        ACCOUNT,
        "event-1",
        check(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Set.of(approvals),
        List.of());
  }
}
