package dev.rootsweep.functions;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rootsweep.aws.ledger.LocalDynamo;
import dev.rootsweep.sandbox.Call;
import dev.rootsweep.sandbox.Caller;
import dev.rootsweep.sandbox.ExampleOrganization;
import dev.rootsweep.sandbox.Organization;
import dev.rootsweep.sandbox.Sandbox;
import dev.rootsweep.sandbox.runtime.Deployment;
import dev.rootsweep.sandbox.runtime.Initialization;
import dev.rootsweep.sandbox.runtime.LambdaFunction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Boots the zip as Lambda boots it, in a JVM of its own, and sends it what SQS would.
///
/// AWS's runtime interface client exists for Linux only.
@EnabledOnOs(OS.LINUX)
@Tag("zip")
class DeployedZipTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String QUEUE = "arn:aws:sqs:us-east-1:222222222222:checks";
  private static final List<String> SECRETS =
      List.of("sandbox/", "sandbox-token-", "not/a/secret", "hunter2", "@example.com");

  @TempDir static Path root;

  private final Organization organization = ExampleOrganization.at(Instant.now());
  private Sandbox sandbox;
  private LocalDynamo dynamo;
  private RefusingQueue queue;

  @BeforeAll
  static void unpack() throws IOException {
    Deployment.unpack(Path.of(System.getProperty("rootsweep.zip", "")), root);
  }

  DeployedZipTest() throws IOException {
    sandbox = Sandbox.start(organization);
    dynamo = LocalDynamo.start();
    queue = RefusingQueue.start();
  }

  @AfterEach
  void close() {
    sandbox.close();
    dynamo.close();
    queue.close();
  }

  @Test
  void answersTheSampleEvents() throws IOException {
    List<String> samples =
        List.of(
            World.sample("create-account-result-succeeded"),
            World.sample("create-account-result-failed"),
            World.sample("account-joined"),
            World.sample("close-account-result"),
            World.sample("check-due-requested"),
            World.sample("control-role-created"));

    try (LambdaFunction function = start(CheckHandler.class, Initialization.ON_DEMAND)) {
      String answer = function.invoke(batch(samples));

      String log = function.output();
      assertEquals(List.of(), failures(answer), log);
      assertEquals(
          "{m1=Clean, m2=Ignored, m3=NotReady, m4=Spared, m5=Removed, m6=Ignored}", told(log), log);
    }
    assertEquals(List.of(), organization.account(ExampleOrganization.OLD_KEY).root());
  }

  /// Only the command judges policies, and reads those of buckets.
  @Test
  void leavesOutWhatNoFunctionUses() throws IOException {
    assertTrue(Files.exists(root.resolve("dev/rootsweep/aws/AwsClients.class")));
    assertFalse(Files.exists(root.resolve("dev/rootsweep/aws/policy")));
    try (Stream<Path> jars = Files.list(root.resolve("lib"))) {
      List<String> names = jars.map(jar -> jar.getFileName().toString()).toList();
      assertTrue(
          names.stream().anyMatch(name -> name.matches("sqs-[0-9.]+\\.jar")), names::toString);
      assertFalse(
          names.stream().anyMatch(name -> name.matches("s3-[0-9.]+\\.jar")), names::toString);
    }
  }

  @Test
  void failsAMessageAloneAndLeaksNothing() throws IOException {
    String broken = "{\"source\":\"bob@example.com\",\"password\":\"hunter2\"";

    try (LambdaFunction function = start(CheckHandler.class, Initialization.ON_DEMAND)) {
      String answer =
          function.invoke(batch(List.of(broken, World.sample("create-account-result-succeeded"))));

      String log = function.output();
      assertEquals(List.of("m1"), failures(answer), log);
      assertEquals("{m1=Failed, m2=Clean}", told(log), log);
      assertAll(log.lines().map(line -> () -> JSON.readTree(line)));
      assertEquals(
          List.of(),
          log.lines().filter(line -> SECRETS.stream().anyMatch(line::contains)).toList());
    }
  }

  @Test
  void answersFromASnapshotThatCalledNobody() throws IOException {
    try (LambdaFunction function = start(CheckHandler.class, Initialization.SNAP_START)) {
      function.awaitStart();
      List<Call> before = sandbox.record().calls();
      String primed = function.output();

      function.restore();
      String answer =
          function.invoke(batch(List.of(World.sample("create-account-result-succeeded"))));

      assertEquals(List.of(), before);
      assertEquals("", primed);
      assertEquals(List.of(), failures(answer), function.output());
      assertEquals("{m1=Clean}", told(function.output()));
      assertTrue(sandbox.record().calls().size() >= 2);
    }
  }

  @Test
  void startsASweepFromASnapshotThatCalledNobody() throws IOException {
    try (LambdaFunction function = start(SweepHandler.class, Initialization.SNAP_START)) {
      function.awaitStart();
      List<Call> before = sandbox.record().calls();
      String primed = function.output();

      function.restore();
      JsonNode answer = JSON.readTree(function.invoke(World.sample("scheduled-sweep")));

      assertEquals(List.of(), before);
      assertEquals("", primed);
      assertEquals(21, answer.path("queued").asInt(), function.output());
      assertTrue(answer.path("firstSweep").asBoolean(), function.output());
      assertTrue(function.output().contains("it only observes"), function.output());
    }
  }

  /// The address of the answer is in no log, at whatever level.
  @Test
  void setsTheOrganizationUpForCloudFormation() throws IOException {
    Map<String, String> environment = environment();
    Caller management = ExampleOrganization.MANAGEMENT_ROLE;
    environment.put("AWS_ACCESS_KEY_ID", management.accessKeyId());
    environment.put("AWS_SECRET_ACCESS_KEY", management.secretAccessKey());
    environment.put("POWERTOOLS_LOG_LEVEL", "TRACE");
    environment.keySet().removeIf(name -> name.startsWith("ROOTSWEEP_"));
    try (PretendCloudFormation cloudFormation = new PretendCloudFormation();
        LambdaFunction function = start(SetUpHandler.class, environment)) {
      function.invoke(cloudFormation.request("Create", ExampleOrganization.HUB));

      assertEquals("SUCCESS", cloudFormation.answer().path("Status").asText(), function.output());
      assertEquals(
          organization.rootId(), cloudFormation.answer().path("Data").path("RootId").asText());
      assertFalse(function.output().contains(PretendCloudFormation.SECRET), function.output());
    }
  }

  private static LambdaFunction start(Class<?> handler, Map<String, String> environment) {
    return LambdaFunction.start(
        new Deployment(root, Deployment.runtimeHere(), handler.getName(), environment),
        Initialization.ON_DEMAND);
  }

  private LambdaFunction start(Class<?> handler, Initialization initialization) {
    List<Path> runtime = Deployment.runtimeHere();
    return LambdaFunction.start(
        new Deployment(root, runtime, handler.getName(), environment()), initialization);
  }

  private Map<String, String> environment() {
    Caller hub = ExampleOrganization.HUB_ROLE;
    String aws = sandbox.endpoint().toString();
    Map<String, String> environment = new HashMap<>();
    environment.put("AWS_REGION", "us-east-1");
    environment.put("AWS_ACCESS_KEY_ID", hub.accessKeyId());
    environment.put("AWS_SECRET_ACCESS_KEY", hub.secretAccessKey());
    environment.put("AWS_ENDPOINT_URL_STS", aws);
    environment.put("AWS_ENDPOINT_URL_IAM", aws);
    environment.put("AWS_ENDPOINT_URL_ORGANIZATIONS", aws);
    environment.put("AWS_ENDPOINT_URL_CLOUDFORMATION", aws);
    environment.put("AWS_ENDPOINT_URL_DYNAMODB", dynamo.endpoint().toString());
    environment.put("AWS_ENDPOINT_URL_SQS", queue.endpoint().toString());
    environment.put("ROOTSWEEP_MODE", "enforce");
    environment.put("ROOTSWEEP_MANAGEMENT_ACCOUNT", ExampleOrganization.MANAGEMENT);
    environment.put("ROOTSWEEP_HUB_ACCOUNT", ExampleOrganization.HUB);
    environment.put("ROOTSWEEP_LEDGER_TABLE", dynamo.table());
    environment.put("ROOTSWEEP_CHECK_QUEUE", queue.checks());
    environment.put("ROOTSWEEP_CHECK_DEAD_LETTERS", queue.deadLetters());
    environment.put("POWERTOOLS_SERVICE_NAME", "rootsweep");
    return environment;
  }

  /// What Lambda sends for messages of an SQS queue, as AWS's documentation shows it.
  private static String batch(List<String> bodies) {
    ObjectNode event = JSON.createObjectNode();
    ArrayNode records = event.putArray("Records");
    for (String body : bodies) {
      ObjectNode message = records.addObject();
      message
          .put("messageId", "m" + records.size())
          .put("receiptHandle", "receipt")
          .put("body", body)
          .put("eventSource", "aws:sqs")
          .put("eventSourceARN", QUEUE)
          .put("awsRegion", "us-east-1");
      message
          .putObject("attributes")
          .put("ApproximateReceiveCount", "1")
          .put("SentTimestamp", String.valueOf(Instant.now().toEpochMilli()));
      message.putObject("messageAttributes");
    }
    return event.toString();
  }

  private static List<String> failures(String answer) throws IOException {
    return JSON.readTree(answer)
        .path("batchItemFailures")
        .valueStream()
        .map(failure -> failure.path("itemIdentifier").asText())
        .toList();
  }

  /// Each message with its outcome, from the log.
  private static String told(String log) throws IOException {
    Map<String, String> told = new TreeMap<>();
    for (String line : log.lines().toList()) {
      JsonNode check = JSON.readTree(line).path("check");
      if (!check.isMissingNode()) {
        JsonNode outcome = check.path("done").path("outcome");
        told.put(check.path("messageId").asText(), outcome.asText(check.path("answer").asText()));
      }
    }
    return told.toString();
  }
}
