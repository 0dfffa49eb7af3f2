package dev.rootsweep.functions.hard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.core.check.CheckOutcome;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.signal.Cause;
import dev.rootsweep.functions.CheckQueueOutcome;
import dev.rootsweep.functions.MessageResult;
import dev.rootsweep.functions.World;
import dev.rootsweep.sandbox.Call;
import dev.rootsweep.sandbox.Member;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What must not be acted on: it is put aside or left alone with its reason, and AWS is not asked.
class BadInputTest {
  private static final String JOINED = "account-joined";
  private static final String REQUESTED = "check-due-requested";
  private static final AccountId STRANGER = new AccountId("999999999999");
  private static final String HOSTILE =
      "<script>alert(1)</script>*_`[x](https://example.com)\\u202e\\u0000" + "A".repeat(100_000);

  private final Trial trial = Trial.ofExample();

  @AfterEach
  void close() {
    trial.close();
  }

  static Stream<Arguments> rejected() {
    return Stream.of(
        row(JOINED, event -> "", "JSON"),
        row(JOINED, event -> "[" + event + "]", "not a JSON object"),
        row(JOINED, event -> event.substring(1), "not acceptable JSON"),
        row(JOINED, event -> event + event, "not acceptable JSON"),
        row(JOINED, event -> first(event, "{", "{\"account\":\"111111111111\","), "Duplicate"),
        row(JOINED, event -> first(event, "{", "{\"x\":" + deep() + ","), "depth"),
        row(JOINED, event -> renamed(event, "account"), "account"),
        row(JOINED, event -> renamed(event, "source"), "source"),
        row(JOINED, event -> renamed(event, "detail-type"), "detail-type"),
        row(JOINED, event -> renamed(event, "detail"), "detail"),
        row(JOINED, event -> first(event, "\"detail\": {", "\"detail\": 5, \"x\": {"), "detail"),
        row(JOINED, event -> event.replace("\"111111111111\"", "111111111111"), "twelve digits"),
        row(JOINED, event -> event.replace("111111111111", "11111111111"), "twelve digits"),
        row(JOINED, event -> first(event, "111111111111", "222222222222"), "differ"),
        row(JOINED, event -> event.replace("aws.organizations", "evil.organizations"), "source"),
        row(JOINED, event -> renamed(renamed(event, "id"), "eventID"), "neither"),
        row(REQUESTED, event -> event.replace("222222222222", "313131313131"), "only"),
        row(REQUESTED, event -> event.replace("REQUESTED", "WANTED"), "cause"),
        row(REQUESTED, event -> renamed(event, "firstSeen"), "firstSeen"),
        row(REQUESTED, event -> event.replace("\"attempt\": 0", "\"attempt\": -1"), "attempt"),
        row(REQUESTED, event -> event.replace("REQUESTED", HOSTILE), "cause"));
  }

  @ParameterizedTest
  @MethodSource("rejected")
  void putsAsideWhatIsMalformed(String sample, UnaryOperator<String> change, String reason) {
    String body = change.apply(World.sample(sample));
    assertFalse(body.equals(World.sample(sample)));
    trial.queue.put(body);

    trial.run();

    MessageResult.Rejected<?, ?> rejected =
        assertInstanceOf(MessageResult.Rejected.class, trial.answers.remove());
    assertTrue(rejected.reason().contains(reason), rejected.reason());
    assertTrue(rejected.reason().length() <= 256, rejected.reason());
    assertEquals(List.of(new DelayedCheckQueue.Dead(body, rejected.reason())), trial.queue.dead());
    nothingElseHappened();
  }

  static Stream<Arguments> ignored() {
    return Stream.of(
        row(
            JOINED,
            event -> event.replace("AccountJoinedOrganization", "AccountDanced"),
            "nothing is to be done"),
        row(
            JOINED,
            event -> event.replace("AccountJoinedOrganization", HOSTILE),
            "nothing is to be done"),
        row(JOINED, event -> event.replace("111111111111", "999999999999"), "management"),
        row("control-role-created", event -> event + " ", "nothing is to be done"));
  }

  @ParameterizedTest
  @MethodSource("ignored")
  void leavesAloneWhatIsOfNoInterest(String sample, UnaryOperator<String> change, String reason) {
    trial.queue.put(change.apply(World.sample(sample)));

    trial.run();

    MessageResult.Ignored<?, ?> ignored =
        assertInstanceOf(MessageResult.Ignored.class, trial.answers.remove());
    assertTrue(ignored.reason().contains(reason), ignored.reason());
    assertEquals(List.of(), trial.queue.dead());
    nothingElseHappened();
  }

  @Test
  void looksAStrangerUpAndLeavesItAlone() {
    trial.put(trial.due(STRANGER, Cause.REQUESTED));

    trial.run();

    CheckOutcome.Ignored ignored =
        assertInstanceOf(CheckOutcome.Ignored.class, trial.outcomes(STRANGER).getFirst());
    assertEquals("not a member of the organization", ignored.why());
    assertEquals(List.of("DescribeAccount"), operations());
  }

  /// A forged listing lets the look-up be left out: AWS then refuses to open the account.
  @Test
  void neverEntersAStrangerThatAForgedListingCallsAMember() {
    trial.put(trial.swept(STRANGER));

    trial.run();

    assertEquals(List.of(), trial.deletions());
    assertInstanceOf(CheckOutcome.Spared.class, trial.outcomes(STRANGER).getFirst());
  }

  @Test
  void readsOnWhenAPageIsEmptyAndHasANextToken() {
    trial.organization.emptyPages(true);
    trial.queue.put(World.sample("account-joined-unnamed"));

    assertTrue(trial.queue.deliver(trial.time.now(), b -> trial.handle(trial.handler(), b)));

    MessageResult.Done<?, ?> done =
        assertInstanceOf(MessageResult.Done.class, trial.answers.remove());
    CheckQueueOutcome.Reconciled listed =
        assertInstanceOf(CheckQueueOutcome.Reconciled.class, done.outcome());
    assertEquals(22, listed.queued().size());
  }

  @Test
  void showsAHostileNameAsText() {
    AccountId hostile = new AccountId("616161616161");
    String name = "x\u202e\u0000\n" + "bob@example.com " + "B".repeat(5000);
    trial.organization.member(
        Member.named(hostile.value(), name).email("e@example.com").created(Trial.LONG_AGO));
    Crowd.give(trial.organization, hostile);
    trial.put(trial.due(hostile, Cause.REQUESTED));

    trial.run();

    String notice = trial.notices.remove().toString();
    assertInstanceOf(CheckOutcome.Removed.class, trial.outcomes(hostile).getFirst());
    assertFalse(notice.contains("\u202e") || notice.contains("\n") || notice.contains("@example"));
    assertTrue(notice.length() < 3000, notice);
  }

  private void nothingElseHappened() {
    assertEquals(List.of(), List.copyOf(trial.answers));
    assertEquals(List.of(), operations());
    assertEquals(List.of(), trial.queue.waiting());
    assertEquals(0, trial.notices.size());
  }

  private List<String> operations() {
    return trial.sandbox.record().calls().stream().map(Call::operation).toList();
  }

  private static Arguments row(String sample, UnaryOperator<String> change, String reason) {
    return Arguments.of(sample, change, reason);
  }

  private static String first(String text, String what, String by) {
    int at = text.indexOf(what);
    return text.substring(0, at) + by + text.substring(at + what.length());
  }

  private static String renamed(String event, String field) {
    return first(event, "\"" + field + "\":", "\"x-" + field + "\":");
  }

  private static String deep() {
    return "[".repeat(150) + "]".repeat(150);
  }
}
