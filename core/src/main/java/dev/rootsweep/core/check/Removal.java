package dev.rootsweep.core.check;

import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.CredentialResult;
import dev.rootsweep.core.model.RootCredential;
import dev.rootsweep.core.port.AuditSession;
import dev.rootsweep.core.port.DeletionSession;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.port.RootAccess;
import dev.rootsweep.core.port.SessionLedger;
import dev.rootsweep.core.port.Time;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Step 5 of a check: delete, under a permit.
final class Removal {
  /// What is to be removed, under which claim, and what was seen before.
  ///
  /// - shape: `wasBegun` is true when this check found an open intent, so that an earlier one may
  ///   have deleted something
  record Order(
      Claim claim,
      List<RootCredential> targets,
      List<RootCredential> spared,
      boolean wasBegun,
      AuditResult seen) {}

  private final RootAccess rootAccess;
  private final SessionLedger sessions;
  private final Time time;

  Removal(RootAccess rootAccess, SessionLedger sessions, Time time) {
    this.rootAccess = rootAccess;
    this.sessions = sessions;
    this.time = time;
  }

  /// Deletes the targets, then verifies with the audit session that only what is spared is left.
  RemovalResult run(Order order) {
    return new Verification(order, deleted(order), time).run();
  }

  private List<CredentialResult> deleted(Order order) {
    AccountId account = order.claim().due().account();
    try {
      demandClaim(order.claim());
      DeletionSession session = rootAccess.deletion(account).recordedIn(sessions);
      demandClaim(order.claim());
      return delete(session, order);
    } catch (PortFailure failure) {
      return order.targets().stream().map(one -> failed(one, failure)).toList();
    }
  }

  private static CredentialResult failed(RootCredential credential, PortFailure failure) {
    return failure.kind().refused()
        ? CredentialResult.refused(credential, failure.told())
        : CredentialResult.failed(credential, failure.told());
  }

  /// The permit counts as long as the claim: this process may have been suspended since.
  private void demandClaim(Claim claim) {
    if (claim.hasEnded(time.now())) {
      throw new PortFailure(
          PortFailure.Kind.CONFLICT,
          "deleting root credentials of " + claim.due().account(),
          "the claim on the account ended at " + claim.until() + ", before anything was deleted",
          null);
    }
  }

  private List<CredentialResult> delete(DeletionSession session, Order order) {
    List<RootCredential> devices = order.targets().stream().filter(Removal::isMfaDevice).toList();
    List<RootCredential> others =
        order.targets().stream().filter(one -> !isMfaDevice(one)).toList();
    List<CredentialResult> results = new ArrayList<>(allAtOnce(session, order.claim(), others));
    if (!devices.isEmpty()) {
      String why = whyDevicesStay(results, order);
      results.addAll(
          why.isEmpty() ? allAtOnce(session, order.claim(), devices) : keep(devices, why));
    }
    return results;
  }

  /// Says why MFA devices must not go; empty when they may. A password without MFA is worse than
  /// both, and one may have been made since the audit.
  private String whyDevicesStay(List<CredentialResult> results, Order order) {
    Instant now = time.now();
    boolean passwordStays =
        order.spared().stream().anyMatch(Removal::isPassword)
            || results.stream()
                .filter(result -> isPassword(result.credential()))
                .anyMatch(result -> !AbsenceRules.judged(result, now).gone());
    if (passwordStays) {
      return "kept while the console password is there";
    }
    try {
      AuditSession audit = order.seen().session();
      return audit.passwordCreated().filter(made -> !isRemoved(made, results)).isPresent()
          ? "kept since a console password was made meanwhile"
          : "";
    } catch (PortFailure failure) {
      return "kept since a console password may have been made meanwhile: " + failure.told();
    }
  }

  /// Tells whether AWS confirmed the deletion of this password, which a late read still shows.
  private static boolean isRemoved(Instant made, List<CredentialResult> results) {
    return results.stream()
        .filter(result -> result.fate() == CredentialResult.Fate.REMOVED)
        .map(CredentialResult::credential)
        .anyMatch(removed -> isPassword(removed) && removed.created().equals(made));
  }

  private static List<CredentialResult> keep(List<RootCredential> devices, String why) {
    return devices.stream().map(device -> CredentialResult.failed(device, why)).toList();
  }

  private List<CredentialResult> allAtOnce(
      DeletionSession session, Claim claim, List<RootCredential> credentials) {
    List<Future<CredentialResult>> deletions = new ArrayList<>();
    try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
      credentials.forEach(one -> deletions.add(each.submit(() -> delete(session, claim, one))));
    }
    return deletions.stream().map(Removal::result).toList();
  }

  private static CredentialResult result(Future<CredentialResult> ended) {
    if (ended.state() == Future.State.FAILED) {
      throw new IllegalStateException("a deletion must answer with a result", ended.exceptionNow());
    }
    return ended.resultNow();
  }

  /// Each deletion looks at the clock itself: they do not all begin at once.
  private CredentialResult delete(DeletionSession session, Claim claim, RootCredential credential) {
    return claim.hasEnded(time.now())
        ? CredentialResult.failed(credential, "kept since the claim on the account has ended")
        : session.delete(credential);
  }

  private static boolean isMfaDevice(RootCredential credential) {
    return credential instanceof RootCredential.MfaDevice;
  }

  private static boolean isPassword(RootCredential credential) {
    return credential instanceof RootCredential.ConsolePassword;
  }
}
