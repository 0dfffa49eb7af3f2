package dev.rootsweep.aws.event;

import static dev.rootsweep.aws.event.Sample.HUB;
import static dev.rootsweep.aws.event.Sample.MANAGEMENT;
import static dev.rootsweep.aws.event.Sample.TIME;
import static dev.rootsweep.aws.event.Sample.decoded;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.AccountState;
import dev.rootsweep.core.signal.AccountSignal;
import dev.rootsweep.core.signal.Cause;
import dev.rootsweep.core.signal.CheckDue;
import dev.rootsweep.core.signal.Listing;
import dev.rootsweep.core.signal.Origin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OwnMessagesOfChecksTest {
  private static final AccountId MEMBER = new AccountId("000000000001");
  private static final Origin ORIGIN = new Origin("event-1", MANAGEMENT, "us-east-1", TIME);

  private final OwnMessages messages = new OwnMessages(HUB);

  @ParameterizedTest
  @EnumSource
  void comeBackAsTheyWentIn(Cause cause) {
    CheckDue due = CheckDue.first(MEMBER, cause, ORIGIN);

    assertEquals(new Decoded.Understood<>(due), decode(messages.write(due)));
  }

  @ParameterizedTest
  @EnumSource
  void keepWhatASweepWasTold(AccountState state) {
    Listing listing =
        new Listing("sweep-1", "Shop", state, TIME.minusSeconds(9), TIME.minusNanos(1));
    CheckDue due = CheckDue.swept(MEMBER, listing, ORIGIN);

    assertEquals(new Decoded.Understood<>(due), decode(messages.write(due)));
  }

  @Test
  void ofAnEarlierVersionDoNotNameTheAccount() {
    ObjectNode event = Sample.event("check-due-sweep");
    ObjectNode listing = (ObjectNode) Sample.detail(event).get("listing");
    listing.remove("name");

    CheckDue due = assertInstanceOf(CheckDue.class, Sample.understood(decoded(event)));

    assertEquals("", due.listing().orElseThrow().name());
  }

  @Test
  void keepTheAttemptAndWhenTheChainBegan() {
    CheckDue due =
        CheckDue.first(MEMBER, Cause.ROOT_USE, ORIGIN)
            .because(Cause.ROOT_USE_AGAIN, TIME.plusSeconds(7))
            .again()
            .again();

    assertEquals(new Decoded.Understood<>(due), decode(messages.write(due)));
  }

  @Test
  void keepAnOriginWithoutRegion() {
    CheckDue due = CheckDue.first(MEMBER, Cause.REQUESTED, new Origin("e", HUB, "", TIME));

    assertEquals(new Decoded.Understood<>(due), decode(messages.write(due)));
  }

  @Test
  void comeFromTheHub() {
    String written = messages.write(CheckDue.first(MEMBER, Cause.REQUESTED, ORIGIN));

    assertTrue(written.contains("\"account\":\"222222222222\""), written);
    assertTrue(written.contains("\"source\":\"rootsweep\""), written);
  }

  @Test
  void cannotDecideWhatIsDeleted() {
    ObjectNode event = Sample.event("check-due-requested");
    ObjectNode detail = Sample.detail(event);
    Decoded<AccountSignal> plain = decoded(event);

    detail.put("mode", "enforce").put("exempt", false).put("drift", "remove");
    detail.putObject("approval").put("by", "mallory");

    assertEquals(plain, decoded(event));
  }

  @ParameterizedTest
  @ValueSource(strings = {"account", "cause", "firstSeen", "attempt", "origin"})
  void needTheirFields(String field) {
    ObjectNode event = Sample.event("check-due-requested");
    Sample.detail(event).remove(field);

    assertInstanceOf(Decoded.Rejected.class, decoded(event));
  }

  @ParameterizedTest
  @CsvSource({
    "account, 31313131313",
    "account, arn:aws:iam::313131313131:root",
    "cause, APPROVE_EVERYTHING",
    "cause, requested",
    "firstSeen, yesterday",
    "attempt, 1",
    "origin, here",
    "listing, none"
  })
  void rejectTextsOfNoMeaning(String field, String text) {
    ObjectNode event = Sample.event("check-due-requested");
    Sample.detail(event).put(field, text);

    assertInstanceOf(Decoded.Rejected.class, decoded(event));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, 1001, 1.5, 1e30, 0.5})
  void rejectAttemptsThatCannotBe(double attempt) {
    ObjectNode event = Sample.event("check-due-requested");
    Sample.detail(event).put("attempt", attempt);

    assertInstanceOf(Decoded.Rejected.class, decoded(event));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 1001, Integer.MAX_VALUE, Integer.MIN_VALUE})
  void rejectWholeAttemptsThatCannotBe(int attempt) {
    ObjectNode event = Sample.event("check-due-requested");
    Sample.detail(event).put("attempt", attempt);

    assertInstanceOf(Decoded.Rejected.class, decoded(event));
  }

  @ParameterizedTest
  @CsvSource({
    "sweep, ''",
    "state, OPEN",
    "joinedAt, 1970",
    "readAt, now",
  })
  void rejectAListingOfNoMeaning(String field, String text) {
    ObjectNode event = Sample.event("check-due-sweep");
    ((ObjectNode) event.at("/detail/listing")).put(field, text);

    assertInstanceOf(Decoded.Rejected.class, decoded(event));
  }

  @Test
  void rejectAnAccountThatIsANumber() {
    ObjectNode event = Sample.event("check-due-requested");
    Sample.detail(event).put("account", 313131313131L);

    assertInstanceOf(Decoded.Rejected.class, decoded(event));
  }

  private static Decoded<AccountSignal> decode(String body) {
    return Sample.decoder().decode(body, Sample.RECEIVED);
  }
}
