package dev.rootsweep.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.iam.IamClient;

class ChanceFaultsTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final String TARGET = ExampleOrganization.EVERYTHING;
  private static final int DRAWS = 20_000;

  private final Organization organization = ExampleOrganization.at(NOW);
  private final Account target = organization.account(TARGET);
  private final Sandbox sandbox = Sandbox.start(organization, 0, () -> NOW);
  private final Clients clients = Clients.of(sandbox);

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void strikesTheGivenShares() {
    Chances chances = Chances.NONE.throttle("*", 0.1).fail("*", 0.05).lose("*", 0.02).seed(7);

    Map<Mishap, Integer> struck = strikes(chances, "iam", "GetUser");

    assertEquals(0.1, share(struck, Mishap.THROTTLED), 0.01);
    assertEquals(0.025, share(struck, Mishap.FAILED), 0.005);
    assertEquals(0.025, share(struck, Mishap.FAILED_WHEN_DONE), 0.005);
    assertEquals(0.01, share(struck, Mishap.DROPPED), 0.003);
    assertEquals(0.01, share(struck, Mishap.DROPPED_WHEN_DONE), 0.003);
  }

  @Test
  void letsTheNarrowestShareCount() {
    Chances chances = Chances.NONE.throttle("*", 1).throttle("iam", 0).throttle("iam:GetUser", 1);

    assertEquals(DRAWS, strikes(chances, "sts", "AssumeRoot").get(Mishap.THROTTLED));
    assertEquals(Map.of(), strikes(chances, "iam", "ListAccessKeys"));
    assertEquals(DRAWS, strikes(chances, "iam", "GetUser").get(Mishap.THROTTLED));
  }

  @Test
  void strikesTheSameCallsAgainForTheSameSeed() {
    Faults faults = Faults.none().throttle(0.5);

    assertEquals(struck(faults.seed(1), "iam"), struck(faults.seed(1), "iam"));
    assertTrue(!struck(faults.seed(1), "iam").equals(struck(faults.seed(2), "iam")));
  }

  @Test
  void strikesTheSameCallsHoweverOtherAccountsInterleave() {
    FaultState alone = new FaultState(Faults.none().throttle(0.5));
    FaultState among = new FaultState(Faults.none().throttle(0.5));

    for (int call = 0; call < 100; call++) {
      Optional<Strike> expected = alone.strike(asked("iam"), TARGET);
      among.strike(asked("iam"), "another");
      assertEquals(expected, among.strike(asked("iam"), TARGET));
    }
  }

  @Test
  void refusesWhatIsNoShare() {
    assertThrows(IllegalArgumentException.class, () -> Faults.none().throttle(1.1));
    assertThrows(IllegalArgumentException.class, () -> Faults.none().dropConnections(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> Faults.none().rateLimit("iam", 0, 1));
  }

  @Test
  void throttlesAsEachServiceDoes() {
    organization.faults(Faults.none().throttle(1));

    AwsServiceException sts = assertThrows(AwsServiceException.class, this::audit);
    AwsServiceException listing =
        assertThrows(
            AwsServiceException.class,
            () ->
                clients
                    .organizations(Clients.keys(ExampleOrganization.HUB_ROLE))
                    .listAccounts(request -> {}));

    assertEquals("Throttling", sts.awsErrorDetails().errorCode());
    assertEquals(400, sts.statusCode());
    assertTrue(sts.isThrottlingException());
    assertEquals("TooManyRequestsException", listing.awsErrorDetails().errorCode());
    assertEquals(400, listing.statusCode());
    assertTrue(listing.isThrottlingException());
    assertEquals(2, mishaps().size());
    assertEquals(Set.of(Mishap.THROTTLED), new TreeSet<>(mishaps()));
  }

  @Test
  void failsSomeCallsBeforeAndSomeAfterTheyAreDone() {
    IamClient root = deletion();
    target.faults(Faults.none().serverErrors("DeleteAccessKey", 1));

    Set<Integer> statuses = new TreeSet<>();
    for (int nth = 0; nth < 20; nth++) {
      String id = "AKIAEXAMPLEFAIL%04d".formatted(nth);
      target.add(Key.active(id, NOW));
      AwsServiceException failed =
          assertThrows(
              AwsServiceException.class,
              () -> root.deleteAccessKey(request -> request.accessKeyId(id)));
      statuses.add(failed.statusCode());
      assertEquals(last().done(), target.held(Key.class, id).isEmpty());
    }

    assertEquals(Set.of(500, 503), statuses);
    assertEquals(Set.of(Mishap.FAILED, Mishap.FAILED_WHEN_DONE), new TreeSet<>(mishaps()));
  }

  @Test
  void losesSomeAnswersBeforeAndSomeAfterTheCallIsDone() {
    IamClient root = deletion();
    target.faults(Faults.none().dropConnections("iam:DeleteAccessKey", 1));

    for (int nth = 0; nth < 20; nth++) {
      String id = "AKIAEXAMPLEDROP%04d".formatted(nth);
      target.add(Key.active(id, NOW));
      assertThrows(
          SdkException.class, () -> root.deleteAccessKey(request -> request.accessKeyId(id)));
      boolean done = calls(id).stream().anyMatch(Call::done);
      assertEquals(done, target.held(Key.class, id).isEmpty());
    }

    assertEquals(Set.of(Mishap.DROPPED, Mishap.DROPPED_WHEN_DONE), new TreeSet<>(mishaps()));
    assertEquals(0, last().status());
    assertEquals(Optional.of("NoAnswer"), last().errorCode());
  }

  @Test
  void doesNotCallDoneWhatWouldHaveBeenRefused() {
    IamClient root = deletion();
    target.faults(Faults.none().dropConnections(1));

    for (int nth = 0; nth < 10; nth++) {
      assertThrows(
          SdkClientException.class,
          () -> root.deleteAccessKey(request -> request.accessKeyId("AKIAEXAMPLENONE0001")));
    }

    assertEquals(Set.of(Mishap.DROPPED), new TreeSet<>(mishaps()));
  }

  private IamClient deletion() {
    return clients.root(ExampleOrganization.HUB_ROLE, TARGET, Clients.DELETION);
  }

  private IamClient audit() {
    return clients.root(ExampleOrganization.HUB_ROLE, TARGET, Clients.AUDIT);
  }

  private Call last() {
    return sandbox.record().calls().getLast();
  }

  private List<Call> calls(String key) {
    return sandbox.record().calls(call -> call.parameters().containsValue(key));
  }

  private List<Mishap> mishaps() {
    return sandbox.record().calls().stream().flatMap(call -> call.mishap().stream()).toList();
  }

  private static Asked asked(String service) {
    return new Asked(service, "GetUser", Map.of(), ExampleOrganization.HUB_ROLE, "us-east-1", NOW);
  }

  private static List<Boolean> struck(Faults faults, String service) {
    FaultState state = new FaultState(faults);
    List<Boolean> struck = new ArrayList<>();
    IntStream.range(0, 100)
        .forEach(_ -> struck.add(state.strike(asked(service), TARGET).isPresent()));
    return struck;
  }

  private static Map<Mishap, Integer> strikes(Chances chances, String service, String operation) {
    Map<Mishap, Integer> struck = new EnumMap<>(Mishap.class);
    for (int nth = 1; nth <= DRAWS; nth++) {
      chances
          .strike(service, operation, operation.hashCode(), nth)
          .ifPresent(strike -> struck.merge(strike.mishap(), 1, Integer::sum));
    }
    return struck;
  }

  private static double share(Map<Mishap, Integer> struck, Mishap mishap) {
    return struck.getOrDefault(mishap, 0) / (double) DRAWS;
  }
}
