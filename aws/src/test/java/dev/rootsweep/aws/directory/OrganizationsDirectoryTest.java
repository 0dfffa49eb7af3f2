package dev.rootsweep.aws.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.rootsweep.aws.Reach;
import dev.rootsweep.core.model.Account;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.AccountState;
import dev.rootsweep.core.model.JoinedMethod;
import dev.rootsweep.core.model.OrganizationalUnit;
import dev.rootsweep.core.model.UnitPath;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.port.PortFailure.Kind;
import dev.rootsweep.sandbox.ExampleOrganization;
import dev.rootsweep.sandbox.Organization;
import dev.rootsweep.sandbox.Sandbox;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrganizationsDirectoryTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final AccountId MANAGEMENT = new AccountId(ExampleOrganization.MANAGEMENT);
  private static final AccountId MEMBER = new AccountId(ExampleOrganization.EXEMPT);
  private static final AccountId NEIGHBOUR = new AccountId(ExampleOrganization.OLD_KEY);

  private final AtomicReference<Instant> time = new AtomicReference<>(NOW);
  private final Organization organization = ExampleOrganization.at(NOW);
  private final Sandbox sandbox = Sandbox.start(organization, 0, time::get);
  private final OrganizationsDirectory directory =
      new OrganizationsDirectory(Reach.hub(sandbox)::organizations, time::get);

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void describesAnAccount() {
    Account account = directory.account(MEMBER).orElseThrow();

    assertEquals(
        new Account(
            MEMBER,
            "Print Service",
            AccountState.ACTIVE,
            JoinedMethod.INVITED,
            NOW.minus(Duration.ofDays(500)),
            MANAGEMENT),
        account);
    assertFalse(account.isManagement());
  }

  @Test
  void knowsTheManagementAccountByItsArn() {
    assertTrue(directory.account(MANAGEMENT).orElseThrow().isManagement());
  }

  @Test
  void findsNoStranger() {
    assertEquals(Optional.empty(), directory.account(new AccountId("999999999999")));
  }

  @ParameterizedTest
  @EnumSource
  void readsTheStateAndNotTheStatus(AccountState state) {
    organization
        .account(MEMBER.value())
        .state(dev.rootsweep.sandbox.AccountState.valueOf(state.name()));

    assertEquals(state, directory.account(MEMBER).orElseThrow().state());
  }

  @Test
  void readsEveryPageOfTheOrganization() {
    organization.accountsPerPage(3).emptyPages(true);
    List<String> listed = new ArrayList<>();

    directory.accounts().forEach(account -> listed.add(account.id().value()));

    assertEquals(
        organization.accounts().stream().map(dev.rootsweep.sandbox.Account::id).toList(), listed);
  }

  @Test
  void readsAPageWhenItIsNeeded() {
    organization.accountsPerPage(3);

    directory.accounts().iterator().next();

    assertEquals(1, calls("ListAccounts"));
  }

  @Test
  void readsPathAndTags() {
    UnitPath path = directory.path(MEMBER);

    assertEquals(
        new UnitPath(
            List.of(
                new OrganizationalUnit(organization.rootId(), "Root"),
                new OrganizationalUnit("ou-exam-workload1", "Workloads"),
                new OrganizationalUnit("ou-exam-workprod1", "Prod"))),
        path);
    assertEquals("/Workloads/Prod", path.text());
    assertEquals(0, calls("ListTagsForResource"));
    assertEquals(Map.of("rootsweep:exempt", "true"), directory.tags(MEMBER));
  }

  @Test
  void readsThePathOfAnAccountUnderTheRoot() {
    assertEquals("/", directory.path(MANAGEMENT).text());
  }

  @Test
  void keepsWhatStandsAboveAnAccount() {
    directory.path(MEMBER);
    sandbox.record().clear();

    directory.path(NEIGHBOUR);

    assertEquals(1, calls("ListParents"));
    assertEquals(0, calls("DescribeOrganizationalUnit"));
  }

  @Test
  void readsWhatStandsAboveAnewAfterAQuarterOfAnHour() {
    directory.path(MEMBER);
    organization.ou("ou-exam-workprod1", "Production", organization.rootId());

    time.set(NOW.plus(Duration.ofMinutes(15)).minusNanos(1));
    String kept = directory.path(MEMBER).text();
    time.set(NOW.plus(Duration.ofMinutes(15)));
    String read = directory.path(MEMBER).text();

    assertEquals("/Workloads/Prod", kept);
    assertEquals("/Production", read);
  }

  @Test
  void neverKeepsWhereTheAccountItselfStands() {
    directory.path(MEMBER);
    organization.account(MEMBER.value()).move(organization.rootId()).untag("rootsweep:exempt");

    assertEquals("/", directory.path(MEMBER).text());
    assertEquals(Map.of(), directory.tags(MEMBER));
  }

  @Test
  void saysThatItMayNotAsk() {
    organization.deregister(ExampleOrganization.HUB);

    PortFailure account = assertThrows(PortFailure.class, () -> directory.account(MEMBER));
    PortFailure listing =
        assertThrows(PortFailure.class, () -> directory.accounts().iterator().hasNext());

    assertEquals(Kind.NOT_AUTHORIZED, account.kind());
    assertEquals("organizations:DescribeAccount of " + MEMBER, account.asked());
    assertEquals(Kind.NOT_AUTHORIZED, listing.kind());
  }

  @Test
  void failsOnAStranger() {
    AccountId stranger = new AccountId("999999999999");

    assertThrows(PortFailure.class, () -> directory.path(stranger));
    assertThrows(PortFailure.class, () -> directory.tags(stranger));
  }

  /// Made from documentation, not from captured answers.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"State\":\"ACTIVE\"                      | \"State\":\"FROZEN\"",
        "\"State\":\"ACTIVE\",                     | ''",
        "\"State\":\"ACTIVE\"                      | \"Status\":\"ACTIVE\"",
        "\"State\":\"ACTIVE\"                      | \"State\":\"active\"",
        "\"JoinedMethod\":\"INVITED\"              | \"JoinedMethod\":\"BOUGHT\"",
        ",\"JoinedTimestamp\":1500000000.0         | ''",
        "account/o-exampleorg1/353535353535        | organization/o-exampleorg1",
        "arn:aws:organizations::111111111111       | arn:aws:organizations::"
      })
  void doesNotGuessWhatAnAnswerMeans(String told, String instead) {
    PortFailure failure =
        assertThrows(PortFailure.class, () -> describing(ANSWER.replace(told, instead)));

    assertEquals(Kind.UNEXPECTED, failure.kind());
    assertTrue(failure.told().contains(MEMBER.value()), failure.told());
  }

  @Test
  void readsTheAnswerThatTheOthersAreMadeFrom() {
    assertEquals(AccountState.ACTIVE, describing(ANSWER).orElseThrow().state());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"Parents\":[]}", "{}"})
  void doesNotGuessWhereAnAccountStands(String answer) {
    HttpServer server = Reach.answering(200, "application/x-amz-json-1.1", answer);
    try {
      OrganizationsDirectory odd =
          new OrganizationsDirectory(Reach.hub(server)::organizations, time::get);

      PortFailure failure = assertThrows(PortFailure.class, () -> odd.path(MEMBER));

      assertEquals(Kind.UNEXPECTED, failure.kind());
    } finally {
      server.stop(0);
    }
  }

  /// Made from the API reference of ListAccountsForParent and ListOrganizationalUnitsForParent.
  @Test
  void listsWhatStandsBelowAUnitAtAnyDepth() {
    String account = ANSWER.substring("{\"Account\":".length(), ANSWER.length() - 1);
    HttpServer server =
        Reach.answering(
            "application/x-amz-json-1.1",
            asked -> {
              boolean top = asked.contains("ou-exam-top00001");
              if (asked.contains("ListAccountsForParent")) {
                String id = top ? "353535353535" : "313131313131";
                return "{\"Accounts\":[" + account.replace("353535353535", id) + "]}";
              }
              return top
                  ? "{\"OrganizationalUnits\":[{\"Id\":\"ou-exam-below001\"}]}"
                  : "{\"OrganizationalUnits\":[]}";
            });
    try {
      List<Account> below =
          new OrganizationsDirectory(Reach.hub(server)::organizations, time::get)
              .accountsBelow("ou-exam-top00001");

      assertEquals(List.of(MEMBER, NEIGHBOUR), below.stream().map(Account::id).toList());
    } finally {
      server.stop(0);
    }
  }

  @Test
  void doesNotTakeAnAnswerWithoutAnAccountForAStranger() {
    PortFailure failure = assertThrows(PortFailure.class, () -> describing("{}"));

    assertEquals(Kind.UNEXPECTED, failure.kind());
  }

  private static final String ANSWER =
      "{\"Account\":{\"Id\":\"353535353535\",\"Arn\":\"arn:aws:organizations::111111111111:account"
          + "/o-exampleorg1/353535353535\",\"Name\":\"Print\",\"State\":\"ACTIVE\","
          + "\"JoinedMethod\":\"INVITED\",\"JoinedTimestamp\":1500000000.0}}";

  private Optional<Account> describing(String answer) {
    HttpServer server = Reach.answering(200, "application/x-amz-json-1.1", answer);
    try {
      return new OrganizationsDirectory(Reach.hub(server)::organizations, time::get)
          .account(MEMBER);
    } finally {
      server.stop(0);
    }
  }

  private long calls(String operation) {
    return sandbox.record().calls(call -> call.operation().equals(operation)).size();
  }
}
