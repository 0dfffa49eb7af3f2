package dev.rootsweep.core.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.core.fake.CheckWorld;
import dev.rootsweep.core.model.CheckAlertKind;
import dev.rootsweep.core.model.CredentialRef;
import dev.rootsweep.core.model.CredentialResult;
import dev.rootsweep.core.model.Fact;
import dev.rootsweep.core.model.Intent;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.model.Proof;
import dev.rootsweep.core.model.RootCredential;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The process dies before or after each call in turn; the message is delivered again.
class CheckAccountCrashTest {

  @ParameterizedTest
  @EnumSource
  void crashesAtManyPlaces(CrashScene scene) {
    List<CrashStory> stories = CrashStory.all(scene);

    assertTrue(stories.size() > 12, () -> "only " + stories.size() + " crashes");
  }

  @ParameterizedTest
  @EnumSource
  void endsAsIfItHadNotCrashed(CrashScene scene) {
    CrashStory.End undisturbed = CrashStory.undisturbed(scene).end();

    List<CrashStory> stories = CrashStory.all(scene);

    for (CrashStory story : stories) {
      assertEquals(undisturbed, story.end(), story::toString);
    }
  }

  @ParameterizedTest
  @EnumSource
  void leavesNoDeletionWithoutAnIntentOrAProof(CrashScene scene) {
    List<CrashStory> stories = CrashStory.all(scene);

    for (CrashStory story : stories) {
      Set<CredentialRef> traced = new HashSet<>(story.intendedAtCrash());
      traced.addAll(story.provenAtCrash());
      assertTrue(traced.containsAll(story.goneAtCrash()), story::toString);
    }
  }

  @ParameterizedTest
  @EnumSource
  void provesEveryRemovalOnceUnderItsIntent(CrashScene scene) {
    List<CrashStory> stories = CrashStory.all(scene);

    for (CrashStory story : stories) {
      List<CredentialRef> proven = provenRefs(story.world());
      assertEquals(Set.copyOf(proven).size(), proven.size(), story::toString);
      assertEquals(story.gone(), Set.copyOf(proven), story::toString);
      List<Proof> proofs = story.world().ledger.proofs(CheckWorld.MEMBER);
      assertTrue(proofs.stream().allMatch(p -> p.intentId().isPresent()), story::toString);
      assertTrue(proofs.stream().map(Proof::intentId).distinct().count() <= 1, story::toString);
    }
  }

  @ParameterizedTest
  @EnumSource
  void neverCallsAnAccountCleanWhileAnIntentIsOpen(CrashScene scene) {
    List<CrashStory> stories = CrashStory.all(scene);

    for (CrashStory story : stories) {
      if (!story.intendedAtCrash().isEmpty()) {
        assertFalse(story.redelivered() instanceof CheckOutcome.Clean, story::toString);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void tellsEveryRemovalByName(CrashScene scene) {
    List<CrashStory> stories = CrashStory.all(scene);

    for (CrashStory story : stories) {
      assertEquals(Set.of(), untold(story), story::toString);
    }
  }

  /// A removal that takes more than one try has two chains of messages after a crash behind the
  /// queue.
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DENIED")
  void repeatsAnAlertOnlyBetweenSendingAndMarking(CrashScene scene) {
    List<CrashStory> stories = CrashStory.all(scene);

    for (CrashStory story : stories) {
      List<Notice> sent = story.world().told();
      long ids = sent.stream().map(Notice::id).distinct().count();
      boolean unmarked =
          story.crashedAt().contains(" alert ") || story.crashedAt().contains("ledger.endTelling");
      assertTrue(sent.size() <= ids + (unmarked ? 1 : 0), story::toString);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"DRIFT", "APPROVED", "LEASED", "LOST_ANSWER"})
  void survivesASecondCrashAnywhere(CrashScene scene) {
    CrashStory.End undisturbed = CrashStory.undisturbed(scene).end();

    List<CrashStory> stories = CrashStory.allTwice(scene);

    for (CrashStory story : stories) {
      assertEquals(undisturbed, story.end(), story::toString);
      List<CredentialRef> proven = provenRefs(story.world());
      assertEquals(Set.copyOf(proven).size(), proven.size(), story::toString);
      assertEquals(Set.of(), untold(story), story::toString);
    }
  }

  @Test
  void aRedeliveryBeforeTheClaimEndsTouchesNothing() {
    CrashStory story = CrashStory.crashed(CrashScene.PLAIN, " delete ");
    List<RootCredential> held = story.world().root().held();
    Optional<Intent> intent = story.world().ledger.standing(CheckWorld.MEMBER).intent();

    CheckOutcome outcome = story.world().handle(story.due());

    assertTrue(outcome instanceof CheckOutcome.NotReady, outcome::toString);
    assertEquals(held, story.world().root().held());
    assertEquals(intent, story.world().ledger.standing(CheckWorld.MEMBER).intent());
  }

  @Test
  void anotherEventFinishesWhatTheCrashLeft() {
    CrashStory story = CrashStory.crashed(CrashScene.PLAIN, " delete MFA_DEVICE");
    story.world().time.advance(CrashStory.CLAIM);

    CheckOutcome outcome = story.world().handle(story.world().swept());

    assertTrue(outcome instanceof CheckOutcome.Removed, outcome::toString);
    assertEquals(3, provenRefs(story.world()).size());
    assertEquals(List.of(CheckAlertKind.REMOVED), story.world().toldKinds());
  }

  private static Set<CredentialRef> untold(CrashStory story) {
    List<String> facts =
        story.world().told().stream()
            .filter(CheckAccountCrashTest::tellsARemoval)
            .flatMap(notice -> notice.facts().stream().map(Fact::toString))
            .toList();
    return story.gone().stream()
        .filter(ref -> facts.stream().noneMatch(fact -> fact.startsWith(ref.words())))
        .collect(Collectors.toSet());
  }

  private static boolean tellsARemoval(Notice notice) {
    return notice.kind() == CheckAlertKind.REMOVED || notice.kind() == CheckAlertKind.DRIFT;
  }

  private static List<CredentialRef> provenRefs(CheckWorld world) {
    return world.proven().stream()
        .map(CredentialResult::credential)
        .map(RootCredential::ref)
        .toList();
  }
}
