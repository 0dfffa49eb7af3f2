package dev.rootsweep.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rootsweep.aws.AwsClients;
import dev.rootsweep.aws.AwsClients.Api;
import dev.rootsweep.aws.event.OwnMessages;
import dev.rootsweep.aws.ledger.DynamoLedger;
import dev.rootsweep.aws.ledger.LocalDynamo;
import dev.rootsweep.aws.queue.SqsMessageQueue;
import dev.rootsweep.aws.wiring.Wiring;
import dev.rootsweep.core.check.CheckAccount;
import dev.rootsweep.core.check.Consent;
import dev.rootsweep.core.memory.MemoryLedger;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.Approval;
import dev.rootsweep.core.model.CheckAlertKind;
import dev.rootsweep.core.model.CheckEnding;
import dev.rootsweep.core.model.CheckRecord;
import dev.rootsweep.core.model.CredentialRef;
import dev.rootsweep.core.model.LastCheck;
import dev.rootsweep.core.model.Lease;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.model.RootCredential;
import dev.rootsweep.core.model.SessionKey;
import dev.rootsweep.core.model.Severity;
import dev.rootsweep.core.model.TaskPolicy;
import dev.rootsweep.core.port.Alerts;
import dev.rootsweep.core.settings.Settings;
import dev.rootsweep.core.signal.CheckDue;
import dev.rootsweep.core.signal.CheckMessage;
import dev.rootsweep.core.task.Approve;
import dev.rootsweep.core.task.PauseRemovals;
import dev.rootsweep.core.task.ResumeRemovals;
import dev.rootsweep.sandbox.Caller;
import dev.rootsweep.sandbox.ExampleOrganization;
import dev.rootsweep.sandbox.Member;
import dev.rootsweep.sandbox.Organization;
import dev.rootsweep.sandbox.Sandbox;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Each function makes every call that docs/privileges.md lists for it, with every partition of the
/// ledger that is listed there, and no other.
class PrivilegesUsedTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:01:30Z");
  private static final Path LIST = Path.of("..", "docs", "privileges.md");
  private static final Path EVENTS = Path.of("..", "events");
  private static final Pattern ROW =
      Pattern.compile("^\\| `(\\w+:\\w+)` \\|.*\\| (.*) \\|$", Pattern.MULTILINE);
  private static final Pattern PARTITION = Pattern.compile("`([A-Z_]+#[^`]+)`");

  /// What Lambda does with a function's role, or SNS with its key; the function calls none of it.
  private static final Set<String> BY_OTHERS =
      Set.of(
          "logs:CreateLogStream",
          "logs:PutLogEvents",
          "xray:PutTelemetryRecords",
          "xray:PutTraceSegments",
          "sqs:ChangeMessageVisibility",
          "sqs:DeleteMessage",
          "sqs:GetQueueAttributes",
          "sqs:ReceiveMessage",
          "kms:Decrypt",
          "kms:GenerateDataKey",
          // CloudFormation makes its role as it is let into the organization.
          "iam:CreateServiceLinkedRole");

  /// Needs no permission.
  private static final Set<String> FREE = Set.of("sts:GetCallerIdentity");

  /// Nothing says when its certificate was used, so that a check of a sweep holds it.
  private static final String KEPT = ExampleOrganization.CERTIFICATE;

  /// The session of `own-session.json`.
  private static final String OWN_SESSION = "ASIAEXAMPLEOURS00001";

  /// The plan that `change-set-executed-by-arn.json` executes, and one for another stack.
  private static final String PLAN = "changeSet/x/00000000-0000-4000-8000-000000000001";

  private static final String OTHER_PLAN = "changeSet/y/00000000-0000-4000-8000-000000000004";

  private final FixedTime time = new FixedTime(NOW);
  private final Organization organization = ExampleOrganization.at(NOW);
  private final Sandbox sandbox = Sandbox.start(organization, 0, time::now);
  private final LocalDynamo dynamo = LocalDynamo.start();
  private final PretendServices services = new PretendServices();
  private final Settings settings =
      Settings.watching(
          Map.ofEntries(
              Map.entry("ROOTSWEEP_MODE", "enforce"),
              Map.entry("ROOTSWEEP_MANAGEMENT_ACCOUNT", ExampleOrganization.MANAGEMENT),
              Map.entry("ROOTSWEEP_HUB_ACCOUNT", ExampleOrganization.HUB),
              Map.entry("ROOTSWEEP_LEDGER_TABLE", dynamo.table()),
              Map.entry("ROOTSWEEP_CHECK_QUEUE", queue("check")),
              Map.entry("ROOTSWEEP_CHECK_DEAD_LETTERS", queue("check-dead-letters")),
              Map.entry("ROOTSWEEP_ACTIVITY_QUEUE", queue("activity")),
              Map.entry("ROOTSWEEP_ACTIVITY_DEAD_LETTERS", queue("activity-dead-letters")),
              Map.entry("ROOTSWEEP_OWN_ROLES", "arn:aws:iam::222222222222:role/rootsweep-check"),
              Map.entry("ROOTSWEEP_URGENT_TOPIC", "arn:aws:sns:us-east-1:222222222222:urgent"),
              Map.entry("ROOTSWEEP_INFO_TOPIC", "arn:aws:sns:us-east-1:222222222222:info"),
              Map.entry("ROOTSWEEP_WATCHED_TOPICS", "arn:aws:sns:us-east-1:222222222222:urgent=2"),
              Map.entry("ROOTSWEEP_HUB_BUS", "rootsweep"),
              Map.entry("ROOTSWEEP_EXEMPTIONS", "tag:keep=root until 2026-11-23 for a test")));

  PrivilegesUsedTest() throws IOException {}

  @AfterEach
  void close() {
    services.close();
    dynamo.close();
    sandbox.close();
    System.clearProperty("aws.accessKeyId");
    System.clearProperty("aws.secretAccessKey");
  }

  @Test
  void checkUsesWhatItMayDoAndNothingElse() throws IOException {
    sweep();
    CheckHandler handler =
        new CheckHandler(
            Wiring.checks(settings, hub(), ledger(), checkQueue(), channels(), time), _ -> {});
    allow();
    leaveANoticeUnsent();

    RecordedCalls.forget();
    handle(handler, List.of(World.body(World.swept(new AccountId(KEPT)))));
    handle(handler, samples("CheckHandler"));
    handle(handler, requests());
    handle(handler, requests());

    // Inside a root session the session's policy counts, not the role's.
    assertEquals(listed("rootsweep-check"), used(Set.of("iam")));
  }

  @Test
  void rootActivityUsesWhatItMayDoAndNothingElse() throws IOException {
    RootActivityHandler handler =
        new RootActivityHandler(
            Wiring.activity(
                settings,
                hub(),
                ledger(),
                checkQueue(),
                new SqsMessageQueue<>(
                    hub()::sqs,
                    settings.activityQueue(),
                    settings.activityDeadLetters(),
                    new OwnMessages(settings.hubAccount())),
                channels(),
                time),
            _ -> {});

    ledger()
        .issued(
            new AccountId(ExampleOrganization.PASSWORD_AND_MFA),
            TaskPolicy.AUDIT,
            new SessionKey(OWN_SESSION, NOW));

    List<String> delayed = delayed();
    RecordedCalls.forget();
    List<String> bodies = new ArrayList<>(samples("RootActivityHandler"));
    bodies.addAll(delayed);
    bodies.add(
        World.sample("root-sign-in")
            .replace(ExampleOrganization.PASSWORD_AND_MFA, "909090909090")
            .replace("-8000-", "-8009-"));
    bodies.add(World.sample("change-set-made-for-another-stack").replace(OTHER_PLAN, PLAN));
    bodies.add(World.sample("change-set-executed-by-arn"));
    for (String body : bodies) {
      handler.handleRequest(Invocation.batch(List.of(body)), Invocation.fresh());
    }

    assertEquals(listed("rootsweep-root-activity"), used(Set.of()));
  }

  @Test
  void sweepUsesWhatItMayDoAndNothingElse() throws IOException {
    RecordedCalls.forget();
    sweep();
    sweep();

    assertEquals(listed("rootsweep-sweep"), used(Set.of()));
  }

  /// What the commands `pause`, `resume` and `approve` do with ledger and queue; the other calls of
  /// a command are who asks, and what the topics say.
  @Test
  void peopleWhoApproveUseWhatTheyMayDoAndNothingElse() throws IOException {
    handle(
        new CheckHandler(
            Wiring.checks(settings, hub(), ledger(), checkQueue(), channels(), time), _ -> {}),
        requests());
    String by = "arn:aws:iam::222222222222:role/operator";
    AccountId account = new AccountId(ExampleOrganization.KEY_IN_USE);
    CredentialRef key = new CredentialRef(CredentialRef.Kind.ACCESS_KEY, "AKIAEXAMPLEUSED00001");

    RecordedCalls.forget();
    new Approve(ledger(), Optional.of(checkQueue()), time, () -> "approval-1")
        .handle(
            new Approve.Order(
                account, by, "a test", Set.of(key), settings.hubAccount(), "us-east-1"));
    new PauseRemovals(ledger(), time).handle(by, "a test");
    new PauseRemovals(ledger(), time).handle(by, "another");
    new ResumeRemovals(ledger(), time).handle(by);

    Set<String> listed = listed("rootsweep-approve");
    listed.removeAll(Set.of("organizations:DescribeOrganization", "sns:GetTopicAttributes"));
    assertEquals(listed, used(Set.of()));
  }

  /// What the commands `audit` and `check` do with the ledger: they look, record and remove.
  @Test
  void peopleWhoCheckByHandUseOfTheLedgerWhatTheyMayDoAndNothingElse() throws IOException {
    CheckAccount check =
        Wiring.checks(settings, hub(), ledger(), checkQueue(), channels(), time).checkAccount();
    allow();

    RecordedCalls.forget();
    ledger().rules();
    organization.accounts().stream()
        .map(account -> World.requested(new AccountId(account.id())))
        .forEach(due -> checkByHand(check, due));

    assertEquals(ofTheLedger(listed("rootsweep-check-by-hand")), ofTheLedger(used(Set.of())));
  }

  /// What a person would be shown is what a check that only records would have removed.
  private static void checkByHand(CheckAccount check, CheckDue due) {
    check.handle(due, new Consent.LookOnly(_ -> {}));
    Set<CredentialRef> shown =
        check.handle(due, new Consent.RecordOnly(Optional.empty())).credentials().stream()
            .map(RootCredential::ref)
            .collect(Collectors.toSet());
    check.handle(due, new Consent.RemoveShown(shown, Optional.empty()));
  }

  private static Set<String> ofTheLedger(Set<String> actions) {
    return actions.stream()
        .filter(action -> action.startsWith("dynamodb:"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void setUpUsesWhatItMayDoAndNothingElse() throws IOException {
    Organization untouched =
        Organization.named("o-exampleorg1")
            .management(Member.named(ExampleOrganization.MANAGEMENT, "Management"))
            .member(Member.named(ExampleOrganization.HUB, "Hub"))
            .caller(ExampleOrganization.MANAGEMENT_ROLE);
    try (Sandbox other = Sandbox.start(untouched)) {
      AwsClients clients = clients(other, ExampleOrganization.MANAGEMENT_ROLE);

      RecordedCalls.forget();
      Wiring.setUp(clients).handle(new AccountId(ExampleOrganization.HUB), false);
    }

    assertEquals(listed("rootsweep-set-up"), used(Set.of()));
  }

  private void sweep() throws IOException {
    new SweepHandler(Wiring.sweep(settings, hub(), ledger(), checkQueue(), Map.of(), time), _ -> {})
        .handleRequest(
            new ByteArrayInputStream(
                World.sample("scheduled-sweep").getBytes(StandardCharsets.UTF_8)),
            OutputStream.nullOutputStream(),
            Invocation.fresh());
  }

  private static void handle(CheckHandler handler, List<String> bodies) {
    for (String body : bodies) {
      handler.handleRequest(Invocation.batch(List.of(body)), Invocation.fresh());
    }
  }

  /// A check of every account of the example organization.
  private List<String> requests() {
    return organization.accounts().stream()
        .map(account -> World.body(World.requested(new AccountId(account.id()))))
        .toList();
  }

  /// What people allow: a lease that explains a password, an approval that releases a key.
  private void allow() {
    ledger()
        .grant(
            new Lease(
                "lease-1",
                new AccountId(ExampleOrganization.EVERYTHING),
                NOW.minus(Duration.ofDays(2400)),
                NOW.plusSeconds(3600),
                "arn:aws:iam::222222222222:role/operator",
                "a test"));
    ledger()
        .approve(
            new Approval(
                "approval-1",
                new AccountId(ExampleOrganization.KEY_IN_USE),
                "arn:aws:iam::222222222222:role/operator",
                "a test",
                Set.of(new CredentialRef(CredentialRef.Kind.ACCESS_KEY, "AKIAEXAMPLEUSED00001")),
                NOW));
  }

  private void leaveANoticeUnsent() {
    AccountId account = new AccountId(KEPT);
    Notice notice =
        new Notice(
            "notice-1",
            Severity.INFO,
            CheckAlertKind.REMOVED,
            account,
            NOW,
            "a test",
            List.of(),
            List.of(),
            Optional.empty());
    ledger().begin(account, "dead", NOW, NOW.plusSeconds(60));
    ledger()
        .record(
            new CheckRecord(
                account,
                "event-1",
                LastCheck.withoutPosture(NOW, CheckEnding.REMOVED, "Removed"),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                List.of(notice)),
            "dead");
    ledger().release(account, "dead");
  }

  /// Our own delayed messages: the end of the burst that a failed sign-in opened, and the second
  /// look at sessions of others.
  private List<String> delayed() {
    KeptActivityQueue kept = new KeptActivityQueue();
    RootActivityHandler handler =
        new RootActivityHandler(
            Wiring.activity(
                settings, hub(), new MemoryLedger(), checkQueue(), kept, channels(), time),
            _ -> {});
    for (String sample :
        List.of("root-sign-in-failed", "assume-root-recovery", "foreign-session-write")) {
      handler.handleRequest(Invocation.batch(List.of(World.sample(sample))), Invocation.fresh());
    }
    return kept.bodies();
  }

  private static List<String> samples(String handler) throws IOException {
    Pattern row = Pattern.compile("\\| `(\\S+\\.json)` \\| [^|]+ \\| `" + handler + "` \\|");
    List<String> bodies = new ArrayList<>();
    Matcher rows = row.matcher(Files.readString(EVENTS.resolve("README.md")));
    while (rows.find()) {
      bodies.add(Files.readString(EVENTS.resolve(rows.group(1))));
    }
    bodies.add("no event at all");
    return bodies;
  }

  private static Set<String> listed(String role) throws IOException {
    String list = Files.readString(LIST);
    int begin = list.indexOf("\n## " + role + "\n");
    int end = list.indexOf("\n## ", begin + 1);
    Set<String> actions = new TreeSet<>();
    Matcher rows = ROW.matcher(list.substring(begin, end < 0 ? list.length() : end));
    while (rows.find()) {
      List<String> partitions =
          PARTITION.matcher(rows.group(2)).results().map(found -> " " + found.group(1)).toList();
      String action = rows.group(1);
      (partitions.isEmpty() ? List.of("") : partitions)
          .forEach(partition -> actions.add(action + partition));
    }
    actions.removeAll(BY_OTHERS);
    return actions;
  }

  private static Set<String> used(Set<String> leftOut) {
    Set<String> actions = RecordedCalls.actions();
    actions.removeAll(FREE);
    actions.removeIf(action -> leftOut.contains(action.substring(0, action.indexOf(':'))));
    return actions;
  }

  private String queue(String name) {
    return services.endpoint() + "/222222222222/" + name;
  }

  private DynamoLedger ledger() {
    return new DynamoLedger(hub().dynamo(), settings.ledgerTable());
  }

  private SqsMessageQueue<CheckMessage> checkQueue() {
    return new SqsMessageQueue<>(
        hub()::sqs,
        settings.checkQueue(),
        settings.checkDeadLetters(),
        new OwnMessages(settings.hubAccount()));
  }

  private List<Alerts> channels() {
    return Wiring.channels(settings, hub(), time, _ -> {});
  }

  private AwsClients hub() {
    return clients(sandbox, ExampleOrganization.HUB_ROLE);
  }

  private AwsClients clients(Sandbox where, Caller caller) {
    Map<Api, URI> endpoints = new EnumMap<>(Api.class);
    for (Api api : Api.values()) {
      endpoints.put(
          api,
          switch (api) {
            case STS, IAM, ORGANIZATIONS, CLOUDFORMATION -> where.endpoint();
            case DYNAMODB -> dynamo.endpoint();
            case SQS, S3, SNS, EVENTBRIDGE -> services.endpoint();
          });
    }
    System.setProperty("aws.accessKeyId", caller.accessKeyId());
    System.setProperty("aws.secretAccessKey", caller.secretAccessKey());
    return AwsClients.of("us-east-1", "aws", endpoints).withoutBackOff().withoutDeadlines();
  }
}
