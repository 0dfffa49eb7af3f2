package dev.rootsweep.aws.event;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rootsweep.core.check.AuditFailure;
import dev.rootsweep.core.check.CheckOutcome;
import dev.rootsweep.core.check.HeldReason;
import dev.rootsweep.core.check.Hindrance;
import dev.rootsweep.core.check.SparedReason;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.CredentialResult;
import dev.rootsweep.core.model.LastUse;
import dev.rootsweep.core.model.RootCredential;
import dev.rootsweep.core.signal.AccountSignal;
import dev.rootsweep.core.signal.Cause;
import dev.rootsweep.core.signal.CheckDue;
import dev.rootsweep.core.signal.CheckMessage;
import dev.rootsweep.core.signal.DigestDue;
import dev.rootsweep.core.signal.MembershipUnclear;
import dev.rootsweep.core.signal.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OutcomeJsonTest {
  private static final AccountId ID = new AccountId("000000000001");
  private static final Instant MADE = Instant.parse("2020-02-03T04:05:06Z");
  private static final Instant UNTIL = Instant.parse("2027-01-01T00:00:00Z");
  private static final RootCredential PASSWORD =
      new RootCredential.ConsolePassword(MADE, new LastUse.NoneRecorded());
  private static final RootCredential KEY =
      new RootCredential.AccessKey(
          "AKIAEXAMPLETEST00001",
          true,
          MADE,
          new LastUse.Used(UNTIL, Optional.of("s3"), Optional.of("eu-west-1")));
  private static final RootCredential MFA = new RootCredential.MfaDevice("GAHT12345678", MADE);

  private static final String PASSWORD_JSON =
      "{'kind':'CONSOLE_PASSWORD','created':'2020-02-03T04:05:06Z','lastUsed':'never recorded'}";
  private static final String KEY_JSON =
      "{'kind':'ACCESS_KEY','id':'AKIAEXAMPLETEST00001','active':true,'created':'2020-02-03T04:05:06Z',"
          + "'lastUsed':'2027-01-01T00:00:00Z','lastUsedService':'s3',"
          + "'lastUsedRegion':'eu-west-1'}";
  private static final String MFA_JSON =
      "{'kind':'MFA_DEVICE','id':'GAHT12345678','created':'2020-02-03T04:05:06Z',"
          + "'lastUsed':'not tracked by AWS'}";

  static Stream<Arguments> outcomes() {
    return Stream.of(
        row(new CheckOutcome.Clean(ID), "'verified':true"),
        row(
            new CheckOutcome.Removed(
                ID,
                List.of(CredentialResult.removed(PASSWORD), CredentialResult.absent(KEY)),
                List.of(MFA),
                true,
                "because"),
            "'verified':true,'drift':true,'why':'because','results':["
                + with(PASSWORD_JSON, "'fate':'REMOVED'")
                + ","
                + with(KEY_JSON, "'fate':'ABSENT'")
                + "],'spared':["
                + MFA_JSON
                + "]"),
        row(
            new CheckOutcome.Incomplete(
                ID, List.of(CredentialResult.failed(MFA, "denied")), List.of(MFA), false, "denied"),
            "'verified':false,'drift':false,'why':'denied','results':["
                + with(MFA_JSON, "'fate':'FAILED','detail':'denied'")
                + "],'remaining':["
                + MFA_JSON
                + "]"),
        row(
            new CheckOutcome.WouldRemove(
                ID, List.of(KEY), false, "mode is observe", Optional.empty()),
            "'drift':false,'why':'mode is observe','credentials':[" + KEY_JSON + "]"),
        row(
            new CheckOutcome.WouldRemove(
                ID,
                List.of(KEY),
                false,
                "mode is observe",
                Optional.of(new Hindrance(HeldReason.RECENTLY_USED, "used"))),
            "'drift':false,'why':'mode is observe','heldInEnforce':{'reason':'recently"
                + " used','detail':'used'},'credentials':["
                + KEY_JSON
                + "]"),
        row(
            new CheckOutcome.Changed(ID, List.of(KEY, MFA), Set.of(KEY.ref())),
            "'why':'changed since it was shown, so it is left; not shown as to be removed: "
                + MFA.ref().words()
                + ". Run again','credentials':["
                + KEY_JSON
                + ","
                + MFA_JSON
                + "]"),
        row(
            new CheckOutcome.Held(ID, HeldReason.CAP, List.of(PASSWORD), false, "later"),
            "'reason':'removal cap reached','drift':false,'detail':'later','credentials':["
                + PASSWORD_JSON
                + "]"),
        row(
            new CheckOutcome.Spared(
                ID, SparedReason.LEASE, List.of(MFA), List.of(), Optional.of(UNTIL), "of alice"),
            "'reason':'open recovery lease','detail':'of alice','until':'2027-01-01T00:00:00Z',"
                + "'credentials':["
                + MFA_JSON
                + "],'unexpected':[]"),
        row(
            new CheckOutcome.Spared(
                ID, SparedReason.STATE, List.of(), List.of(), Optional.empty(), "CLOSED"),
            "'reason':'account state','detail':'CLOSED','credentials':[],'unexpected':[]"),
        row(
            new CheckOutcome.NotReady(ID, Duration.ofSeconds(30), "new"),
            "'why':'new','retryInSeconds':30"),
        row(
            new CheckOutcome.NotAuditable(ID, AuditFailure.UNAVAILABLE, "timeout"),
            "'cause':'UNAVAILABLE','likely':'AWS did not answer','fix':'Look again later. If it"
                + " lasts, see the AWS Health Dashboard','said':'timeout'"),
        row(new CheckOutcome.Ignored(ID, "no member"), "'why':'no member'"));
  }

  @ParameterizedTest
  @MethodSource("outcomes")
  void writesAnOutcome(CheckOutcome outcome, String rest) throws Exception {
    String json = "{'outcome':'" + outcome.name() + "','account':'000000000001'," + rest + "}";

    assertEquals(read(json), read(OutcomeJson.outcome(outcome).toString()));
  }

  @Test
  void knowsEveryKindOfOutcome() {
    Set<Class<?>> shown =
        outcomes().map(row -> row.get()[0].getClass()).collect(Collectors.toSet());

    assertEquals(Set.of(CheckOutcome.class.getPermittedSubclasses()), shown);
  }

  @Test
  void callsNothingVerifiedThatWasNotReadAgain() {
    List<String> verified =
        outcomes()
            .map(row -> OutcomeJson.outcome((CheckOutcome) row.get()[0]))
            .filter(json -> json.path("verified").asBoolean())
            .map(json -> json.path("outcome").asText())
            .toList();

    assertEquals(List.of("Clean", "Removed"), verified);
  }

  @Test
  void writesACheckThatIsDue() throws Exception {
    Origin origin = new Origin("event-1", ID, "us-east-1", MADE);
    AccountSignal due = CheckDue.first(ID, Cause.JOINED, origin).again();

    assertEquals(
        read(
            "{'kind':'CheckDue','account':'000000000001','cause':'JOINED','attempt':1,"
                + "'eventId':'event-1'}"),
        OutcomeJson.signal(due));
  }

  @Test
  void writesAnUnclearMembership() throws Exception {
    AccountSignal unclear = new MembershipUnclear(new Origin("event-1", ID, "us-east-1", MADE));

    assertEquals(
        read("{'kind':'MembershipUnclear','eventId':'event-1'}"), OutcomeJson.signal(unclear));
  }

  @Test
  void writesADigestThatIsDue() throws Exception {
    AccountSignal due =
        new DigestDue("sweep-1", "digest-1", new Origin("event-1", ID, "us-east-1", MADE));

    assertEquals(
        read("{'kind':'DigestDue','sweep':'sweep-1','eventId':'event-1'}"),
        OutcomeJson.signal(due));
  }

  @Test
  void knowsEveryKindOfSignal() {
    assertEquals(
        List.of(CheckMessage.class, MembershipUnclear.class),
        List.of(AccountSignal.class.getPermittedSubclasses()));
    assertEquals(
        List.of(CheckDue.class, DigestDue.class),
        List.of(CheckMessage.class.getPermittedSubclasses()));
  }

  private static Arguments row(CheckOutcome outcome, String rest) {
    return Arguments.of(outcome, rest);
  }

  private static String with(String json, String more) {
    return json.substring(0, json.length() - 1) + "," + more + "}";
  }

  private static JsonNode read(String json) throws Exception {
    return new ObjectMapper().readTree(json.replace('\'', '"'));
  }
}
