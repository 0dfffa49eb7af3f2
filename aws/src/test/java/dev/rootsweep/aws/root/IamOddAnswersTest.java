package dev.rootsweep.aws.root;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.rootsweep.aws.Reach;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.port.AuditSession;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.port.PortFailure.Kind;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Answers that AWS does not document, made up: none may read as "nothing is there".
class IamOddAnswersTest {
  private static final AccountId MEMBER = new AccountId("474747474747");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AccountPasswordPresent",
        "AccountAccessKeysPresent",
        "AccountSigningCertificatesPresent",
        "AccountMFAEnabled"
      })
  void doesNotTakeAMissingNumberForAZero(String missing) {
    PortFailure failure = summaryOf(numbers().replace(">" + missing + "<", ">Other<"));

    assertEquals(Kind.UNEXPECTED, failure.kind());
    assertTrue(failure.told().contains(missing + " is null"), failure.told());
  }

  @Test
  void doesNotTakeANegativeNumberForAnAnswer() {
    PortFailure failure = summaryOf(numbers().replaceFirst("<value>0", "<value>-1"));

    assertEquals(Kind.UNEXPECTED, failure.kind());
  }

  @Test
  void doesNotTakeAnEmptyAnswerForNothing() {
    assertEquals(Kind.UNEXPECTED, summaryOf("").kind());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<r/>", "<r><GetLoginProfileResult/><GetUserResult/></r>"})
  void doesNotTakeAnAnswerWithoutAPasswordForItsAbsence(String body) {
    assertEquals(Kind.UNEXPECTED, failing(200, body).kind());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<r/>",
        "<r><AssumeRootResult><Credentials/></AssumeRootResult></r>",
        "<r><AssumeRootResult><Credentials><AccessKeyId>ASIA</AccessKeyId></Credentials>"
            + "</AssumeRootResult></r>"
      })
  void doesNotTakeHalfASessionForOne(String body) {
    HttpServer server = Reach.answering(200, "text/xml", body);
    try {
      StsRootAccess access = new StsRootAccess(Reach.hub(server));

      PortFailure failure = assertThrows(PortFailure.class, () -> access.audit(MEMBER));

      assertEquals(Kind.UNEXPECTED, failure.kind());
      assertTrue(failure.told().endsWith("an answer without whole credentials"), failure.told());
    } finally {
      server.stop(0);
    }
  }

  @ParameterizedTest
  @CsvSource({"403, ACCESS_DENIED", "404, CONFLICT", "400, UNEXPECTED"})
  void readsOnlyTheAbsentPasswordAsAbsent(int status, Kind kind) {
    String code = status == 403 ? "AccessDenied" : status == 404 ? "NoSuchEntity" : "Odd";

    PortFailure failure = failing(status, error(code));

    assertEquals(kind, failure.kind());
  }

  private static PortFailure summaryOf(String entries) {
    String body =
        """
        <GetAccountSummaryResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/">
        <GetAccountSummaryResult><SummaryMap>%s</SummaryMap></GetAccountSummaryResult>
        </GetAccountSummaryResponse>\
        """
            .formatted(entries);
    HttpServer server = Reach.answering(200, "text/xml", body);
    try {
      return assertThrows(PortFailure.class, session(server)::summary);
    } finally {
      server.stop(0);
    }
  }

  private static PortFailure failing(int status, String body) {
    HttpServer server = Reach.answering(status, "text/xml", body);
    try {
      return assertThrows(PortFailure.class, session(server)::credentials);
    } finally {
      server.stop(0);
    }
  }

  private static AuditSession session(HttpServer server) {
    return new IamAuditSession(MEMBER, Reach.hub(server).iam(), MadeUp.signature());
  }

  private static String numbers() {
    return List.of(
            "AccountPasswordPresent",
            "AccountAccessKeysPresent",
            "AccountSigningCertificatesPresent",
            "AccountMFAEnabled")
        .stream()
        .map(name -> "<entry><key>" + name + "</key><value>0</value></entry>")
        .collect(Collectors.joining());
  }

  private static String error(String code) {
    return """
    <ErrorResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><Error><Type>Sender</Type>
    <Code>%s</Code><Message>made up</Message></Error></ErrorResponse>\
    """
        .formatted(code);
  }
}
