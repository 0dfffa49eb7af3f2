package dev.rootsweep.functions.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.event.Level;
import software.amazon.lambda.powertools.logging.argument.StructuredArguments;

/// The lines of the log, byte for byte what Powertools' layout for log4j wrote, and which calls
/// become one.
class JsonLogTest {
  private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");
  private static final Map<String, String> FUNCTION =
      Map.of(
          "cold_start", "true",
          "function_arn", "arn:aws:lambda:us-east-1:222222222222:function:check",
          "function_memory_size", "512",
          "function_name", "check",
          "function_request_id", "request",
          "function_version", "7",
          "sampling_rate", "0.0",
          "service", "rootsweep",
          "xray_trace_id", "1-2-3");

  private final JsonLoggers loggers = (JsonLoggers) new JsonLog().getLoggerFactory();
  private final List<String> written = new ArrayList<>();

  JsonLogTest() {
    loggers.sendTo((logger, line) -> written.add(logger + " " + text(line)));
  }

  private static String text(byte[] line) {
    return new String(line, StandardCharsets.UTF_8);
  }

  private static String line(
      String message,
      @Nullable Throwable failure,
      Map<String, String> context,
      Object... structured) {
    return text(
        new LogLine(Level.INFO, message, List.of(structured), failure, context, AT).bytes());
  }

  @Test
  void tellsOfTheFunctionAndOfTheResult() {
    assertEquals(
        """
        {"level":"INFO","message":"message answered","cold_start":true,\
        "function_arn":"arn:aws:lambda:us-east-1:222222222222:function:check",\
        "function_memory_size":512,"function_name":"check","function_request_id":"request",\
        "function_version":"7","service":"rootsweep","timestamp":"2026-01-02T03:04:05.000Z",\
        "xray_trace_id":"1-2-3","check":{"answer":"Checked"}}
        """,
        line(
            "message answered",
            null,
            FUNCTION,
            StructuredArguments.json("check", "{\"answer\":\"Checked\"}")));
  }

  @Test
  void saysWhatIsNotKnownOutsideAnInvocation() {
    assertEquals(
        """
        {"level":"INFO","message":"started","function_arn":null,"function_name":null,\
        "function_request_id":null,"function_version":null,"service":null,\
        "timestamp":"2026-01-02T03:04:05.000Z"}
        """,
        line("started", null, Map.of()));
  }

  @Test
  void tellsWhatElseTheThreadKnowsInTheOrderOfTheNames() {
    String line =
        line(
            "known",
            null,
            Map.of("zone", "a\"b", "area", "1", "correlation_id", "c", "sampling_rate", "0.5"));

    assertTrue(
        line.endsWith(
            "\"sampling_rate\":0.5,\"service\":null,\"timestamp\":\"2026-01-02T03:04:05.000Z\","
                + "\"correlation_id\":\"c\",\"area\":\"1\",\"zone\":\"a\\\"b\"}\n"),
        line);
  }

  @Test
  void isOneLineOfJsonWhateverIsSaid() throws Exception {
    String said = "a \"quote\", a \\, a line\nfeed,\r\t\u0001\u007f\u2028 é 😀 </script>";
    Throwable failure = new IllegalStateException(said, new IllegalArgumentException("below"));

    String line = line(said, failure, Map.of("own", said));

    assertEquals(1, line.chars().filter(one -> one == '\n').count(), line);
    JsonNode told = new ObjectMapper().readTree(line);
    assertEquals(said, told.path("message").asText());
    assertEquals(said, told.path("own").asText());
    assertEquals(said, told.path("error").path("message").asText());
    assertEquals("java.lang.IllegalStateException", told.path("error").path("name").asText());
    String stack = told.path("error").path("stack").asText();
    assertTrue(stack.startsWith("java.lang.IllegalStateException: " + said + "\n\tat "), stack);
    assertTrue(stack.contains("\nCaused by: java.lang.IllegalArgumentException: below\n"), stack);
  }

  @Test
  void cutsWhatNobodyReads() throws Exception {
    String line = line("x".repeat(16_385), null, Map.of());

    assertEquals(
        "x".repeat(16_384) + "…", new ObjectMapper().readTree(line).path("message").asText());
  }

  @Test
  void fillsArgumentsIn() throws Exception {
    loggers.getLogger("ours").warn("{} of {}", 1, 2, new IllegalStateException("why"));

    JsonNode told = new ObjectMapper().readTree(written.getFirst().substring("ours ".length()));
    assertEquals("1 of 2", told.path("message").asText());
    assertEquals("WARN", told.path("level").asText());
    assertEquals("why", told.path("error").path("message").asText());
  }

  @Test
  void writesFromInfoOnUntilAnotherLevelIsSet() {
    assertEquals(List.of("INFO", "WARN", "ERROR"), levelsOf("ours"));

    loggers.writeFrom(Level.TRACE);
    assertEquals(List.of("TRACE", "DEBUG", "INFO", "WARN", "ERROR"), levelsOf("ours"));

    loggers.writeFrom(Level.ERROR);
    assertEquals(List.of("ERROR"), levelsOf("ours"));
    assertEquals(List.of("ERROR"), levelsOf("software.amazon.awssdk.request"));
  }

  /// The SDK logs session tokens at DEBUG, and one library the secret address of an answer.
  @Test
  void keepsTheFloorOfWhatTellsSecrets() {
    loggers.writeFrom(Level.TRACE);

    assertEquals(List.of("WARN", "ERROR"), levelsOf("software.amazon.awssdk"));
    assertEquals(List.of("WARN", "ERROR"), levelsOf("software.amazon.awssdk.request"));
    assertEquals(5, levelsOf("software.amazon.awssdkish").size());
    assertEquals(List.of(), levelsOf("software.amazon.lambda.powertools.cloudformation"));
    assertEquals(List.of(), levelsOf("software.amazon.lambda.powertools.cloudformation.Any"));
  }

  private List<String> levelsOf(String name) {
    Logger logger = loggers.getLogger(name);
    written.clear();
    logger.trace("TRACE");
    logger.debug("DEBUG");
    logger.info("INFO");
    logger.warn("WARN");
    logger.error("ERROR");
    List<String> levels =
        written.stream()
            .map(line -> line.replaceAll("(?s).*\"message\":\"(\\w+)\".*", "$1"))
            .toList();
    assertEquals(levels.contains("DEBUG"), logger.isDebugEnabled());
    assertEquals(levels.contains("WARN"), logger.isWarnEnabled());
    return levels;
  }

  @Test
  void isWhatSlf4jFindsAndWhatPowertoolsSets() {
    JsonLoggers found = (JsonLoggers) LoggerFactory.getILoggerFactory();
    Level before = found.least();
    LogLevels levels = new LogLevels();
    try {
      levels.setLogLevel(Level.WARN);
      assertFalse(LoggerFactory.getLogger("ours").isInfoEnabled());
      assertEquals(Level.WARN, levels.getLogLevel(LoggerFactory.getLogger("ours")));
    } finally {
      found.writeFrom(before);
    }
  }

  /// Ten messages at once log in one process.
  @Test
  void writesEveryLineOfEveryThreadWhole() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream before = System.out;
    JsonLoggers printing = (JsonLoggers) new JsonLog().getLoggerFactory();
    try {
      System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        IntStream.range(0, 200)
            .forEach(number -> threads.execute(() -> inAThread(printing, number)));
      }
    } finally {
      System.setOut(before);
    }

    List<String> told =
        out.toString(StandardCharsets.UTF_8)
            .lines()
            .map(line -> line.replaceAll(".*\"message\":\"(\\d+)\".*\"own\":\"(\\d+)\"}", "$1 $2"))
            .sorted()
            .toList();
    assertEquals(
        IntStream.range(0, 200).mapToObj(number -> number + " " + number).sorted().toList(), told);
  }

  private static void inAThread(JsonLoggers printing, int number) {
    MDC.put("own", String.valueOf(number));
    printing.getLogger("ours").info("{}", number);
  }
}
