package dev.rootsweep.core.check;

import dev.rootsweep.core.fake.CheckWorld;
import dev.rootsweep.core.fake.Crash;
import dev.rootsweep.core.fake.FakeQueue;
import dev.rootsweep.core.model.AlertKind;
import dev.rootsweep.core.model.Approval;
import dev.rootsweep.core.model.CredentialRef;
import dev.rootsweep.core.model.CredentialResult;
import dev.rootsweep.core.model.LastCheck;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.model.RootCredential;
import dev.rootsweep.core.model.RootPosture;
import dev.rootsweep.core.model.Standing;
import dev.rootsweep.core.signal.CheckDue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// One check that died at one place, and what became of it when the message was delivered again.
final class CrashStory {
  static final Duration CLAIM = Duration.ofMinutes(15);

  /// What must not depend on a crash.
  record End(
      Set<RootCredential> held,
      Set<CredentialRef> proven,
      Set<CredentialRef> intended,
      Set<CredentialRef> posture,
      Optional<Instant> cleanIn,
      List<Approval> approvals,
      Set<AlertKind> notices,
      List<Notice> unsent) {}

  private final CheckWorld world = new CheckWorld();
  private final CheckDue due;
  private final Set<CredentialRef> heldBefore;
  private String crashedAt = "nowhere";
  private Set<CredentialRef> goneAtCrash = Set.of();
  private Set<CredentialRef> intendedAtCrash = Set.of();
  private Set<CredentialRef> provenAtCrash = Set.of();
  private Optional<CheckOutcome> redelivered = Optional.empty();

  private CrashStory(CrashScene scene) {
    due = scene.set(world);
    heldBefore = refs(world.root().held());
  }

  /// Tells the story without a crash.
  static CrashStory undisturbed(CrashScene scene) {
    CrashStory story = new CrashStory(scene);
    story.deliver();
    return story;
  }

  /// Tells every story with one crash.
  static List<CrashStory> all(CrashScene scene) {
    List<CrashStory> stories = new ArrayList<>();
    for (int point = 1; ; point++) {
      CrashStory story = new CrashStory(scene);
      if (!story.crash(point)) {
        return stories;
      }
      story.deliver();
      stories.add(story);
    }
  }

  /// Tells every story with two crashes.
  static List<CrashStory> allTwice(CrashScene scene) {
    List<CrashStory> stories = new ArrayList<>();
    int points = all(scene).size();
    for (int first = 1; first <= points; first++) {
      for (int second = 1; ; second++) {
        CrashStory story = new CrashStory(scene);
        story.crash(first);
        if (!story.crash(second)) {
          break;
        }
        story.deliver();
        stories.add(story);
      }
    }
    return stories;
  }

  /// Tells the story up to the crash after the first call that holds `part`.
  static CrashStory crashed(CrashScene scene, String part) {
    for (int point = 2; ; point += 2) {
      CrashStory story = new CrashStory(scene);
      if (!story.crash(point)) {
        throw new IllegalStateException("no call holds " + part);
      }
      if (story.crashedAt.contains(part)) {
        story.world.time.advance(CLAIM.negated());
        return story;
      }
    }
  }

  CheckWorld world() {
    return world;
  }

  CheckDue due() {
    return due;
  }

  String crashedAt() {
    return crashedAt;
  }

  Set<CredentialRef> goneAtCrash() {
    return goneAtCrash;
  }

  Set<CredentialRef> intendedAtCrash() {
    return intendedAtCrash;
  }

  Set<CredentialRef> provenAtCrash() {
    return provenAtCrash;
  }

  /// Returns how the check ended that took the message up again.
  CheckOutcome redelivered() {
    return redelivered.orElseThrow();
  }

  /// Returns what was held before and is not any more.
  Set<CredentialRef> gone() {
    Set<CredentialRef> gone = new HashSet<>(heldBefore);
    gone.removeAll(refs(world.root().held()));
    return gone;
  }

  End end() {
    Standing standing = world.ledger.standing(CheckWorld.MEMBER);
    Optional<RootPosture> posture = standing.last().flatMap(LastCheck::posture);
    return new End(
        Set.copyOf(world.root().held()),
        proven(),
        intended(),
        posture.map(RootPosture::refs).orElse(Set.of()),
        standing.last().flatMap(LastCheck::cleanIn),
        world.ledger.allowed(CheckWorld.MEMBER).approvals(),
        Set.copyOf(world.toldKinds()),
        world.ledger.unsent(CheckWorld.MEMBER));
  }

  /// Handles the message until the process dies; false when it did not.
  private boolean crash(int point) {
    world.journal.crashAt(point);
    try {
      world.handle(due);
    } catch (Crash _) {
      crashedAt = world.journal.diedAt();
    }
    boolean died = world.journal.isDead();
    world.journal.revive();
    goneAtCrash = gone();
    intendedAtCrash = intended();
    provenAtCrash = proven();
    world.time.advance(CLAIM);
    return died;
  }

  private void deliver() {
    redelivered = Optional.of(world.handle(due));
    while (!world.queue.sent().isEmpty()) {
      FakeQueue.Sent next = world.queue.take();
      world.time.advance(next.delay());
      world.handle(next.due());
    }
  }

  private Set<CredentialRef> intended() {
    return world.ledger.standing(CheckWorld.MEMBER).intent().stream()
        .flatMap(intent -> intent.credentials().stream())
        .map(RootCredential::ref)
        .collect(Collectors.toSet());
  }

  private Set<CredentialRef> proven() {
    return refs(world.proven().stream().map(CredentialResult::credential).toList());
  }

  private static Set<CredentialRef> refs(List<RootCredential> credentials) {
    return credentials.stream().map(RootCredential::ref).collect(Collectors.toSet());
  }

  @Override
  public String toString() {
    return crashedAt
        + "; then "
        + redelivered
        + "; alerts "
        + world.told().stream().map(Notice::id).toList()
        + "; calls "
        + world.journal.calls();
  }
}
