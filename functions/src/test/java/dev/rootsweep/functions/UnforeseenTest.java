package dev.rootsweep.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.rootsweep.aws.wiring.ActivityParts;
import dev.rootsweep.aws.wiring.CheckParts;
import dev.rootsweep.aws.wiring.SweepParts;
import dev.rootsweep.core.port.Time;
import dev.rootsweep.core.setup.SetUpOrganization;
import dev.rootsweep.functions.hard.LogTap;
import dev.rootsweep.sandbox.ExampleOrganization;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A failure that nobody foresaw, full of secrets: on whatever way it gets out of a function, into
/// the log, to Lambda or to CloudFormation, it is masked.
class UnforeseenTest {
  private static final String EMAIL = "aws+finance@example.com";
  private static final String KEY = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
  private static final String TOKEN = "IQoJb3JpZ2luX2Vj" + "a1B2/c3+".repeat(30);
  private static final String SIGNATURE = "0a1b2c3d4e";

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final LogTap log = new LogTap(said::writeBytes);
  private final World world = World.enforcing();
  private final WatchWorld watched = new WatchWorld();

  @AfterEach
  void close() {
    watched.close();
    world.close();
    log.close();
  }

  @Test
  void isMaskedAtACheck() {
    CheckParts parts = world.parts();
    Queue<MessageResult<?, ?>> answers = new ConcurrentLinkedQueue<>();
    new CheckHandler(
            new CheckParts(
                parts.decoder(),
                parts.checkAccount(),
                parts.reconcileMembers(),
                parts.tellDigest(),
                parts.queue(),
                new Broken(),
                parts.clients()),
            answers::add)
        .handleRequest(message(), Invocation.fresh());

    say(answers.toString());
    assertMasked();
  }

  @Test
  void isMaskedAtRootActivity() {
    ActivityParts parts = watched.parts();
    Queue<MessageResult<?, ?>> answers = new ConcurrentLinkedQueue<>();
    new RootActivityHandler(
            new ActivityParts(
                parts.decoder(), parts.triage(), parts.queue(), new Broken(), parts.clients()),
            answers::add)
        .handleRequest(message(), Invocation.fresh());

    say(answers.toString());
    assertMasked();
  }

  @Test
  void isMaskedWhereAnAnswerIsTold() {
    new CheckHandler(
            world.parts(),
            _ -> {
              throw bug();
            })
        .handleRequest(message(), Invocation.fresh());

    assertMasked();
  }

  @Test
  void isMaskedWhenASweepThrowsIt() {
    SweepParts parts = world.sweepParts();

    thrown(
        new SweepHandler(
            new SweepParts(parts.decoder(), parts.startSweep(), new Broken()), _ -> {}),
        "{}");

    assertMasked();
  }

  @Test
  void isMaskedInTheAnswerToCloudFormation() throws IOException {
    try (PretendCloudFormation cloudFormation = new PretendCloudFormation()) {
      new SetUpHandler(UnforeseenTest::broken)
          .handleRequest(
              stream(cloudFormation.request("Create", ExampleOrganization.HUB)),
              OutputStream.nullOutputStream(),
              Invocation.fresh());

      say(cloudFormation.answer().toString());
    }
    assertMasked();
  }

  @Test
  void isMaskedWhenAnEventCannotBeRead() {
    String event = "{\"Records\": " + EMAIL;
    thrown(new CheckHandler(world.parts(), _ -> {}), event);
    thrown(new RootActivityHandler(watched.parts(), _ -> {}), event);
    thrown(new SetUpHandler(UnforeseenTest::broken), event);

    assertEquals(List.of(), leaks());
  }

  private void thrown(RequestStreamHandler handler, String event) {
    try {
      handler.handleRequest(stream(event), OutputStream.nullOutputStream(), Invocation.fresh());
      throw new AssertionError("it did not fail");
    } catch (IOException | RuntimeException failure) {
      StringWriter chain = new StringWriter();
      failure.printStackTrace(new PrintWriter(chain));
      say(chain.toString());
    }
  }

  private void assertMasked() {
    String all = said.toString(StandardCharsets.UTF_8);
    assertEquals(List.of(), leaks(), all);
    assertTrue(all.contains("java.lang.IllegalStateException: the owner ***@*** is odd"), all);
    assertTrue(all.contains("java.io.IOException: refused *** here"), all);
    assertTrue(all.contains("UnforeseenTest.bug"), all);
  }

  private List<String> leaks() {
    String all = said.toString(StandardCharsets.UTF_8);
    return List.of("aws+finance", KEY, TOKEN.substring(0, 30), SIGNATURE).stream()
        .filter(all::contains)
        .toList();
  }

  private void say(String text) {
    said.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  private static SQSEvent message() {
    return Invocation.batch(List.of("{}"));
  }

  private static ByteArrayInputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static SetUpOrganization broken() {
    throw bug();
  }

  private static IllegalStateException bug() {
    IllegalArgumentException key = new IllegalArgumentException("the key is " + KEY);
    IOException token = new IOException("refused " + TOKEN + " here", key);
    key.initCause(new IllegalStateException("no end", token));
    IllegalStateException bug = new IllegalStateException("the owner " + EMAIL + " is odd", token);
    bug.addSuppressed(
        new IllegalStateException("https://example.com/answer?X-Amz-Signature=" + SIGNATURE));
    return bug;
  }

  /// A clock that fails.
  private record Broken() implements Time {
    @Override
    public Instant now() {
      throw bug();
    }

    @Override
    public void pause(Duration duration) {
      throw bug();
    }
  }
}
