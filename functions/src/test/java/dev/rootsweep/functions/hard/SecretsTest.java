package dev.rootsweep.functions.hard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.aws.AwsClients;
import dev.rootsweep.aws.directory.OrganizationsDirectory;
import dev.rootsweep.aws.root.StsRootAccess;
import dev.rootsweep.core.memory.MemoryLedger;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.signal.Cause;
import dev.rootsweep.sandbox.ExampleOrganization;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/// Every other trial of this package looks for secrets when it is closed; here the search itself is
/// tried, and exceptions.
class SecretsTest {
  private static final AccountId ACCOUNT = new AccountId(ExampleOrganization.EVERYTHING);
  private static final String EMAIL = "aws+data-lake-dev@example.com";

  private final Trial trial = Trial.ofExample();

  @AfterEach
  void close() {
    trial.close();
  }

  @Test
  void knowsWhatAwsSentAndFindsNothingOfIt() {
    trial.put(trial.due(ACCOUNT, Cause.REQUESTED));

    trial.run();

    assertEquals(1, count("sandbox/hub/"));
    assertEquals(2, count("sandbox-token-"));
    assertEquals(3, count("sandbox/"));
    assertTrue(trial.secrets.all().contains(EMAIL), trial.secrets.all()::toString);
    assertEquals(Set.of(), trial.leaks());
  }

  private long count(String prefix) {
    return trial.secrets.all().stream().filter(secret -> secret.startsWith(prefix)).count();
  }

  static Stream<UnaryOperator<String>> hidings() {
    return Stream.of(
        token -> token,
        token -> "é{\"a\":\"" + token + "\"}",
        token -> URLEncoder.encode("x=" + token, StandardCharsets.UTF_8),
        SecretsTest::base64,
        token -> base64("t" + token + "t"),
        token -> base64("to" + token));
  }

  @ParameterizedTest
  @MethodSource("hidings")
  void findsASecretThatIsSaid(UnaryOperator<String> hiding) {
    Secrets secrets = new Secrets();
    secrets.add("sandbox-token-0b7c5d4e/with+signs=");
    secrets.add("sandbox-token-another");

    Set<String> found = secrets.in(bytes(hiding.apply("sandbox-token-0b7c5d4e/with+signs=")));

    assertEquals(1, found.size(), found::toString);
    assertEquals(Set.of(), secrets.in(bytes(hiding.apply("sandbox-token-0b7c5d4e/other+signs="))));
  }

  @Test
  void findsWhatTheFunctionLogsAtItsFinestLevel() {
    LoggerFactory.getLogger("dev.rootsweep").trace("said {}", "sandbox-token-planted");
    trial.secrets.add("sandbox-token-planted");

    assertEquals(Set.of("sandbox-token-planted"), trial.leaks());

    trial.secrets.forget("sandbox-token-planted");
  }

  static Stream<UnaryOperator<String>> garblings() {
    return Stream.of(
        answer -> answer.substring(0, answer.length() * 2 / 3),
        answer -> answer.replace("</", "<"),
        answer -> answer.replace("Expiration>", "Expiry>"),
        answer -> answer.replaceAll("(?<=Expiration>)[^<]+", "soon"),
        answer -> answer.replaceAll("(?<=<SessionToken>)", "<Odd/>"),
        answer -> answer.replaceAll("\"JoinedTimestamp\":[^,}]+", "\"JoinedTimestamp\":\"soon\""),
        answer -> answer.replaceAll("\"State\":\"[A-Z]+\"", "\"State\":\"" + EMAIL + "\""),
        answer -> answer.replace("{", "["),
        answer -> "");
  }

  /// An answer that cannot be read is no reason to show it.
  @ParameterizedTest
  @MethodSource("garblings")
  void keepsGarbledAnswersOutOfItsExceptions(UnaryOperator<String> garbling) {
    trial.wire.line(
        (_, effect) -> {
          Wire.Answer answer = effect.get();
          return new Wire.Answer(
              answer.status(), answer.contentType(), garbling.apply(answer.body()));
        });
    AwsClients clients = trial.clients();

    tryOut(
        () ->
            new StsRootAccess(clients).audit(ACCOUNT).recordedIn(new MemoryLedger()).credentials());
    tryOut(
        () -> new OrganizationsDirectory(clients::organizations, trial.time::now).account(ACCOUNT));
    trial.put(trial.due(ACCOUNT, Cause.REQUESTED));
    trial.run();

    assertTrue(trial.secrets.count() >= 3, trial.secrets.all()::toString);
    assertEquals(Set.of(), trial.leaks());
  }

  @Test
  void keepsAnAddressInAnErrorOutOfWhatItTells() {
    trial.wire.line(
        (_, effect) -> {
          Wire.Answer _ = effect.get();
          return new Wire.Answer(
              400,
              "application/json",
              "{\"__type\":\"Odd\",\"Message\":\"the account of " + EMAIL + " is odd\"}");
        });
    OrganizationsDirectory directory =
        new OrganizationsDirectory(trial.clients()::organizations, trial.time::now);

    PortFailure failure = assertThrows(PortFailure.class, () -> directory.account(ACCOUNT));

    trial.say(failure.told() + failure);
    assertTrue(failure.told().contains("***@***"), failure.told());
  }

  private void tryOut(Runnable action) {
    try {
      action.run();
    } catch (PortFailure | IllegalStateException failure) {
      StringWriter chain = new StringWriter();
      failure.printStackTrace(new PrintWriter(chain));
      trial.say(chain.toString());
    }
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(bytes(text));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
