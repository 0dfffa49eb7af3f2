package dev.rootsweep.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rootsweep.core.check.CheckOutcome;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.signal.AccountSignal;
import dev.rootsweep.core.signal.Cause;
import dev.rootsweep.core.signal.CheckDue;
import dev.rootsweep.core.signal.DigestDue;
import dev.rootsweep.core.signal.MembershipUnclear;
import dev.rootsweep.core.signal.Origin;
import dev.rootsweep.core.sweep.DigestOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CheckFormatTest {
  private static final AccountId ID = new AccountId("000000000001");
  private static final Origin ORIGIN = new Origin("event-1", ID, "us-east-1", Instant.EPOCH);
  private static final CheckDue DUE = CheckDue.first(ID, Cause.JOINED, ORIGIN);
  private static final String SIGNAL =
      "'signal':{'kind':'CheckDue','account':'000000000001','cause':'JOINED','attempt':0,"
          + "'eventId':'event-1'}";

  static Stream<Arguments> answers() {
    return Stream.of(
        Arguments.of(
            done(DUE, new CheckQueueOutcome.Checked(new CheckOutcome.Clean(ID))),
            SIGNAL + ",'done':{'outcome':'Clean','account':'000000000001','verified':true}"),
        Arguments.of(
            done(new MembershipUnclear(ORIGIN), new CheckQueueOutcome.Reconciled(List.of(DUE))),
            "'signal':{'kind':'MembershipUnclear','eventId':'event-1'},'queued':['000000000001']"),
        Arguments.of(
            done(
                new DigestDue("sweep-1", "digest-1", ORIGIN),
                new CheckQueueOutcome.Digested(new DigestOutcome.Empty())),
            "'signal':{'kind':'DigestDue','sweep':'sweep-1','eventId':'event-1'},'digest':'Empty'"),
        Arguments.of(new MessageResult.Ignored<>("m1", "dull"), "'reason':'dull'"),
        Arguments.of(new MessageResult.Rejected<>("m1", "odd"), "'reason':'odd'"),
        Arguments.of(done(DUE, new CheckQueueOutcome.PutBack()), SIGNAL),
        Arguments.of(
            new MessageResult.Retried<>("m1", "busy", Duration.ofSeconds(15)),
            "'reason':'busy','comesBackInSeconds':15"),
        Arguments.of(new MessageResult.Failed<>("m1", "down"), "'reason':'down'"));
  }

  private static MessageResult<AccountSignal, CheckQueueOutcome> done(
      AccountSignal signal, CheckQueueOutcome outcome) {
    return new MessageResult.Done<>("m1", signal, outcome);
  }

  @ParameterizedTest
  @MethodSource("answers")
  void writesAnAnswer(MessageResult<AccountSignal, CheckQueueOutcome> result, String rest)
      throws Exception {
    String json = "{'messageId':'m1','answer':'" + World.kind(result) + "'," + rest + "}";

    assertEquals(
        new ObjectMapper().readTree(json.replace('\'', '"')),
        new ObjectMapper().readTree(ResultFormat.ofChecks().json(result).toString()));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void isDoneUnlessItFailed(MessageResult<AccountSignal, CheckQueueOutcome> result, String rest) {
    assertEquals(!(result instanceof MessageResult.Failed<?, ?>), result.done());
  }

  @Test
  void knowsEveryKindOfAnswer() {
    Set<String> kinds =
        Stream.of(MessageResult.class, CheckQueueOutcome.class)
            .flatMap(type -> Arrays.stream(type.getPermittedSubclasses()))
            .map(Class::getSimpleName)
            .filter(kind -> !kind.equals("Done"))
            .collect(Collectors.toSet());

    assertEquals(
        kinds,
        answers()
            .map(row -> World.kind((MessageResult<?, ?>) row.get()[0]))
            .collect(Collectors.toSet()));
  }
}
