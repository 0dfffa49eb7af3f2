package dev.rootsweep.core.fake;

import dev.rootsweep.core.model.CredentialRef;
import dev.rootsweep.core.model.CredentialRef.Kind;
import dev.rootsweep.core.model.CredentialResult;
import dev.rootsweep.core.model.RootCredential;
import dev.rootsweep.core.model.RootSummary;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One pretend root user: what it holds, what AWS says of it, and which deletions go wrong.
public final class FakeRootUser {
  private final Map<CredentialRef, RootCredential> held = new LinkedHashMap<>();
  private final Map<CredentialRef, String> denied = new HashMap<>();
  private final Map<CredentialRef, String> lost = new HashMap<>();
  private final Deque<RootSummary> stale = new ArrayDeque<>();
  private final List<Runnable> beforeDeletion = new ArrayList<>();
  private int staleAfterDeletion;
  private Optional<List<RootCredential>> listedInstead = Optional.empty();

  /// Gives credentials.
  public synchronized void give(RootCredential... credentials) {
    Arrays.stream(credentials).forEach(credential -> held.put(credential.ref(), credential));
  }

  /// Takes a credential away, as somebody else would.
  public synchronized void take(RootCredential credential) {
    held.remove(credential.ref());
  }

  /// Returns what is held.
  public synchronized List<RootCredential> held() {
    return List.copyOf(held.values());
  }

  /// Lets the deletion of a credential be refused.
  public synchronized void deny(RootCredential credential, String why) {
    denied.put(credential.ref(), why);
  }

  /// Lets every deletion succeed again.
  public synchronized void denyNothing() {
    denied.clear();
  }

  /// Lets the deletion of a credential happen, and its answer get lost.
  public synchronized void loseAnswer(RootCredential credential, String why) {
    lost.put(credential.ref(), why);
  }

  /// Lets the next summaries be wrong.
  public synchronized void missummarize(RootSummary wrong, int times) {
    for (int i = 0; i < times; i++) {
      stale.add(wrong);
    }
  }

  /// Lets the summary keep its numbers for so many reads after a deletion session was opened.
  public synchronized void lagAfterDeletion(int reads) {
    staleAfterDeletion = reads;
  }

  /// Lets the lists say something else than the truth.
  public synchronized void list(RootCredential... instead) {
    listedInstead = Optional.of(List.of(instead));
  }

  /// Lets the lists say the truth again.
  public synchronized void listTruly() {
    listedInstead = Optional.empty();
  }

  /// Does something when the next deletion session is opened.
  public synchronized void beforeDeletion(Runnable event) {
    beforeDeletion.add(event);
  }

  synchronized void meetDeletion() {
    missummarize(counted(), staleAfterDeletion);
    staleAfterDeletion = 0;
    beforeDeletion.forEach(Runnable::run);
    beforeDeletion.clear();
  }

  synchronized RootSummary summary() {
    return stale.isEmpty() ? counted() : stale.remove();
  }

  synchronized List<RootCredential> listed() {
    return listedInstead.orElseGet(this::held);
  }

  synchronized Optional<Instant> passwordCreated() {
    return listed().stream()
        .filter(RootCredential.ConsolePassword.class::isInstance)
        .map(RootCredential::created)
        .findFirst();
  }

  synchronized CredentialResult delete(RootCredential credential) {
    CredentialRef ref = credential.ref();
    String denial = denied.get(ref);
    if (denial != null) {
      return CredentialResult.refused(credential, denial);
    }
    boolean there = held.remove(ref) != null;
    String loss = lost.remove(ref);
    if (loss != null) {
      return CredentialResult.failed(credential, loss);
    }
    return there ? CredentialResult.removed(credential) : CredentialResult.absent(credential);
  }

  private RootSummary counted() {
    return new RootSummary(
        count(Kind.CONSOLE_PASSWORD),
        count(Kind.ACCESS_KEY),
        count(Kind.SIGNING_CERTIFICATE),
        count(Kind.MFA_DEVICE));
  }

  private int count(Kind kind) {
    return (int) held.keySet().stream().filter(ref -> ref.kind() == kind).count();
  }
}
