package dev.rootsweep.core.contract;

import static dev.rootsweep.core.contract.LedgerSamples.ACCOUNT;
import static dev.rootsweep.core.contract.LedgerSamples.CREDENTIALS;
import static dev.rootsweep.core.contract.LedgerSamples.NOON;
import static dev.rootsweep.core.contract.LedgerSamples.OTHER;
import static dev.rootsweep.core.contract.LedgerSamples.QUARTER_PAST;
import static dev.rootsweep.core.contract.LedgerSamples.check;
import static dev.rootsweep.core.contract.LedgerSamples.entry;
import static dev.rootsweep.core.contract.LedgerSamples.settling;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rootsweep.core.model.CheckEnding;
import dev.rootsweep.core.model.CheckRecord;
import dev.rootsweep.core.model.CredentialResult;
import dev.rootsweep.core.model.Proof;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Proofs of settled deletions, kept for good.
public interface LedgerProofContract extends LedgerUnderTest {

  @Test
  default void keepsAProofOfEveryFate() {
    List<CredentialResult> results =
        CREDENTIALS.stream()
            .flatMap(
                one ->
                    Stream.of(
                        CredentialResult.removed(one),
                        CredentialResult.absent(one),
                        CredentialResult.failed(one, "AWS said: \"no\" – 例")))
            .toList();

    prove(settling(NOON, Optional.of("intent-1"), results), "owner-1");

    assertEquals(
        List.of(
            new Proof(
                ACCOUNT, NOON, CheckEnding.REMOVED, "event-1", Optional.of("intent-1"), results)),
        ledger().proofs(ACCOUNT));
  }

  @Test
  default void keepsAProofWithoutAnIntent() {
    prove(settling(NOON, Optional.empty(), removal()), "owner-1");

    assertEquals(Optional.empty(), ledger().proofs(ACCOUNT).getFirst().intentId());
  }

  @Test
  default void keepsNoProofWhereNothingWasSettled() {
    prove(entry(check()), "owner-1");

    assertEquals(List.of(), ledger().proofs(ACCOUNT));
  }

  @Test
  default void keepsProofsFromTheOldestOn() {
    List<Instant> instants =
        Stream.of(
                "2026-03-03T11:59:59.999999999Z",
                "2026-03-03T12:00:00Z",
                "2026-03-03T12:00:00.000000001Z",
                "2026-03-03T12:00:00.1Z",
                "2026-03-03T12:00:00.123456Z",
                "2026-03-03T12:00:01Z",
                "2026-12-03T12:00:00Z")
            .map(Instant::parse)
            .toList();

    instants.forEach(at -> prove(settling(at, Optional.empty(), removal()), "owner-1"));

    assertEquals(instants, ledger().proofs(ACCOUNT).stream().map(Proof::at).toList());
  }

  @Test
  default void keepsTwoProofsOfOneInstant() {
    CredentialResult first = CredentialResult.removed(CREDENTIALS.getFirst());
    CredentialResult last = CredentialResult.absent(CREDENTIALS.getLast());

    prove(settling(NOON, Optional.of("intent-1"), List.of(first)), "owner-1");
    prove(settling(NOON, Optional.of("intent-1"), List.of(last)), "owner-2");

    List<Proof> proofs = ledger().proofs(ACCOUNT);
    assertEquals(2, proofs.size());
    assertEquals(
        Set.of(List.of(first), List.of(last)),
        Set.of(proofs.getFirst().results(), proofs.getLast().results()));
  }

  @Test
  default void keepsProofsOfAccountsApart() {
    prove(settling(NOON, Optional.empty(), removal()), "owner-1");

    assertEquals(List.of(), ledger().proofs(OTHER));
  }

  private void prove(CheckRecord entry, String owner) {
    ledger().begin(ACCOUNT, owner, NOON, QUARTER_PAST);
    ledger().record(entry, owner);
  }

  private static List<CredentialResult> removal() {
    return List.of(CredentialResult.removed(CREDENTIALS.getFirst()));
  }
}
