package dev.rootsweep.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rootsweep.core.check.CheckOutcome;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.signal.Cause;
import dev.rootsweep.core.signal.CheckDue;
import dev.rootsweep.core.signal.DigestDue;
import dev.rootsweep.core.signal.MembershipUnclear;
import dev.rootsweep.core.signal.Origin;
import dev.rootsweep.core.sweep.DigestOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AnswerJsonTest {
  private static final AccountId ID = new AccountId("000000000001");
  private static final Origin ORIGIN = new Origin("event-1", ID, "us-east-1", Instant.EPOCH);
  private static final CheckDue DUE = CheckDue.first(ID, Cause.JOINED, ORIGIN);
  private static final String SIGNAL =
      "'signal':{'kind':'CheckDue','account':'000000000001','cause':'JOINED','attempt':0,"
          + "'eventId':'event-1'}";

  static Stream<Arguments> answers() {
    return Stream.of(
        Arguments.of(
            new Answer.Checked("m1", DUE, new CheckOutcome.Bare(ID)),
            SIGNAL + ",'done':{'outcome':'Bare','account':'000000000001','verified':true}"),
        Arguments.of(
            new Answer.Reconciled("m1", new MembershipUnclear(ORIGIN), List.of(DUE)),
            "'signal':{'kind':'MembershipUnclear','eventId':'event-1'},'queued':['000000000001']"),
        Arguments.of(
            new Answer.Digested(
                "m1", new DigestDue("sweep-1", "digest-1", ORIGIN), new DigestOutcome.Empty()),
            "'signal':{'kind':'DigestDue','sweep':'sweep-1','eventId':'event-1'},'digest':'Empty'"),
        Arguments.of(new Answer.Ignored("m1", "dull"), "'reason':'dull'"),
        Arguments.of(new Answer.Rejected("m1", "odd"), "'reason':'odd'"),
        Arguments.of(new Answer.PutBack("m1", DUE), SIGNAL),
        Arguments.of(
            new Answer.Retried("m1", "busy", Duration.ofSeconds(15)),
            "'reason':'busy','comesBackInSeconds':15"),
        Arguments.of(new Answer.Failed("m1", "down"), "'reason':'down'"));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void writesAnAnswer(Answer answer, String rest) throws Exception {
    String kind = answer.getClass().getSimpleName();
    String json = "{'messageId':'m1','answer':'" + kind + "'," + rest + "}";

    assertEquals(
        new ObjectMapper().readTree(json.replace('\'', '"')),
        new ObjectMapper().readTree(AnswerJson.of(answer).toString()));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void isDoneUnlessItFailed(Answer answer, String rest) {
    assertEquals(!(answer instanceof Answer.Failed), answer.done());
  }

  @Test
  void knowsEveryKindOfAnswer() {
    Set<Class<?>> shown = answers().map(row -> row.get()[0].getClass()).collect(Collectors.toSet());

    assertEquals(Set.of(Answer.class.getPermittedSubclasses()), shown);
    assertFalse(shown.isEmpty());
  }
}
