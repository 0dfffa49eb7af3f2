package dev.rootsweep.core.lockout;

import static dev.rootsweep.core.lockout.LockoutRulesTest.NOW;
import static dev.rootsweep.core.lockout.LockoutRulesTest.OWN_BUCKET;
import static dev.rootsweep.core.lockout.SmallWorld.CALLS;
import static dev.rootsweep.core.lockout.SmallWorld.ORDINARY;
import static dev.rootsweep.core.lockout.SmallWorld.made;
import static dev.rootsweep.core.lockout.SmallWorld.statement;
import static dev.rootsweep.core.policy.PolicyLines.policy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.core.lockout.SmallWorld.Made;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Policies made by chance, judged once more by trying every call of a small world. Nothing of the
/// evaluator is used for that: each phrase of the policies says itself which calls it matches.
class BruteForceTest {
  private static final int POLICIES = 10_000;
  private static final long SEED = 20_261_129L;

  private static String lines(List<Made> statements) {
    return statements.stream().map(Made::line).collect(Collectors.joining("\n"));
  }

  private static Lockout judged(List<Made> statements) {
    return LockoutRules.judge(policy(lines(statements)), OWN_BUCKET, NOW);
  }

  private static boolean isLocked(List<Made> statements) {
    for (Way way : OWN_BUCKET.kind().ways()) {
      BitSet denied = new BitSet();
      statements.forEach(statement -> denied.or(statement.denied().get(way)));
      if (denied.cardinality() < CALLS.size()) {
        return false;
      }
    }
    return true;
  }

  private static List<String> biting(List<Made> statements) {
    return statements.stream()
        .filter(one -> one.denied().values().stream().anyMatch(ORDINARY::intersects))
        .map(Made::name)
        .toList();
  }

  /// Those that turn some set of the others, which leaves a way open, into one that does not.
  private static List<String> locking(List<Made> statements) {
    List<String> names = new ArrayList<>();
    for (Made one : statements) {
      boolean needed = false;
      for (int bits = 0; bits < 1 << statements.size(); bits++) {
        List<Made> some = new ArrayList<>();
        for (int i = 0; i < statements.size(); i++) {
          if ((bits >> i & 1) == 1 && !statements.get(i).equals(one)) {
            some.add(statements.get(i));
          }
        }
        boolean open = !isLocked(some);
        some.add(one);
        needed |= open && isLocked(some);
      }
      if (needed) {
        names.add(one.name());
      }
    }
    return names;
  }

  private static String expected(List<Made> statements) {
    if (isLocked(statements)) {
      return "locks-everyone " + locking(statements);
    }
    List<String> biting = biting(statements);
    return biting.isEmpty() ? "fine []" : "depends " + biting;
  }

  @Test
  void agreesWithTryingEveryCall() {
    Random chance = new Random(SEED);
    int locked = 0;

    for (int i = 0; i < POLICIES; i++) {
      List<Made> statements = made(chance);
      Lockout lockout = judged(statements);
      assertEquals(
          expected(statements),
          lockout.verdict() + " " + lockout.statements(),
          () -> lines(statements) + "\n" + lockout.why());
      locked += isLocked(statements) ? 1 : 0;
    }

    assertTrue(locked > POLICIES / 20, "too few of the policies lock");
    assertTrue(locked < POLICIES / 2, "too many of the policies lock");
  }

  @Test
  void aFurtherDenyNeverOpensAWay() {
    Random chance = new Random(SEED + 1);

    for (int i = 0; i < POLICIES / 10; i++) {
      List<Made> statements = made(chance);
      List<Made> more = new ArrayList<>(statements);
      more.add(statement(chance, 9));
      int before = judged(statements).waysLeft().size();
      assertTrue(judged(more).waysLeft().size() <= before, () -> lines(more));
    }
  }

  @Test
  void withoutTheNamedStatementsAWayIsOpen() {
    Random chance = new Random(SEED + 2);
    int locked = 0;

    for (int i = 0; i < POLICIES / 5; i++) {
      List<Made> statements = made(chance);
      if (judged(statements) instanceof Lockout.LocksEveryone locks) {
        locked++;
        assertFalse(locks.cut().isEmpty());
        assertTrue(locks.statements().containsAll(locks.cut()));
        assertOpen(statements, locks.statements());
        assertOpen(statements, locks.cut());
        assertShut(statements, locks.cut());
      }
    }

    assertTrue(locked > 50);
  }

  private static void assertOpen(List<Made> statements, List<String> taken) {
    List<Made> rest = new ArrayList<>(statements);
    rest.removeIf(one -> taken.contains(one.name()));
    if (!rest.isEmpty()) {
      assertNotEquals("locks-everyone", judged(rest).verdict(), () -> lines(statements));
    }
  }

  /// No smaller part of a cut is enough.
  private static void assertShut(List<Made> statements, List<String> cut) {
    for (String spared : cut) {
      List<Made> rest = new ArrayList<>(statements);
      rest.removeIf(one -> cut.contains(one.name()) && !one.name().equals(spared));
      assertEquals("locks-everyone", judged(rest).verdict(), () -> lines(statements));
    }
  }

  @Test
  void theOrderOfStatementsDoesNotMatter() {
    Random chance = new Random(SEED + 3);

    for (int i = 0; i < POLICIES / 10; i++) {
      List<Made> statements = made(chance);
      List<Made> shuffled = new ArrayList<>(statements);
      Collections.shuffle(shuffled, chance);
      Lockout one = judged(statements);
      Lockout other = judged(shuffled);
      assertEquals(one.verdict(), other.verdict(), () -> lines(statements));
      assertEquals(
          one.statements(), other.statements().stream().sorted().toList(), () -> lines(statements));
    }
  }
}
