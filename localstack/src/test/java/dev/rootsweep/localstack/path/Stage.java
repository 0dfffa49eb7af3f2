package dev.rootsweep.localstack.path;

import dev.rootsweep.aws.AwsClients;
import dev.rootsweep.aws.event.OwnMessages;
import dev.rootsweep.aws.ledger.DynamoLedger;
import dev.rootsweep.aws.queue.SqsMessageQueue;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.port.Ledger;
import dev.rootsweep.core.port.MessageQueue;
import dev.rootsweep.core.signal.Cause;
import dev.rootsweep.core.signal.CheckDue;
import dev.rootsweep.core.signal.CheckMessage;
import dev.rootsweep.core.signal.Origin;
import dev.rootsweep.localstack.deployed.DeployedFunction;
import dev.rootsweep.localstack.deployed.DeployedHub;
import dev.rootsweep.localstack.deployed.Mapping;
import dev.rootsweep.sandbox.Account;
import dev.rootsweep.sandbox.Call;
import dev.rootsweep.sandbox.Caller;
import dev.rootsweep.sandbox.ExampleOrganization;
import dev.rootsweep.sandbox.Organization;
import dev.rootsweep.sandbox.Sandbox;
import dev.rootsweep.sandbox.runtime.Deployment;
import dev.rootsweep.sandbox.runtime.Initialization;
import dev.rootsweep.sandbox.runtime.LambdaFunction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The deployed hub, the organization that it guards, and its functions from the built zip.
///
/// - shape: STS, IAM and Organizations are the sandbox, everything else is LocalStack
final class Stage implements AutoCloseable {
  private static final AccountId HUB_ACCOUNT = new AccountId(ExampleOrganization.HUB);

  /// The functions' role. LocalStack takes the id of its key for the account.
  private static final Caller HUB =
      Caller.administrator(
          ExampleOrganization.HUB,
          "sandbox/hub/secret/not/a/secret",
          ExampleOrganization.HUB,
          "arn:aws:sts::" + ExampleOrganization.HUB + ":assumed-role/rootsweep-check/check");

  /// The name of the ledger's table.
  static final String TABLE = "rootsweep-ledger";

  private final DeployedHub hub = DeployedHub.start();
  private final Organization organization = ExampleOrganization.at(Instant.now()).caller(HUB);
  private final Sandbox sandbox = Sandbox.start(organization);
  private final List<LambdaFunction> functions = new ArrayList<>();
  private final Path code;

  /// Unpacks the zip into an empty folder.
  Stage(Path folder) {
    try {
      this.code = Deployment.unpack(Path.of(System.getProperty("rootsweep.zip", "")), folder);
    } catch (IOException e) {
      hub.close();
      throw new UncheckedIOException("there is no zip: mvn package builds it", e);
    }
  }

  DeployedHub hub() {
    return hub;
  }

  AwsClients clients() {
    return hub.clients();
  }

  Account account(String id) {
    return organization.account(id);
  }

  /// Returns every call that deleted something, or tried to.
  List<Call> deletions() {
    return sandbox.record().calls(call -> call.operation().matches("(Delete|Deactivate).*"));
  }

  /// Starts a function with the environment that its template gives it.
  LambdaFunction start(String name) {
    DeployedFunction deployed = hub.function(name);
    Map<String, String> environment = new HashMap<>(deployed.environment());
    environment.putAll(lambdas());
    LambdaFunction function =
        LambdaFunction.start(
            new Deployment(code, Deployment.runtimeHere(), deployed.handler(), environment),
            Initialization.ON_DEMAND);
    functions.add(function);
    return function;
  }

  /// What Lambda itself would set, and where AWS is.
  private Map<String, String> lambdas() {
    String aws = sandbox.endpoint().toString();
    return Map.of(
        "AWS_REGION",
        "us-east-1",
        "AWS_ACCESS_KEY_ID",
        HUB.accessKeyId(),
        "AWS_SECRET_ACCESS_KEY",
        HUB.secretAccessKey(),
        "AWS_ENDPOINT_URL",
        hub.endpoint().toString(),
        "AWS_ENDPOINT_URL_STS",
        aws,
        "AWS_ENDPOINT_URL_IAM",
        aws,
        "AWS_ENDPOINT_URL_ORGANIZATIONS",
        aws);
  }

  /// Starts a function and feeds it from its queue.
  EventSource feed(String name) {
    Mapping mapping = hub.mapping(name);
    String queue = mapping.queueArn().substring(mapping.queueArn().lastIndexOf(':') + 1);
    return new EventSource(hub.inbox(queue), mapping, start(name));
  }

  /// Subscribes to everything that tells people.
  People people() {
    return People.of(clients());
  }

  /// Asks for a check, as `rootsweep approve` does.
  void request(AccountId account) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    Origin origin = new Origin("requested-" + account, HUB_ACCOUNT, "us-east-1", now);
    queue().send(CheckDue.first(account, Cause.REQUESTED, origin), Duration.ZERO);
  }

  /// Returns the product's end of the check queue.
  MessageQueue<CheckMessage> queue() {
    return new SqsMessageQueue<>(
        clients()::sqs,
        hub.inbox("rootsweep-check").url(),
        hub.inbox("rootsweep-check-dead-letters").url(),
        new OwnMessages(HUB_ACCOUNT));
  }

  Ledger ledger() {
    return new DynamoLedger(clients().dynamo(), TABLE);
  }

  @Override
  public void close() {
    functions.forEach(LambdaFunction::close);
    sandbox.close();
    hub.close();
  }
}
