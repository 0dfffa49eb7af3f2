package dev.rootsweep.localstack.deployed;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rootsweep.aws.AwsClients;
import dev.rootsweep.infra.Synthesized;
import dev.rootsweep.localstack.Inbox;
import dev.rootsweep.localstack.LocalStack;
import dev.rootsweep.localstack.LocalStack.Place;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudformation.model.StackResource;
import software.amazon.awssdk.services.sqs.SqsClient;

/// Rootsweep's ledger and hub in the hub account, deployed from the templates that the CDK app
/// synthesizes, in mode enforce, with chat and policies.
public final class DeployedHub implements AutoCloseable {
  /// Where it is.
  static final Place PLACE = new Place(Synthesized.HUB, "us-east-1");

  static final String STACK = "rootsweep-hub";
  static final String LEDGER_STACK = "rootsweep-hub-ledger";

  private static final Map<String, Object> SETTINGS =
      Map.of(
          "mode",
          "enforce",
          "regions",
          List.of("eu-west-1", "eu-central-1"),
          "chat",
          "slack:T0EXAMPLE/C0EXAMPLE",
          "denyRoot",
          "true",
          "deploymentRoles",
          "arn:aws:iam::222222222222:role/deployer",
          "operators",
          "arn:aws:iam::222222222222:role/operator",
          "protectForwarders",
          "true");

  private final LocalStack localStack;
  private final Functions functions;
  private final Senders senders;

  private DeployedHub(LocalStack localStack, Functions functions, Senders senders) {
    this.localStack = localStack;
    this.functions = functions;
    this.senders = senders;
  }

  /// Deploys the hub in a LocalStack of its own.
  public static DeployedHub start() {
    LocalStack localStack = LocalStack.start();
    try {
      return on(localStack);
    } catch (RuntimeException failure) {
      localStack.close();
      throw failure;
    }
  }

  private static DeployedHub on(LocalStack localStack) {
    Stacks stacks = new Stacks(localStack);
    Synthesized deployment = deployment();
    stacks.deploy(PLACE, LEDGER_STACK, Emulation.of(deployment.template(LEDGER_STACK)));
    Functions functions =
        Functions.of(
            Emulation.of(deployment.template(STACK)),
            emulation -> stacks.deploy(PLACE, STACK, emulation));
    return new DeployedHub(localStack, functions, new Senders(localStack, stacks, deployment));
  }

  /// Returns what CloudFormation made.
  List<StackResource> made() {
    Stacks stacks = new Stacks(localStack);
    return Stream.of(LEDGER_STACK, STACK)
        .flatMap(stack -> stacks.resources(PLACE, stack).stream())
        .toList();
  }

  /// Returns the id of the key of the ledger.
  String ledgerKey() {
    return made().stream()
        .filter(resource -> resource.resourceType().equals("AWS::KMS::Key"))
        .findFirst()
        .orElseThrow()
        .physicalResourceId();
  }

  static Synthesized deployment() {
    return Synthesized.with(SETTINGS);
  }

  /// Lets an event happen: on the default bus of the account and Region that it names, from where
  /// the forwarder brings it to the hub; what is ours, on the hub's bus.
  public void happens(JsonNode event) {
    senders.happens(event);
  }

  /// Puts an event on the hub's bus, past every forwarder, as the account that it names.
  public void isPutOnTheHubsBus(JsonNode event) {
    senders.isPutOnTheHubsBus(event);
  }

  /// Returns the function of that name, `rootsweep-check` for example.
  public DeployedFunction function(String name) {
    return functions.named(name);
  }

  /// Returns what feeds the function of that name.
  public Mapping mapping(String function) {
    return functions.mapping(function);
  }

  /// Returns the product's clients in the hub account.
  public AwsClients clients() {
    return localStack.clients(PLACE);
  }

  /// Returns where every service answers.
  public URI endpoint() {
    return localStack.endpoint();
  }

  /// Returns the receiving end of a queue.
  public Inbox inbox(String queue) {
    SqsClient sqs = clients().sqs();
    return new Inbox(sqs, sqs.getQueueUrl(one -> one.queueName(queue)).queueUrl());
  }

  @Override
  public void close() {
    localStack.close();
  }
}
