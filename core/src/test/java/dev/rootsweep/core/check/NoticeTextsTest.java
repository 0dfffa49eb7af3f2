package dev.rootsweep.core.check;

import static dev.rootsweep.core.fake.CheckWorld.HUB;
import static dev.rootsweep.core.fake.CheckWorld.JOINED;
import static dev.rootsweep.core.fake.CheckWorld.MANAGEMENT;
import static dev.rootsweep.core.fake.CheckWorld.MEMBER;
import static dev.rootsweep.core.fake.CheckWorld.START;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.core.fake.Credentials;
import dev.rootsweep.core.fake.FakeDirectory;
import dev.rootsweep.core.fake.Journal;
import dev.rootsweep.core.model.AlertKind;
import dev.rootsweep.core.model.CheckAlertKind;
import dev.rootsweep.core.model.CredentialResult;
import dev.rootsweep.core.model.Fact;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.model.OrganizationalUnit;
import dev.rootsweep.core.model.RootCredential;
import dev.rootsweep.core.model.Severity;
import dev.rootsweep.core.settings.Setting;
import dev.rootsweep.core.settings.Settings;
import dev.rootsweep.core.signal.Cause;
import dev.rootsweep.core.signal.CheckDue;
import dev.rootsweep.core.signal.Origin;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NoticeTextsTest {
  private static final RootCredential KEY = Credentials.oldKey("AKIAOLD");
  private static final NoticeTexts TEXTS = new NoticeTexts(settings(""));
  private static final Optional<Subject> SUBJECT = subject("");

  static Stream<Arguments> told() {
    return Stream.of(
        Arguments.of(removed(false), CheckAlertKind.REMOVED, Severity.INFO),
        Arguments.of(removed(true), CheckAlertKind.DRIFT, Severity.CRITICAL),
        Arguments.of(incomplete(false, "denied"), CheckAlertKind.INCOMPLETE, Severity.HIGH),
        Arguments.of(incomplete(true, "denied"), CheckAlertKind.INCOMPLETE, Severity.CRITICAL),
        Arguments.of(wouldRemove(false), CheckAlertKind.WOULD_REMOVE, Severity.INFO),
        Arguments.of(wouldRemove(true), CheckAlertKind.DRIFT, Severity.CRITICAL),
        Arguments.of(held(HeldReason.RECENTLY_USED, false), CheckAlertKind.HELD, Severity.HIGH),
        Arguments.of(held(HeldReason.CAP, false), CheckAlertKind.HELD, Severity.MEDIUM),
        Arguments.of(held(HeldReason.DRIFT, true), CheckAlertKind.DRIFT, Severity.CRITICAL),
        Arguments.of(spared(List.of(KEY)), CheckAlertKind.EXEMPT_CHANGED, Severity.HIGH),
        Arguments.of(unseen(), CheckAlertKind.NOT_AUDITABLE, Severity.HIGH));
  }

  @ParameterizedTest
  @MethodSource("told")
  void tellsWhatPeopleMustHear(CheckOutcome outcome, AlertKind kind, Severity severity) {
    Notice notice = notice(outcome);

    assertEquals(kind, notice.kind());
    assertEquals(severity, notice.severity());
  }

  static Stream<CheckOutcome> untold() {
    return Stream.of(
        new CheckOutcome.Clean(MEMBER),
        spared(List.of()),
        new CheckOutcome.NotReady(MEMBER, Duration.ofSeconds(15), "not yet"),
        new CheckOutcome.Ignored(MEMBER, "not a member of the organization"));
  }

  @ParameterizedTest
  @MethodSource("untold")
  void tellsNothingThatNobodyMustHear(CheckOutcome outcome) {
    assertEquals(Optional.empty(), TEXTS.notice(due(2), SUBJECT, outcome, START));
  }

  @Test
  void tellsOfAnIncompleteRemovalOnlyAfterTheLastTry() {
    CheckOutcome outcome = incomplete(true, "denied");

    assertEquals(Optional.empty(), TEXTS.notice(due(1), SUBJECT, outcome, START));
    assertTrue(TEXTS.notice(due(2), SUBJECT, outcome, START).isPresent());
  }

  @Test
  void givesEachKindOfOutcomeAFingerprintOfItsOwn() {
    List<CheckOutcome> outcomes =
        Stream.concat(
                untold(),
                Stream.of(
                    removed(false),
                    incomplete(false, "denied"),
                    wouldRemove(false),
                    held(HeldReason.CAP, false),
                    unseen()))
            .toList();

    List<String> fingerprints =
        outcomes.stream().map(CheckOutcome::fingerprint).distinct().toList();

    assertEquals(outcomes.size(), fingerprints.size(), fingerprints::toString);
    assertFalse(fingerprints.contains(""));
  }

  @Test
  void saysWhyARemovalWaits() {
    Notice notice = notice(held(HeldReason.CAP, false));

    assertEquals(
        "Root credentials of Payments (111111111111) were not removed, removal cap reached: later.",
        notice.headline());
  }

  @Test
  void namesTheCommandThatReleasesHeldDrift() {
    List<String> steps = notice(held(HeldReason.DRIFT, true)).steps();

    assertEquals(
        "Approve the removal if nothing does, in account 888888888888: rootsweep approve"
            + " 111111111111 --reason \"TICKET: why\"",
        steps.getLast());
  }

  @Test
  void namesNoApprovalForDriftThatAPauseHolds() {
    List<String> steps = notice(held(HeldReason.PAUSED, true)).steps();

    assertTrue(steps.stream().noneMatch(step -> step.contains("approve")), steps::toString);
  }

  @Test
  void pointsToThePolicyThatDeniesADeletion() {
    Notice denied = notice(incomplete(CredentialResult.refused(KEY, "no")));
    Notice other = notice(incomplete(CredentialResult.failed(KEY, "AccessDenied, a text says")));

    assertTrue(denied.steps().getFirst().contains("policy that denies"), denied::toString);
    assertTrue(other.steps().getFirst().contains("Root access management"), other::toString);
  }

  @Test
  void saysWhatAwsSaidOfARootUserThatItDoesNotShow() {
    Notice notice = notice(unseen());

    assertEquals(
        "Rootsweep cannot see the root user of Payments (111111111111), most likely because AWS"
            + " denied access without a reason, or there were no valid credentials to ask with.",
        notice.headline());
    assertTrue(notice.facts().contains(new Fact("AWS said", "HTTP 403")), notice::toString);
  }

  @Test
  void saysWhereTheAccountStands() {
    assertEquals(
        new Fact("Account", "Payments (111111111111), /Workloads"),
        notice(removed(false)).facts().getFirst());
  }

  static Stream<Arguments> credentials() {
    return Stream.of(
        Arguments.of(
            Credentials.usedKey("AKIAUSED", START),
            "access key AKIAUSED, made 2019-05-05T05:05:05Z, last used 2026-03-01T10:00:00Z for s3"
                + " in eu-west-1"),
        Arguments.of(
            Credentials.usedPassword(START),
            "console password, made 2019-05-05T05:05:05Z, last used 2026-03-01T10:00:00Z"),
        Arguments.of(KEY, "access key AKIAOLD, made 2019-05-05T05:05:05Z, no use recorded"),
        Arguments.of(
            Credentials.oldCertificate("CERT"),
            "signing certificate CERT, made 2019-05-05T05:05:05Z, AWS keeps no record of its use"));
  }

  @ParameterizedTest
  @MethodSource("credentials")
  void saysWhenACredentialWasMadeAndUsed(RootCredential credential, String fact) {
    CheckOutcome outcome =
        new CheckOutcome.Held(MEMBER, HeldReason.CAP, List.of(credential), false, "later");

    List<Fact> facts = notice(outcome).facts();

    assertEquals(Fact.line(fact), facts.get(2));
  }

  @Test
  void namesOnlyTheExpiredExemptionsOfTheAccount() {
    Optional<Subject> subject =
        subject(
            "111111111111 until 2026-02-01 for legacy billing;"
                + "222222222222 until 2026-02-01 for another account;"
                + "ou-abcd-11111111 until 2026-12-31 for break glass");

    Notice notice = TEXTS.notice(due(0), subject, removed(false), START).orElseThrow();

    assertEquals(
        List.of("An exemption expired at 2026-02-02T00:00:00Z: legacy billing"),
        notice.facts().stream()
            .map(Fact::toString)
            .filter(fact -> fact.startsWith("An exemption"))
            .toList());
  }

  private static Notice notice(CheckOutcome outcome) {
    return TEXTS.notice(due(2), SUBJECT, outcome, START).orElseThrow();
  }

  private static Optional<Subject> subject(String exemptions) {
    FakeDirectory directory = new FakeDirectory(new Journal());
    directory.place(
        MEMBER,
        new OrganizationalUnit("r-abcd", "Root"),
        new OrganizationalUnit("ou-abcd-11111111", "Workloads"));
    Membership.Checkable member = new Membership.Checkable(MEMBER, "Payments", JOINED, true);
    return Optional.of(
        Subject.of(member, directory, settings(exemptions).exemptions(), () -> "/Workloads"));
  }

  private static Settings settings(String exemptions) {
    return Settings.of(
        Map.of(
            Setting.MANAGEMENT_ACCOUNT.environmentName(),
            MANAGEMENT.value(),
            Setting.HUB_ACCOUNT.environmentName(),
            HUB.value(),
            Setting.EXEMPTIONS.environmentName(),
            exemptions));
  }

  private static CheckDue due(int attempt) {
    Origin origin = new Origin("event-1", MEMBER, "us-east-1", START);
    return new CheckDue(MEMBER, Cause.CREATED, origin, START, attempt, Optional.empty());
  }

  private static CheckOutcome removed(boolean drift) {
    return new CheckOutcome.Removed(
        MEMBER, List.of(CredentialResult.removed(KEY)), List.of(), drift, "why");
  }

  private static CheckOutcome incomplete(CredentialResult result) {
    return new CheckOutcome.Incomplete(MEMBER, List.of(result), List.of(KEY), false, "why");
  }

  private static CheckOutcome incomplete(boolean drift, String why) {
    return new CheckOutcome.Incomplete(MEMBER, List.of(), List.of(KEY), drift, why);
  }

  private static CheckOutcome wouldRemove(boolean drift) {
    return new CheckOutcome.WouldRemove(MEMBER, List.of(KEY), drift, "why", Optional.empty());
  }

  private static CheckOutcome held(HeldReason reason, boolean drift) {
    return new CheckOutcome.Held(MEMBER, reason, List.of(KEY), drift, "later");
  }

  private static CheckOutcome spared(List<RootCredential> unexpected) {
    return new CheckOutcome.Spared(
        MEMBER, SparedReason.EXEMPTION, List.of(KEY), unexpected, Optional.of(START), "detail");
  }

  private static CheckOutcome unseen() {
    return new CheckOutcome.NotAuditable(MEMBER, AuditFailure.ACCESS_DENIED, "HTTP 403");
  }
}
