package dev.rootsweep.functions;

import dev.rootsweep.aws.rehearsal.Rehearsal;
import dev.rootsweep.aws.rehearsal.StageAws;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.slf4j.MDC;

/// Runs checks before the snapshot, from the event's bytes to the log line, so that the classes are
/// loaded and the JVM has compiled what is used most.
///
/// Nothing leaves the process: AWS is a [StageAws], and what would be logged and counted is kept
/// and looked at instead.
final class Priming {
  /// Enough for the JVM to compile what is used most; a function has 130 s before its snapshot.
  private static final int ROUNDS = 50;

  private Priming() {}

  /// Rehearses.
  ///
  /// - errors: `IllegalStateException` when the rehearsal ends otherwise than it should
  static void run() {
    PrintStream log = System.out;
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    try (StageAws stage = StageAws.start()) {
      System.setOut(new PrintStream(kept, true, StandardCharsets.UTF_8));
      CheckHandler handler = new CheckHandler(Rehearsal.parts(stage), new LoggedAnswers());
      for (int round = 0; round < ROUNDS; round++) {
        kept.reset();
        rehearse(handler, kept);
      }
      Rehearsal.sayHello();
    } catch (IOException e) {
      throw new UncheckedIOException("priming needs the loopback address", e);
    } finally {
      System.setOut(log);
      MDC.clear();
    }
  }

  private static void rehearse(CheckHandler handler, ByteArrayOutputStream kept)
      throws IOException {
    List<String> messages = Rehearsal.messages(Instant.now());
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    handler.handleRequest(
        new ByteArrayInputStream(BatchJson.event(messages)), answer, RehearsedContext.now());
    String said = kept.toString(StandardCharsets.UTF_8);
    if (!answer.toString(StandardCharsets.UTF_8).equals("{\"batchItemFailures\":[]}")
        || said.split("\"outcome\":\"Bare\"", -1).length <= messages.size()) {
      throw new IllegalStateException("priming ended otherwise: " + answer + "\n" + said);
    }
  }
}
