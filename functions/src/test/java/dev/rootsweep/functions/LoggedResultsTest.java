package dev.rootsweep.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rootsweep.core.settings.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Reads the log of a JVM of its own, as Lambda would: everything that goes to standard output.
class LoggedResultsTest {
  private static final List<String> SECRETS =
      List.of("sandbox/", "sandbox-token-", "not/a/secret", "hunter2", "@example.com");

  @TempDir static Path folder;

  private static String usual = "";
  private static String finest = "";

  @BeforeAll
  static void runTwice() throws Exception {
    usual = log("INFO");
    finest = log("TRACE");
  }

  @Test
  void logsOneLineForEachMessage() throws Exception {
    Map<String, String> told = new TreeMap<>();
    for (JsonNode line : lines(usual)) {
      JsonNode check = line.path("check");
      if (!check.isMissingNode()) {
        String outcome = check.path("done").path("outcome").asText("-");
        told.put(check.path("messageId").asText(), check.path("answer").asText() + " " + outcome);
      }
    }

    assertEquals(
        "{m1=Rejected -, m2=Checked Clean, m3=Checked Removed, m4=Checked Incomplete,"
            + " m5=Checked NotAuditable, m6=Failed -}",
        told.toString(),
        usual);
  }

  @Test
  void countsEachMessage() throws Exception {
    List<String> outcomes =
        lines(usual).stream()
            .filter(line -> line.has("_aws"))
            .map(line -> line.path("Outcome").asText())
            .sorted()
            .toList();

    assertEquals(
        List.of("Clean", "Failed", "Incomplete", "NotAuditable", "Rejected", "Removed"),
        outcomes,
        usual);
  }

  /// What is told is counted too, by severity; what each metric is called, and its one dimension,
  /// is what alarms are made of.
  @Test
  void writesEveryMetricAsTheListSays() throws Exception {
    List<String> told = new ArrayList<>();
    for (Metric metric : Metric.values()) {
      String dimensions = metric.dimension().map(name -> "[\"" + name + "\"]").orElse("[]");
      told.add("Rootsweep " + metric.metricName() + " [" + dimensions + "]");
    }

    List<String> written = new ArrayList<>();
    for (JsonNode line : lines(log(MetricSession.class, "INFO"))) {
      JsonNode metric = line.path("_aws").path("CloudWatchMetrics").path(0);
      written.add(
          metric.path("Namespace").asText()
              + " "
              + metric.path("Metrics").path(0).path("Name").asText()
              + " "
              + metric.path("Dimensions"));
    }

    assertEquals(told, written);
  }

  @Test
  void logsNoSecret() {
    assertEquals(List.of(), leaks(usual));
  }

  /// An operator can lower the level of every logger with one environment variable.
  @Test
  void logsNoSecretAtTheFinestLevel() {
    assertTrue(finest.contains("\"Removed\""), finest);
    assertEquals(List.of(), leaks(finest));
    assertFalse(finest.contains("AWS4 Canonical Request"));
  }

  private static List<String> leaks(String log) {
    return log.lines().filter(line -> SECRETS.stream().anyMatch(line::contains)).toList();
  }

  private static List<JsonNode> lines(String log) throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<JsonNode> lines = new ArrayList<>();
    for (String line : log.lines().filter(text -> text.startsWith("{")).toList()) {
      lines.add(json.readTree(line));
    }
    return lines;
  }

  private static String log(String level) throws Exception {
    return log(LogSession.class, level);
  }

  private static String log(Class<?> program, String level) throws Exception {
    Path log = folder.resolve(program.getSimpleName() + level);
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            program.getName());
    builder
        .environment()
        .putAll(
            Map.of(
                "AWS_LAMBDA_FUNCTION_NAME", "check",
                "AWS_EMF_ENVIRONMENT", "Lambda",
                "POWERTOOLS_LOG_LEVEL", level,
                "POWERTOOLS_SERVICE_NAME", "rootsweep"));
    Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    int exit;
    try {
      exit = process.waitFor();
    } finally {
      process.destroyForcibly();
    }
    String text = Files.readString(log);
    assertEquals(0, exit, text);
    return text;
  }
}
