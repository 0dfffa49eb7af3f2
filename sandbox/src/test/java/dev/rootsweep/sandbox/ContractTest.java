package dev.rootsweep.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rootsweep.sandbox.AnyCall.Outcome;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

class ContractTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final String TARGET = "333333333333";
  private static final Caller MANAGEMENT = caller("111111111111", "AKIACONTRACTMANAGE01");
  private static final Caller DELEGATE = caller("222222222222", "AKIACONTRACTDELEGA01");
  private static final Caller MEMBER = caller("444444444444", "AKIACONTRACTMEMBER01");
  private static final Caller FORBIDDEN =
      caller("111111111111", "AKIACONTRACTFORBID01").denying("*");

  @Test
  void isNoShortTable() {
    assertTrue(rows().count() >= 60);
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @MethodSource("rows")
  void isKept(
      String who,
      String world,
      String call,
      String input,
      String code,
      int status,
      String text,
      String source)
      throws IOException {
    Organization organization = organization();
    try (Sandbox sandbox = Sandbox.start(organization, 0, () -> NOW)) {
      Clients clients = Clients.of(sandbox);
      AwsCredentials keys = keys(clients, who);
      change(organization, world);

      Outcome outcome = call(new AnyCall(clients, keys), call, input);

      assertEquals(code, outcome.code(), source);
      assertEquals(status, outcome.status(), source);
      String said = outcome.message() + outcome.output();
      assertTrue(said.contains(text), () -> said + " of " + source);
    }
  }

  static Stream<Object[]> rows() {
    return Rows.of("contract.txt").stream().map(List::toArray);
  }

  private static Outcome call(AnyCall client, String call, String input) throws IOException {
    String filled =
        input
            .replace("$audit", Clients.AUDIT)
            .replace("$recovery", Clients.RECOVERY)
            .replace("$bucket", Clients.TASKS + "S3UnlockBucketPolicy")
            .replace("$queue", Clients.TASKS + "SQSUnlockQueuePolicy");
    JsonNode parameters = new ObjectMapper().readTree(filled);
    int colon = call.indexOf(':');
    return client.call(call.substring(0, colon), call.substring(colon + 1), parameters);
  }

  private static Organization organization() {
    return Organization.named("o-contract01")
        .management(MANAGEMENT.account(), "Management")
        .member(Member.named(DELEGATE.account(), "Delegate"))
        .member(Member.named(MEMBER.account(), "Member"))
        .member(Member.named(TARGET, "Target"))
        .trustedAccess(true)
        .rootCredentialsManagement(true)
        .rootSessions(true)
        .delegate(DELEGATE.account())
        .caller(MANAGEMENT)
        .caller(DELEGATE)
        .caller(MEMBER)
        .caller(FORBIDDEN);
  }

  private static AwsCredentials keys(Clients clients, String who) {
    return switch (who) {
      case "management" -> Clients.keys(MANAGEMENT);
      case "delegate" -> Clients.keys(DELEGATE);
      case "member" -> Clients.keys(MEMBER);
      case "forbidden" -> Clients.keys(FORBIDDEN);
      case "audit" -> clients.session(DELEGATE, TARGET, Clients.AUDIT);
      case "deletion" -> clients.session(DELEGATE, TARGET, Clients.DELETION);
      case "recovery" -> clients.session(DELEGATE, TARGET, Clients.RECOVERY);
      default -> throw new IllegalArgumentException(who);
    };
  }

  private static void change(Organization organization, String world) {
    Account target = organization.account(TARGET);
    switch (world) {
      case "" -> {}
      case "credentials off" -> organization.rootCredentialsManagement(false);
      case "sessions off" -> organization.rootSessions(false);
      case "trust off" -> organization.trustedAccess(false);
      case "no delegate" -> organization.deregister(DELEGATE.account());
      case "target suspended" -> target.state(AccountState.SUSPENDED);
      case "target closed" -> target.state(AccountState.CLOSED);
      case "target left" -> target.leave();
      case "target denies root" -> target.rootDenied(true);
      case "target has a password" -> target.add(Password.created(NOW));
      case "target has a key" -> target.add(Key.active("AKIACONTRACT00000001", NOW));
      default -> throw new IllegalArgumentException(world);
    }
  }

  private static Caller caller(String account, String key) {
    String arn = "arn:aws:iam::" + account + ":user/contract";
    return Caller.administrator(key, "sandbox/contract/secret", account, arn);
  }
}
