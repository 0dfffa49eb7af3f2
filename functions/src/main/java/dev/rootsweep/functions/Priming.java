package dev.rootsweep.functions;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.rootsweep.aws.rehearsal.Rehearsal;
import dev.rootsweep.aws.rehearsal.StageAws;
import dev.rootsweep.aws.wiring.ActivityParts;
import dev.rootsweep.aws.wiring.CheckParts;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.slf4j.MDC;

/// Runs a handler before the snapshot, from the event's bytes to the log line, so that the classes
/// are loaded and the JVM has compiled what is used most.
///
/// Nothing leaves the process: AWS is a [StageAws], and what would be logged and counted is kept
/// and looked at instead.
///
/// - shape: `outcomes` are those that the log must tell of the messages, sorted
record Priming(
    Function<StageAws, RequestStreamHandler> handler,
    Function<Instant, List<String>> messages,
    List<String> outcomes) {
  /// Enough for the JVM to compile what is used most; a function has 130 s before its snapshot.
  private static final int ROUNDS = 50;

  private static final Pattern OUTCOME = Pattern.compile("\"outcome\":\"(\\w+)\"");

  static Priming ofChecks(Function<CheckParts, RequestStreamHandler> handler) {
    return new Priming(
        stage -> handler.apply(Rehearsal.checks(stage)),
        Rehearsal::checkMessages,
        List.of("Clean", "Clean"));
  }

  static Priming ofRootActivity(Function<ActivityParts, RequestStreamHandler> handler) {
    return new Priming(
        stage -> handler.apply(Rehearsal.activity(stage)),
        Rehearsal::activityMessages,
        List.of("Alerted", "Routine"));
  }

  /// Rehearses.
  ///
  /// - errors: `IllegalStateException` when the rehearsal ends otherwise than it should
  void run() {
    PrintStream log = System.out;
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    try (StageAws stage = StageAws.start()) {
      System.setOut(new PrintStream(kept, true, StandardCharsets.UTF_8));
      RequestStreamHandler rehearsed = handler.apply(stage);
      for (int round = 0; round < ROUNDS; round++) {
        kept.reset();
        rehearse(rehearsed, kept);
      }
      demand(stage.refused().isEmpty(), "asked for " + stage.refused());
      Rehearsal.sayHello();
    } catch (IOException e) {
      throw new UncheckedIOException("priming needs the loopback address", e);
    } finally {
      System.setOut(log);
      MDC.clear();
    }
  }

  private void rehearse(RequestStreamHandler rehearsed, ByteArrayOutputStream kept)
      throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    rehearsed.handleRequest(
        new ByteArrayInputStream(BatchJson.event(messages.apply(Instant.now()))),
        answer,
        new LocalContext());
    String said = kept.toString(StandardCharsets.UTF_8);
    demand(
        answer.toString(StandardCharsets.UTF_8).equals("{\"batchItemFailures\":[]}")
            && outcomes(said).equals(outcomes),
        answer + "\n" + said);
  }

  private static List<String> outcomes(String said) {
    return OUTCOME.matcher(said).results().map(found -> found.group(1)).sorted().toList();
  }

  private static void demand(boolean asItShould, String otherwise) {
    if (!asItShould) {
      throw new IllegalStateException("priming ended otherwise: " + otherwise);
    }
  }
}
