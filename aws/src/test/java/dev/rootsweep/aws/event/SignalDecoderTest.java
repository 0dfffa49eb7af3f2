package dev.rootsweep.aws.event;

import static dev.rootsweep.aws.event.Sample.MANAGEMENT;
import static dev.rootsweep.aws.event.Sample.RECEIVED;
import static dev.rootsweep.aws.event.Sample.TIME;
import static dev.rootsweep.aws.event.Sample.decoded;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.signal.AccountSignal;
import dev.rootsweep.core.signal.Cause;
import dev.rootsweep.core.signal.CheckDue;
import dev.rootsweep.core.signal.MembershipUnclear;
import dev.rootsweep.core.signal.Origin;
import dev.rootsweep.core.signal.Signal;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignalDecoderTest {
  private static final AccountId NEWCOMER = new AccountId("404040404040");

  @ParameterizedTest
  @CsvSource({
    "create-account-result-succeeded, 474747474747, CREATED, 1",
    "account-joined, 404040404040, JOINED, 3",
    "account-departed, 373737373737, DEPARTED, 5",
    "close-account-result, 363636363636, CLOSED, 6"
  })
  void makesACheckOfWhatTheManagementAccountTells(
      String sample, String account, Cause cause, int number) {
    Decoded<AccountSignal> decoded = decoded(Sample.event(sample));

    Origin origin = new Origin(eventId(number), MANAGEMENT, "us-east-1", TIME);
    assertEquals(
        new Decoded.Understood<>(CheckDue.first(new AccountId(account), cause, origin, RECEIVED)),
        decoded);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AWS API Call via CloudTrail",
        "AWS Service Event via CloudTrail",
        "Something AWS has not published"
      })
  void doesNotLookAtTheDetailType(String detailType) {
    ObjectNode event = Sample.event("account-joined").put("detail-type", detailType);

    assertEquals(NEWCOMER, check(decoded(event)).account());
  }

  @Test
  void saysWhyAnAccountWasNotCreated() {
    Decoded<AccountSignal> decoded = decoded(Sample.event("create-account-result-failed"));

    assertEquals(
        new Decoded.Ignored<>("the account was not created: EMAIL_ALREADY_EXISTS"), decoded);
  }

  @Test
  void ignoresACreationThatHasNotEnded() {
    ObjectNode event = Sample.event("create-account-result-succeeded");
    createStatus(event).put("state", "IN_PROGRESS");

    assertInstanceOf(Decoded.Ignored.class, decoded(event));
  }

  @Test
  void rejectsACreationThatSucceededWithoutAnAccount() {
    ObjectNode event = Sample.event("create-account-result-succeeded");
    createStatus(event).remove("accountId");

    assertInstanceOf(Decoded.Rejected.class, decoded(event));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CreateAccountResult",
        "CloseAccountResult",
        "AccountJoinedOrganization",
        "AccountDepartedOrganization"
      })
  void ignoresOrganizationsEventsFromMembers(String name) {
    ObjectNode event = Sample.event("account-joined").put("account", NEWCOMER.value());
    Sample.detail(event).put("eventName", name).put("recipientAccountId", NEWCOMER.value());

    Decoded.Ignored<?> ignored = assertInstanceOf(Decoded.Ignored.class, decoded(event));

    assertTrue(ignored.reason().contains("only from the management account"));
  }

  @Test
  void ignoresOrganizationsEventsFromTheHub() {
    ObjectNode event = Sample.event("account-joined").put("account", Sample.HUB.value());
    Sample.detail(event).put("recipientAccountId", Sample.HUB.value());

    assertInstanceOf(Decoded.Ignored.class, decoded(event));
  }

  @ParameterizedTest
  @ValueSource(strings = {"MoveAccount", "accountjoinedorganization", "", "TagResource"})
  void ignoresOtherEventsOfOrganizations(String name) {
    ObjectNode event = Sample.event("account-joined");
    Sample.detail(event).put("eventName", name);

    assertInstanceOf(Decoded.Ignored.class, decoded(event));
  }

  @Test
  void ignoresTheSameNameFromAnotherService() {
    ObjectNode event = Sample.event("account-joined").put("source", "aws.controltower");

    assertInstanceOf(Decoded.Ignored.class, decoded(event));
  }

  @Test
  void ignoresOtherEventsOfOurOwn() {
    ObjectNode event = Sample.event("check-due-requested").put("detail-type", "Heartbeat");

    assertInstanceOf(Decoded.Ignored.class, decoded(event));
  }

  @Test
  void namesAnEventByTheRecordRatherThanTheEnvelope() {
    Decoded<AccountSignal> decoded = decoded(Sample.event("account-joined"));

    assertEquals(eventId(3), check(decoded).origin().eventId());
  }

  @Test
  void namesAnEventByTheEnvelopeWhenTheRecordHasNoId() {
    ObjectNode event = Sample.event("account-joined");
    Sample.detail(event).remove("eventID");

    assertEquals(eventId(103), check(decoded(event)).origin().eventId());
  }

  @Test
  void cutsAnOverlongId() {
    ObjectNode event = Sample.event("account-joined");
    Sample.detail(event).put("eventID", "7".repeat(5000));

    assertEquals("7".repeat(128), check(decoded(event)).origin().eventId());
  }

  private static ObjectNode joinedAt(String time) {
    ObjectNode event = Sample.event("account-joined").put("time", time);
    Sample.detail(event).put("eventTime", time);
    return event;
  }

  @Test
  void doesNotBelieveATimeInTheFuture() {
    ObjectNode event = joinedAt("2999-01-01T00:00:00Z");

    CheckDue due = check(decoded(event));

    assertEquals(RECEIVED, due.origin().at());
    assertEquals(RECEIVED, due.firstSeen());
  }

  @Test
  void doesNotStumbleOverTheLastInstantThereIs() {
    ObjectNode event = joinedAt(Instant.MAX.toString());

    assertEquals(RECEIVED, check(decoded(event)).origin().at());
  }

  @Test
  void countsWaitsFromTheReceipt() {
    ObjectNode event = joinedAt("2026-11-22T02:00:00Z");

    CheckDue due = check(decoded(event));

    assertEquals(Instant.parse("2026-11-22T02:00:00Z"), due.origin().at());
    assertEquals(RECEIVED, due.firstSeen());
  }

  @Test
  void takesTheTimeOfReceiptForAMissingOne() {
    ObjectNode event = Sample.event("account-joined");
    event.remove("time");
    Sample.detail(event).remove("eventTime");

    assertEquals(RECEIVED, check(decoded(event)).origin().at());
  }

  @Test
  void callsItUnclearWhenNoMemberIsNamed() {
    Origin origin = new Origin(eventId(4), MANAGEMENT, "us-east-1", TIME);

    Decoded<AccountSignal> decoded = decoded(Sample.event("account-joined-unnamed"));

    assertEquals(new Decoded.Understood<>(new MembershipUnclear(origin)), decoded);
  }

  static CheckDue check(Decoded<AccountSignal> decoded) {
    Signal signal = Sample.understood(decoded);
    return assertInstanceOf(CheckDue.class, signal);
  }

  private static ObjectNode createStatus(ObjectNode event) {
    return (ObjectNode) event.at("/detail/serviceEventDetails/createAccountStatus");
  }

  private static String eventId(int number) {
    return "00000000-0000-4000-8000-%012d".formatted(number);
  }
}
