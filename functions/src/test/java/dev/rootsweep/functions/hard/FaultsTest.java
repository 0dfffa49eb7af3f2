package dev.rootsweep.functions.hard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.core.check.CheckOutcome;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.CheckAlertKind;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.functions.CheckHandler;
import dev.rootsweep.sandbox.Call;
import dev.rootsweep.sandbox.Faults;
import dev.rootsweep.sandbox.Mishap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A bad day at AWS: calls are throttled, fail, or are carried out without that anybody hears of
/// it.
class FaultsTest {
  private static final Faults BAD_DAY =
      Faults.none().throttle(0.10).serverErrors(0.05).dropConnections(0.02).seed(20261122);

  private static final Crowd CROWD = Crowd.of(1000, 100);
  private static Trial trial = CROWD.trial();

  @BeforeAll
  static void sweep() {
    trial.organization.faults(BAD_DAY);
    trial.queue.batch(1000);
    CROWD.accounts().forEach(account -> trial.put(trial.swept(account)));
    trial.run();
  }

  @AfterAll
  static void close() {
    trial.close();
  }

  @Test
  void wasABadDay() {
    List<Call> struck = trial.sandbox.record().calls(call -> call.mishap().isPresent());
    Set<Mishap> kinds =
        struck.stream().map(call -> call.mishap().orElseThrow()).collect(Collectors.toSet());
    Set<String> lostAnswers =
        struck.stream().filter(Call::done).map(Call::operation).collect(Collectors.toSet());

    assertEquals(EnumSet.allOf(Mishap.class), kinds);
    assertTrue(struck.size() > 500, () -> "only " + struck.size());
    assertTrue(
        lostAnswers.containsAll(Set.of("AssumeRoot", "DeleteAccessKey")), lostAnswers::toString);
  }

  @Test
  void losesNoAccount() {
    Map<AccountId, CheckOutcome> last = new HashMap<>();
    trial.ended.forEach(one -> last.put(one.outcome().account(), one.outcome()));

    assertEquals(Set.copyOf(CROWD.accounts()), last.keySet());
    assertEquals(List.of(), trial.queue.waiting());
    assertEquals(List.of(), trial.queue.dead());
    List<CheckOutcome> open =
        last.values().stream().filter(outcome -> !Truth.isEnd(outcome)).toList();
    assertEquals(List.of(), open);
  }

  @Test
  void neverTellsWhatIsNotTrue() {
    Truth truth = new Truth(trial);

    assertEquals(List.of(), truth.liesTold());
    assertEquals(
        List.of(),
        CROWD.accounts().stream().flatMap(id -> truth.liesWritten(id).stream()).toList());
  }

  @Test
  void removesEveryCredentialAndProvesItOnce() {
    Truth truth = new Truth(trial);

    for (AccountId account : CROWD.dirty()) {
      assertEquals(Set.of(), truth.held(account));
      assertEquals(CROWD.credentials(account), Set.copyOf(truth.proven(account)), account::value);
    }
    Set<String> entered =
        trial.deletions().stream()
            .map(call -> call.account().orElse("nowhere"))
            .collect(Collectors.toSet());
    assertEquals(CROWD.dirty().stream().map(AccountId::value).collect(Collectors.toSet()), entered);
  }

  @Test
  void tellsOfEveryRemovalOnce() {
    List<Notice> removed =
        trial.notices.stream().filter(notice -> notice.kind() == CheckAlertKind.REMOVED).toList();

    assertEquals(100, removed.stream().map(Notice::account).distinct().count());
    assertEquals(trial.notices.size(), trial.notices.stream().map(Notice::id).distinct().count());
  }

  /// All came in one batch to one function. An account is worked on from the first call about it to
  /// the last, save while it waits in the queue, which the first round does not.
  @Test
  void worksOnTenAccountsAtOnceAndNoMore() {
    Map<String, long[]> spans = new HashMap<>();
    for (Call call : trial.sandbox.record().calls()) {
      call.account()
          .filter(account -> trial.outcomes(new AccountId(account)).size() == 1)
          .ifPresent(account -> spans.merge(account, span(call), FaultsTest::joined));
    }

    long most =
        spans.values().stream()
            .mapToLong(
                one ->
                    spans.values().stream()
                        .filter(other -> other[0] <= one[0] && one[0] <= other[1])
                        .count())
            .max()
            .orElse(0);

    assertTrue(spans.size() > 900, () -> "only " + spans.size());
    assertEquals(CheckHandler.AT_ONCE, most);
  }

  private static long[] span(Call call) {
    return new long[] {call.arrived(), call.answered()};
  }

  private static long[] joined(long[] one, long[] other) {
    return new long[] {Math.min(one[0], other[0]), Math.max(one[1], other[1])};
  }

  @Test
  void fitsIntoSmallMemory() {
    assertTrue(Runtime.getRuntime().maxMemory() <= 256L << 20);
  }
}
