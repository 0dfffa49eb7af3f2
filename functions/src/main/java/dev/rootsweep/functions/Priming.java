package dev.rootsweep.functions;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.rootsweep.aws.AwsClients;
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

/// Runs a handler before the snapshot, from the event's bytes to the log line, over the clients
/// that it has afterwards, so that the classes are loaded, the clients are made, and the JVM has
/// compiled what is used most.
///
/// Nothing leaves the process: AWS is a [StageAws], and what would be logged and counted is kept
/// and looked at instead. The clients call AWS only when all of it ended as it should.
///
/// - shape: `outcomes` are those that the log must tell of the messages, sorted
record Priming(
    AwsClients clients,
    Function<AwsClients, RequestStreamHandler> handler,
    Function<Instant, List<String>> messages,
    List<String> outcomes) {
  /// What loads the classes takes longer than real clients wait.
  private static final int FIRST_ROUNDS = 5;

  /// Enough for the JVM to compile what is used most; a function has 130 s before its snapshot.
  private static final int ROUNDS = 50;

  private static final Pattern OUTCOME = Pattern.compile("\"outcome\":\"(\\w+)\"");

  static Priming ofChecks(AwsClients clients, Function<CheckParts, RequestStreamHandler> handler) {
    return new Priming(
        clients,
        rehearsed -> handler.apply(Rehearsal.checks(rehearsed)),
        Rehearsal::checkMessages,
        List.of("Clean", "Clean"));
  }

  static Priming ofRootActivity(
      AwsClients clients, Function<ActivityParts, RequestStreamHandler> handler) {
    return new Priming(
        clients,
        rehearsed -> handler.apply(Rehearsal.activity(rehearsed)),
        Rehearsal::activityMessages,
        List.of("Alerted", "Routine"));
  }

  /// Rehearses, first with clients that wait as long as it takes, then with those that stay.
  ///
  /// - errors: `IllegalStateException` when the rehearsal ends otherwise than it should: the
  ///   clients reach nobody then
  void run() {
    PrintStream log = System.out;
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(kept, true, StandardCharsets.UTF_8));
      rehearse(clients.withoutDeadlines(), FIRST_ROUNDS, kept);
      rehearse(clients, ROUNDS, kept);
      clients.endRehearsal();
    } catch (IOException e) {
      throw new UncheckedIOException("priming needs the loopback address", e);
    } finally {
      System.setOut(log);
      MDC.clear();
    }
  }

  private void rehearse(AwsClients rehearsed, int rounds, ByteArrayOutputStream kept)
      throws IOException {
    try (StageAws stage = StageAws.start()) {
      rehearsed.rehearse(stage.endpoint());
      RequestStreamHandler before = handler.apply(rehearsed);
      for (int round = 0; round < rounds; round++) {
        kept.reset();
        rehearse(before, kept);
      }
      rehearsed.rehearseFirstCall();
      demand(stage.refused().isEmpty(), "asked for " + stage.refused());
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
