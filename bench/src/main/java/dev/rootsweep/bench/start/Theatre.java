package dev.rootsweep.bench.start;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rootsweep.aws.event.OwnMessages;
import dev.rootsweep.bench.figure.HubEnvironment;
import dev.rootsweep.bench.figure.Place;
import dev.rootsweep.bench.figure.Swept;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.AccountState;
import dev.rootsweep.core.signal.CheckDue;
import dev.rootsweep.core.signal.Listing;
import dev.rootsweep.core.signal.Origin;
import dev.rootsweep.sandbox.ExampleOrganization;
import dev.rootsweep.sandbox.Member;
import dev.rootsweep.sandbox.Organization;
import dev.rootsweep.sandbox.Sandbox;
import dev.rootsweep.sandbox.runtime.Deployment;
import dev.rootsweep.sandbox.runtime.Initialization;
import dev.rootsweep.sandbox.runtime.LambdaFunction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A sandbox of clean accounts, a ledger that knows them and takes everything at once, and the
/// functions that are started before it, each in a JVM of its own.
final class Theatre implements AutoCloseable {
  static final int ACCOUNTS = 100;

  private static final AccountId HUB = new AccountId(ExampleOrganization.HUB);
  private static final List<Path> RUNTIME = Deployment.runtimeHere();

  private final Sandbox sandbox;
  private final SweptLedger ledger;
  private final Path ours;
  private final Path usual;

  private Theatre(Sandbox sandbox, SweptLedger ledger, Path ours, Path usual) {
    this.sandbox = sandbox;
    this.ledger = ledger;
    this.ours = ours;
    this.usual = usual;
  }

  static Theatre open(Place place) throws IOException {
    Path folder = Files.createTempDirectory(place.work(), "function");
    return new Theatre(
        Sandbox.start(organization()),
        SweptLedger.start(),
        Deployment.unpack(place.functionsZip(), folder),
        place.usualFunction());
  }

  private static Organization organization() {
    Organization organization =
        Organization.named("o-benchorg01")
            .management(ExampleOrganization.MANAGEMENT, "management")
            .member(Member.named(ExampleOrganization.HUB, "security"))
            .delegate(ExampleOrganization.HUB)
            .trustedAccess(true)
            .rootCredentialsManagement(true)
            .rootSessions(true)
            .caller(ExampleOrganization.HUB_ROLE);
    for (int number = 1; number <= ACCOUNTS; number++) {
      organization.member(Member.named("%012d".formatted(number), "member " + number));
    }
    return organization;
  }

  String endpoint() {
    return sandbox.endpoint().toString();
  }

  LambdaFunction startOurs(Initialization initialization) {
    return LambdaFunction.start(
        new Deployment(ours, RUNTIME, "dev.rootsweep.functions.CheckHandler", environment()),
        initialization);
  }

  LambdaFunction startUsual() {
    return LambdaFunction.start(
        new Deployment(usual, RUNTIME, "dev.rootsweep.bench.usual.UsualHandler", environment()),
        Initialization.ON_DEMAND);
  }

  private Map<String, String> environment() {
    return HubEnvironment.with(
        Map.of(
            "AWS_ENDPOINT_URL_STS", endpoint(),
            "AWS_ENDPOINT_URL_IAM", endpoint(),
            "AWS_ENDPOINT_URL_ORGANIZATIONS", endpoint(),
            "AWS_ENDPOINT_URL_DYNAMODB", ledger.endpoint().toString(),
            "AWS_XRAY_DAEMON_ADDRESS", "127.0.0.1:2000",
            "ROOTSWEEP_CHECK_QUEUE", endpoint() + "/checks",
            "ROOTSWEEP_CHECK_DEAD_LETTERS", endpoint() + "/dead"));
  }

  /// Hands over the message of a sweep for one account, and sees to it that it was audited.
  void check(LambdaFunction function, int account) {
    sandbox.record().clear();
    String answer = function.invoke(event("%012d".formatted(account)));
    if (answer.matches(".*itemIdentifier.*") || sandbox.record().calls().size() != 2) {
      throw new IllegalStateException("not audited: " + answer + "\n" + function.output());
    }
  }

  private static String event(String account) {
    Instant now = Instant.now();
    Listing listing = new Listing("sweep", "Account", AccountState.ACTIVE, Swept.JOINED, now);
    CheckDue due =
        CheckDue.swept(new AccountId(account), listing, new Origin("event", HUB, "", now));
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    ObjectNode message = event.putArray("Records").addObject();
    message.put("messageId", "m1").put("body", new OwnMessages(HUB).write(due));
    message
        .putObject("attributes")
        .put("ApproximateReceiveCount", "1")
        .put("SentTimestamp", String.valueOf(now.toEpochMilli()));
    return event.toString();
  }

  /// Says how many milliseconds pass from the start of the usual function to its first answer.
  double usualStart() {
    long begin = System.nanoTime();
    try (LambdaFunction function = startUsual()) {
      check(function, 1);
      return millisSince(begin);
    }
  }

  static double millisSince(long begin) {
    return (System.nanoTime() - begin) / 1e6;
  }

  @Override
  public void close() {
    sandbox.close();
    ledger.close();
  }
}
