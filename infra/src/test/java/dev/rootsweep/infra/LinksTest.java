package dev.rootsweep.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.rootsweep.core.settings.Setting;
import dev.rootsweep.core.settings.Settings;
import dev.rootsweep.core.settings.Watch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What the templates name exists in the code: one claim for each link.
class LinksTest {
  private static final Pattern HANDLER =
      Pattern.compile(
          "public final class \\w+ (implements RequestStreamHandler|extends QueueHandler<)");

  private static final List<String> EVERY_REGION =
      List.of(
          "us-east-1",
          "us-east-2",
          "us-west-1",
          "us-west-2",
          "ca-central-1",
          "sa-east-1",
          "eu-west-1",
          "eu-west-2",
          "eu-west-3",
          "eu-central-1",
          "eu-north-1",
          "ap-south-1",
          "ap-northeast-1",
          "ap-northeast-2",
          "ap-northeast-3",
          "ap-southeast-1",
          "ap-southeast-2");

  private static final JsonMapper JSON = new JsonMapper();
  private static final Path HOME = Path.of("..");
  private static final List<Template> TEMPLATES =
      List.of(
          Synthesized.hub().template("rootsweep-hub"),
          Synthesized.hub().template("rootsweep-organization"),
          Synthesized.single().template("rootsweep"));

  @Test
  void runsTheJavaThatThePomCompilesFor() throws IOException {
    String pom = Files.readString(HOME.resolve("pom.xml"));

    for (JsonNode function : functions()) {
      String release = function.path("Runtime").asText().substring("java".length());
      assertTrue(pom.contains("<java.release>" + release + "</java.release>"), release);
    }
  }

  @Test
  void namesHandlersThatExist() throws IOException {
    Set<String> handlers = new HashSet<>();
    for (JsonNode function : functions()) {
      String handler = function.path("Handler").asText();
      Path source =
          HOME.resolve("functions/src/main/java").resolve(handler.replace('.', '/') + ".java");
      assertTrue(isHandler(source), handler);
      handlers.add(handler);
    }

    assertEquals(4, handlers.size(), handlers.toString());
  }

  /// A handler that is not deployed is one that nobody needs.
  @Test
  void deploysEveryHandler() throws IOException {
    Set<String> deployed = new HashSet<>();
    functions().forEach(function -> deployed.add(function.path("Handler").asText()));

    try (Stream<Path> sources =
        Files.list(HOME.resolve("functions/src/main/java/dev/rootsweep/functions"))) {
      List<String> handlers =
          sources
              .filter(Files::isRegularFile)
              .filter(LinksTest::isHandler)
              .map(source -> source.getFileName().toString())
              .map(name -> "dev.rootsweep.functions." + name.replace(".java", ""))
              .toList();
      assertEquals(Set.copyOf(handlers), deployed);
    }
  }

  /// A class that Lambda can make and call.
  private static boolean isHandler(Path source) {
    return HANDLER.matcher(read(source)).find();
  }

  private static String read(Path source) {
    try {
      return Files.readString(source);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void setsOnlyVariablesThatSomebodyReads() {
    Set<String> read = new HashSet<>(Set.of("POWERTOOLS_SERVICE_NAME"));
    for (Setting setting : Setting.values()) {
      read.add(setting.environmentName());
    }

    for (JsonNode function : functions()) {
      List<String> set = new ArrayList<>();
      function.path("Environment").path("Variables").fieldNames().forEachRemaining(set::add);
      set.removeAll(read);
      assertEquals(List.of(), set);
    }
  }

  @Test
  void givesTheConsumersSettingsThatTheyCanUse() {
    Settings checks = Settings.deployed(environment("rootsweep-check"));
    Settings activity = Settings.watching(environment("rootsweep-root-activity"));
    Settings sweeps = Settings.deployed(environment("rootsweep-sweep"));

    assertEquals(checks.hubAccount(), activity.hubAccount());
    assertEquals(checks.mode(), sweeps.mode());
    assertTrue(activity.watch().isOwnRole("arn:aws:iam::222222222222:role/rootsweep-check"));
    assertTrue(
        activity
            .watch()
            .mayDeploy(
                "arn:aws:iam::222222222222:role/"
                    + "cdk-hnb659fds-cfn-exec-role-222222222222-us-east-1"));
    assertTrue(activity.watch().isOwnResource("rootsweep-ledger"));
  }

  /// A role of such a name can be made by anybody who may make roles: only those count that the CDK
  /// made where a stack of ours is.
  @Test
  void letsExactlyTheRolesDeployThatTheCdkHasWhereAStackIs() {
    Watch watch = Settings.watching(environment("rootsweep-root-activity")).watch();

    Set<String> exact = new TreeSet<>();
    for (String account : List.of("111111111111", "222222222222")) {
      for (String role : List.of("cfn-exec-role", "deploy-role")) {
        exact.add(
            "arn:aws:iam::%1$s:role/cdk-hnb659fds-%2$s-%1$s-us-east-1".formatted(account, role));
      }
    }

    assertEquals(exact, new TreeSet<>(watch.deploymentRoles()));
    assertFalse(
        watch.mayDeploy(
            "arn:aws:iam::222222222222:role/cdk-hnb659fds-deploy-role-222222222222-us-west-2"));
  }

  /// - source: AWS Lambda Developer Guide, "Lambda quotas": environment variables
  @Test
  void tellsAFunctionNoMoreThanLambdaTakesInEveryRegion() {
    Synthesized everywhere = Synthesized.with(Map.of("regions", EVERY_REGION));
    for (JsonNode function :
        everywhere.template("rootsweep-hub").properties("AWS::Lambda::Function")) {
      assertTrue(function.path("Environment").path("Variables").toString().length() < 4_096);
    }
  }

  @Test
  void deploysTheZipThatFunctionsBuilds() throws IOException {
    String pom = Files.readString(HOME.resolve("functions/pom.xml"));

    assertEquals("functions/target/rootsweep-functions.zip", RootsweepApp.ZIP);
    assertTrue(pom.contains("<finalName>rootsweep-functions</finalName>"));
  }

  @Test
  void startsASweepWithTheEventOfTheSample() throws IOException {
    JsonNode sample = sample("scheduled-sweep-scheduler.json");
    String input =
        TEMPLATES
            .getFirst()
            .one("AWS::Scheduler::Schedule", "Name", "rootsweep-sweep")
            .path("Target")
            .path("Input")
            .asText()
            .replace("<aws.scheduler.scheduled-time>", sample.path("time").asText())
            .replace("<aws.scheduler.schedule-arn>", sample.path("resources").path(0).asText());

    assertEquals(sample, JSON.readTree(input));
  }

  @Test
  void beatsWithTheEventOfTheSample() throws IOException {
    JsonNode sample = sample("heartbeat.json");
    JsonNode target =
        TEMPLATES
            .getFirst()
            .one("AWS::Scheduler::Schedule", "Name", "rootsweep-heartbeat")
            .path("Target");

    assertEquals(sample.path("source"), target.path("EventBridgeParameters").path("Source"));
    assertEquals(
        sample.path("detail-type"), target.path("EventBridgeParameters").path("DetailType"));
    assertEquals(sample.path("detail"), JSON.readTree(target.path("Input").asText()));
  }

  @Test
  void namesTheCommandLineThatIsPinned() throws IOException {
    JsonNode lock = JSON.readTree(HOME.resolve("package-lock.json").toFile());
    JsonNode asked = JSON.readTree(HOME.resolve("package.json").toFile());

    assertEquals(
        asked.path("devDependencies").path("aws-cdk").asText(),
        lock.path("packages").path("node_modules/aws-cdk").path("version").asText());
    assertTrue(lock.findValues("resolved").isEmpty(), "the lockfile names a registry");
  }

  private static JsonNode sample(String name) throws IOException {
    return JSON.readTree(HOME.resolve("events").resolve(name).toFile());
  }

  private static List<JsonNode> functions() {
    return TEMPLATES.stream()
        .flatMap(template -> template.properties("AWS::Lambda::Function").stream())
        .toList();
  }

  /// The environment of a function, with something of the right shape for each reference.
  private static Map<String, String> environment(String name) {
    Map<String, String> environment = new HashMap<>();
    TEMPLATES
        .getFirst()
        .one("AWS::Lambda::Function", "FunctionName", name)
        .path("Environment")
        .path("Variables")
        .properties()
        .forEach(
            variable -> environment.put(variable.getKey(), filled(variable.getValue().asText())));
    return environment;
  }

  private static String filled(String text) {
    return text.replace("<AWS::Partition>", "aws")
        .replaceAll("<\\w*Alerts\\w+>", "arn:aws:sns:us-east-1:222222222222:topic")
        .replaceAll(
            "<\\w*Bus\\w+\\.Arn>", "arn:aws:events:us-east-1:222222222222:event-bus/rootsweep")
        .replaceAll("<\\w*LedgerTable\\w+>", "rootsweep-ledger")
        .replaceAll("<\\w+>", "something");
  }
}
