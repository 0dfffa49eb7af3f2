package dev.rootsweep.core.check;

import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.CredentialRef;
import dev.rootsweep.core.model.CredentialResult;
import dev.rootsweep.core.model.RootCredential;
import dev.rootsweep.core.model.TaskPolicy;
import dev.rootsweep.core.port.AuditSession;
import dev.rootsweep.core.port.DeletionSession;
import dev.rootsweep.core.port.Ledger;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.port.RootAccess;
import dev.rootsweep.core.port.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/// Steps 5 and 6 of a check: delete, then look again.
final class Removal {
  /// How a removal ended.
  ///
  /// - shape: `remaining` is what was seen last, at worst everything that was not confirmed as
  ///   gone; `problem` is empty when AWS confirmed that only what was spared is left
  record Ended(List<CredentialResult> results, List<RootCredential> remaining, String problem) {}

  private final RootAccess rootAccess;
  private final Ledger ledger;
  private final Time time;

  Removal(RootAccess rootAccess, Ledger ledger, Time time) {
    this.rootAccess = rootAccess;
    this.ledger = ledger;
    this.time = time;
  }

  /// Deletes `targets`, then verifies with the audit session that only `spared` is left.
  Ended run(
      AccountId account,
      List<RootCredential> targets,
      List<RootCredential> spared,
      AuditSession audit) {
    List<CredentialResult> results;
    try {
      DeletionSession session = rootAccess.deletion(account);
      ledger.issued(account, TaskPolicy.DELETION, session.key());
      results = delete(session, audit, targets, spared);
    } catch (PortFailure failure) {
      results = targets.stream().map(c -> CredentialResult.failed(c, failure.told())).toList();
    }
    return verify(results, spared, audit);
  }

  private static List<CredentialResult> delete(
      DeletionSession session,
      AuditSession audit,
      List<RootCredential> targets,
      List<RootCredential> spared) {
    List<RootCredential> devices = targets.stream().filter(Removal::isMfaDevice).toList();
    List<RootCredential> others = targets.stream().filter(c -> !isMfaDevice(c)).toList();
    List<CredentialResult> results = new ArrayList<>(allAtOnce(session, others));
    if (!devices.isEmpty()) {
      String why = whyDevicesStay(results, spared, audit);
      results.addAll(why.isEmpty() ? allAtOnce(session, devices) : keep(devices, why));
    }
    return results;
  }

  /// Says why MFA devices must not go; empty when they may. A password without MFA is worse than
  /// both, and one may have been made since the audit.
  private static String whyDevicesStay(
      List<CredentialResult> results, List<RootCredential> spared, AuditSession audit) {
    boolean passwordStays =
        spared.stream().anyMatch(Removal::isPassword)
            || results.stream().anyMatch(r -> isPassword(r.credential()) && !r.gone());
    if (passwordStays) {
      return "kept while the console password is there";
    }
    try {
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

  private static List<CredentialResult> allAtOnce(
      DeletionSession session, List<RootCredential> credentials) {
    List<Callable<CredentialResult>> deletions =
        credentials.stream()
            .<Callable<CredentialResult>>map(credential -> () -> session.delete(credential))
            .toList();
    try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
      List<CredentialResult> results = new ArrayList<>();
      for (Future<CredentialResult> deletion : each.invokeAll(deletions)) {
        results.add(deletion.get());
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PortFailure(
          PortFailure.Kind.UNAVAILABLE, "deleting root credentials", "interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a deletion must answer with a result", e.getCause());
    }
  }

  private Ended verify(
      List<CredentialResult> results, List<RootCredential> spared, AuditSession audit) {
    List<RootCredential> unconfirmed =
        results.stream().filter(r -> !r.gone()).map(CredentialResult::credential).toList();
    try {
      if (unconfirmed.isEmpty() && onlySparedIsLeft(spared, audit)) {
        return new Ended(results, spared, "");
      }
      List<RootCredential> remaining = audit.credentials();
      return new Ended(results, remaining, problem(results));
    } catch (PortFailure failure) {
      List<RootCredential> feared = unconfirmed.isEmpty() ? targets(results) : unconfirmed;
      return new Ended(results, feared, "could not verify: " + failure.told());
    }
  }

  private boolean onlySparedIsLeft(List<RootCredential> spared, AuditSession audit) {
    if (isWhatIsLeft(spared, audit)) {
      return true;
    }
    for (Duration wait : Audit.WAITS) {
      time.pause(wait);
      if (isWhatIsLeft(spared, audit)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isWhatIsLeft(List<RootCredential> spared, AuditSession audit) {
    return spared.isEmpty()
        ? audit.summary().bare()
        : refs(audit.credentials()).equals(refs(spared));
  }

  private static String problem(List<CredentialResult> results) {
    String failures =
        results.stream()
            .filter(result -> !result.gone())
            .map(result -> result.credential().ref().words() + ": " + result.detail())
            .collect(Collectors.joining("; "));
    return failures.isEmpty() ? "AWS still reports root credentials 30 s after" : failures;
  }

  private static List<RootCredential> targets(List<CredentialResult> results) {
    return results.stream().map(CredentialResult::credential).toList();
  }

  private static Set<CredentialRef> refs(List<RootCredential> credentials) {
    return credentials.stream().map(RootCredential::ref).collect(Collectors.toSet());
  }

  private static boolean isMfaDevice(RootCredential credential) {
    return credential instanceof RootCredential.MfaDevice;
  }

  private static boolean isPassword(RootCredential credential) {
    return credential instanceof RootCredential.ConsolePassword;
  }
}
