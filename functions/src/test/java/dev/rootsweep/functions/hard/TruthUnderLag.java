package dev.rootsweep.functions.hard;

import dev.rootsweep.core.check.CheckOutcome;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.CredentialResult;
import dev.rootsweep.core.model.LastCheck;
import dev.rootsweep.core.model.Pause;
import dev.rootsweep.core.model.RootCredential;
import dev.rootsweep.core.model.RootPosture;
import dev.rootsweep.core.port.Ledger;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Compares the outcomes, the records and the deletions of a story with what is true.
///
/// What was made so lately that AWS may not have shown it yet may be missing from a look, never
/// from a proof. A credential is named with the instant of its creation: one made again is another.
final class TruthUnderLag {
  /// How far behind AWS is at most.
  static final Duration LONGEST_LAG = Duration.ofMinutes(3);

  private static final Duration CLAIM = Duration.ofMinutes(15);

  /// A copy of the function that handles one message.
  private static final class Copy {
    private final Instant begun;
    private final Map<AccountId, Instant> claims = new HashMap<>();

    private Copy(Instant begun) {
      this.begun = begun;
    }

    private boolean holds(AccountId account, Instant now) {
      return now.isBefore(claims.getOrDefault(account, Instant.MIN));
    }
  }

  private final Trial trial;
  private final Set<String> approved = new HashSet<>();
  private final Map<AccountId, Instant> calledClean = new HashMap<>();
  private final Map<String, Instant> shownFrom = new HashMap<>();
  private final Map<AccountId, Set<String>> known = new HashMap<>();
  private final Map<AccountId, Set<String>> proven = new HashMap<>();
  private final Map<AccountId, Integer> proofs = new HashMap<>();
  private final Deque<Copy> copies = new ArrayDeque<>();
  private final List<String> wrongs = new ArrayList<>();
  private Optional<Instant> pausedAt = Optional.empty();

  TruthUnderLag(Trial trial) {
    this.trial = trial;
  }

  synchronized List<String> wrongs() {
    return List.copyOf(wrongs);
  }

  /// Notes what an account holds now.
  synchronized void knows(AccountId account) {
    Instant now = trial.time.now();
    Set<String> names = known.computeIfAbsent(account, _ -> new HashSet<>());
    for (String name : held(account)) {
      if (names.add(name)) {
        boolean fromTheBeginning = name.endsWith(Trial.LONG_AGO.toString());
        shownFrom.put(name, fromTheBeginning ? Trial.LONG_AGO : now.plus(LONGEST_LAG));
      }
    }
  }

  /// Notes what a person lets go.
  synchronized void approved(Collection<RootCredential> credentials) {
    approved.addAll(names(credentials));
  }

  synchronized void pause() {
    pausedAt = Optional.of(trial.time.now());
    trial.ledger.pause(new Pause("alice", "a trial", trial.time.now()));
  }

  synchronized void resume() {
    pausedAt = Optional.empty();
    trial.ledger.pause().ifPresent(pause -> trial.ledger.resume(pause, "bob", trial.time.now()));
  }

  synchronized void begins() {
    copies.push(new Copy(trial.time.now()));
  }

  /// Looks at what a copy wrote.
  synchronized void ends(Collection<AccountId> accounts) {
    Copy copy = copies.pop();
    accounts.forEach(account -> written(account, copy));
  }

  /// Returns the ledger for the copy that began last, watched for its claims.
  Ledger watched(Ledger ledger) {
    Copy copy = current();
    return (Ledger)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Ledger.class},
            (_, method, arguments) -> {
              try {
                Object answer = method.invoke(ledger, arguments);
                if (method.getName().equals("begin")
                    && answer instanceof Optional<?> begun
                    && begun.isPresent()) {
                  claimed(copy, (AccountId) arguments[0]);
                }
                return answer;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private synchronized void claimed(Copy copy, AccountId account) {
    copy.claims.put(account, trial.time.now().plus(CLAIM));
  }

  /// Looks at a call of AWS: a deletion that took effect must have been permitted.
  Wire.Answer watch(String operation, Supplier<Wire.Answer> effect) {
    Map<AccountId, Set<String>> before = all();
    Wire.Answer answer = effect.get();
    Map<AccountId, Set<String>> after = all();
    before.forEach(
        (account, held) -> {
          Set<String> gone = new HashSet<>(held);
          gone.removeAll(after.getOrDefault(account, Set.of()));
          gone.forEach(credential -> deleted(operation, account, credential));
        });
    return answer;
  }

  private synchronized void deleted(String operation, AccountId account, String credential) {
    Set<String> intended =
        trial.ledger.standing(account).intent().stream()
            .flatMap(intent -> names(intent.credentials()).stream())
            .collect(Collectors.toSet());
    if (!intended.contains(credential)) {
      wrongs.add(operation + " deleted " + credential + ", and the intent names " + intended);
    }
    boolean isRecent =
        !credential.endsWith(Trial.LONG_AGO.toString()) && !credential.contains(":mfa/");
    if (isRecent && !approved.contains(credential) && !isDrift(account, intended)) {
      wrongs.add(operation + " deleted " + credential + ", which nobody approved");
    }
    Instant now = trial.time.now();
    if (pausedAt.filter(at -> !at.plus(CLAIM).isAfter(now)).isPresent()) {
      wrongs.add(operation + " at " + now + " although paused at " + pausedAt.get());
    }
    if (copies.stream().noneMatch(copy -> copy.holds(account, now))) {
      wrongs.add(operation + " at " + now + " although nobody's claim lasts");
    }
  }

  /// One credential that came after the account was called clean makes drift of all.
  private boolean isDrift(AccountId account, Set<String> credentials) {
    return credentials.stream()
        .map(one -> Instant.parse(one.substring(one.lastIndexOf('@') + 1)))
        .anyMatch(created -> created.isAfter(calledClean.getOrDefault(account, Instant.MAX)));
  }

  /// Compares an outcome with the truth of this moment.
  synchronized void told(CheckOutcome outcome) {
    Set<String> held = held(outcome.account());
    Set<String> shown = shown(held, current().begun);
    boolean isTrue =
        switch (outcome) {
          case CheckOutcome.Clean _ -> shown.isEmpty();
          case CheckOutcome.Removed removed ->
              names(removed.spared()).containsAll(shown) && noneHeld(removed.results(), held);
          case CheckOutcome.Incomplete incomplete ->
              names(incomplete.remaining()).containsAll(shown)
                  && noneHeld(incomplete.results(), held);
          case CheckOutcome.Held waits -> names(waits.credentials()).containsAll(shown);
          case CheckOutcome.WouldRemove would -> names(would.credentials()).containsAll(shown);
          case CheckOutcome.Changed _ -> false;
          case CheckOutcome.Spared _,
              CheckOutcome.NotReady _,
              CheckOutcome.NotAuditable _,
              CheckOutcome.Ignored _ ->
              true;
        };
    if (outcome instanceof CheckOutcome.Clean
        || (outcome instanceof CheckOutcome.Removed removed && removed.spared().isEmpty())) {
      calledClean.putIfAbsent(outcome.account(), trial.time.now());
    }
    if (!isTrue) {
      wrongs.add("told " + outcome + " while " + held + " is held");
    }
  }

  private static boolean noneHeld(List<CredentialResult> results, Set<String> held) {
    return results.stream()
        .filter(CredentialResult::gone)
        .map(result -> name(result.credential()))
        .noneMatch(held::contains);
  }

  private void written(AccountId account, Copy copy) {
    Set<String> held = held(account);
    List<CredentialResult> fresh =
        trial.ledger.proofs(account).stream()
            .skip(proofs.getOrDefault(account, 0))
            .flatMap(proof -> proof.results().stream())
            .filter(CredentialResult::gone)
            .toList();
    proofs.put(account, trial.ledger.proofs(account).size());
    for (CredentialResult result : fresh) {
      String name = name(result.credential());
      if (held.contains(name)) {
        wrongs.add("wrote that " + name + " is " + result.fate() + " while it is held");
      }
      if (!proven.computeIfAbsent(account, _ -> new HashSet<>()).add(name)) {
        wrongs.add("wrote twice that " + name + " is gone");
      }
    }
    trial.ledger.standing(account).last().ifPresent(last -> compare(account, last, copy, held));
  }

  private void compare(AccountId account, LastCheck last, Copy copy, Set<String> held) {
    if (last.at().isBefore(copy.begun)) {
      return;
    }
    Set<String> written =
        last.posture().map(RootPosture::credentials).map(TruthUnderLag::names).orElse(held);
    if (!written.containsAll(shown(held, copy.begun))) {
      wrongs.add("wrote " + written + " while " + account + " holds " + held);
    }
  }

  /// Looks at an account when nothing goes wrong any more and everything is approved.
  synchronized void end(AccountId account) {
    Set<String> all = known.getOrDefault(account, Set.of());
    Set<String> gone = proven.getOrDefault(account, Set.of());
    if (!held(account).isEmpty() || !gone.equals(all)) {
      wrongs.add(
          account + " holds " + held(account) + " in the end, proven " + gone + " of " + all);
    }
    if (trial.ledger.standing(account).intent().isPresent()) {
      wrongs.add(account + " has an open intent in the end");
    }
  }

  private synchronized Copy current() {
    return copies.getFirst();
  }

  /// Leaves out what AWS may not have shown by then.
  private Set<String> shown(Set<String> held, Instant by) {
    return held.stream()
        .filter(name -> !shownFrom.getOrDefault(name, Instant.MAX).isAfter(by))
        .collect(Collectors.toSet());
  }

  private synchronized Map<AccountId, Set<String>> all() {
    return known.keySet().stream().collect(Collectors.toMap(one -> one, this::held));
  }

  private Set<String> held(AccountId account) {
    return trial.held(account).stream().map(TruthUnderLag::name).collect(Collectors.toSet());
  }

  private static String name(dev.rootsweep.sandbox.RootCredential credential) {
    return switch (credential) {
      case dev.rootsweep.sandbox.Password one -> "password@" + one.created();
      case dev.rootsweep.sandbox.Key one -> one.id() + "@" + one.created();
      case dev.rootsweep.sandbox.Certificate one -> one.id() + "@" + one.uploaded();
      case dev.rootsweep.sandbox.Mfa one -> one.serial() + "@" + one.enabled();
    };
  }

  private static String name(RootCredential credential) {
    String id =
        switch (credential) {
          case RootCredential.ConsolePassword _ -> "password";
          case RootCredential.AccessKey one -> one.id();
          case RootCredential.SigningCertificate one -> one.id();
          case RootCredential.MfaDevice one -> one.serialNumber();
        };
    return id + "@" + credential.created();
  }

  private static Set<String> names(Collection<RootCredential> credentials) {
    return credentials.stream().map(TruthUnderLag::name).collect(Collectors.toSet());
  }
}
