package dev.rootsweep.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKeyMetadata;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.StatusType;
import software.amazon.awssdk.services.iam.model.SummaryKeyType;

/// Reads that see the root user of some time ago, by a clock that only the tests move.
class LagTest {

  private static final Instant NOW = LaggingRead.NOW;
  private static final Duration LAG = Duration.ofSeconds(20);
  private static final String TARGET = LaggingRead.TARGET;
  private static final Key KEY = LaggingRead.KEY;
  private static final String ID = KEY.id();

  private final AtomicReference<Instant> time = new AtomicReference<>(NOW);
  private final Organization organization =
      ExampleOrganization.clean().member(Member.named(TARGET, "Lagging"));
  private final Account target = organization.account(TARGET);
  private final Sandbox sandbox = Sandbox.start(organization, 0, time::get);
  private final IamClient audit = audit(sandbox);

  @AfterEach
  void close() {
    sandbox.close();
  }

  @ParameterizedTest
  @EnumSource
  void showsWhatIsNewLate(LaggingRead read) {
    target.faults(Faults.none().staleFor(read.operation(), LAG));

    target.add(read.credential());

    assertFalse(read.shows(audit));
    later(19);
    assertFalse(read.shows(audit));
    later(1);
    assertTrue(read.shows(audit));
  }

  @ParameterizedTest
  @EnumSource
  void showsWhatIsGoneForAWhile(LaggingRead read) {
    target.add(read.credential());
    later(60);
    target.faults(Faults.none().staleFor(read.operation(), LAG));

    target.remove(read.credential().id());

    assertTrue(read.shows(audit));
    later(19);
    assertTrue(read.shows(audit));
    later(1);
    assertFalse(read.shows(audit));
  }

  @ParameterizedTest
  @EnumSource
  void isNotBehindBecauseAnotherCallIs(LaggingRead read) {
    Faults faults = Faults.none();
    for (LaggingRead other : LaggingRead.values()) {
      faults = other == read ? faults : faults.staleFor(other.operation(), LAG);
    }
    target.faults(faults);

    target.add(read.credential());

    assertTrue(read.shows(audit));
  }

  @Test
  void answersAsIfAnUnseenProfileAndKeyWereNotThere() {
    target.faults(Faults.none().staleFor("iam", LAG));
    target.add(KEY).add(Password.created(NOW));

    assertThrows(NoSuchEntityException.class, () -> audit.getLoginProfile(request -> {}));
    AwsServiceException refused =
        assertThrows(
            AwsServiceException.class,
            () -> audit.getAccessKeyLastUsed(request -> request.accessKeyId(ID)));

    assertEquals("AccessDenied", refused.awsErrorDetails().errorCode());
  }

  @Test
  void showsTheOldStateOfWhatWasChanged() {
    target.add(KEY.used(NOW.minusSeconds(600), "s3", "eu-west-1"));
    target.add(Password.created(NOW));
    later(60);
    target.faults(Faults.none().staleFor("*", LAG));

    target.add(KEY.inactive().used(time.get(), "ec2", "eu-west-1"));
    target.remove(Password.ID).add(Password.created(time.get()));

    assertEquals(StatusType.ACTIVE, keys().getFirst().status());
    assertEquals("s3", lastService());
    assertEquals(NOW, audit.getLoginProfile(request -> {}).loginProfile().createDate());
    later(20);
    assertEquals(StatusType.INACTIVE, keys().getFirst().status());
    assertEquals("ec2", lastService());
    assertEquals(
        NOW.plusSeconds(60), audit.getLoginProfile(request -> {}).loginProfile().createDate());
  }

  @Test
  void addsStaleSummariesOnTopOfALag() {
    target.faults(Faults.none().staleFor(LAG).staleSummary(1));

    target.add(KEY);
    later(20);

    assertFalse(LaggingRead.SUMMARY.shows(audit));
    assertTrue(LaggingRead.SUMMARY.shows(audit));
  }

  @Test
  void countsUnassignedDevicesAsLateAsTheRest() {
    Mfa device = Mfa.virtual(TARGET, NOW);
    target.add(device);
    later(60);
    target.faults(Faults.none().staleFor(LAG));

    target.deactivate(device);
    target.deleteUnassigned(device.serial());

    assertEquals(1, number(SummaryKeyType.MFA_DEVICES));
    later(20);
    assertEquals(0, number(SummaryKeyType.MFA_DEVICES));
  }

  @Test
  void neverGoesBackWhileTheLagIsTheSame() {
    target.faults(Faults.none().staleFor("ListAccessKeys", LAG));
    StringBuilder known = new StringBuilder();
    target.add(KEY);
    for (int second = 0; second < 60; second++) {
      known.append(shown().contains(ID) ? 'x' : '-');
      later(1);
      if (second == 5) {
        target.add(Key.active("AKIAEXAMPLELAG000002", NOW));
      } else if (second == 30) {
        target.remove(ID);
      }
    }

    assertTrue(known.toString().matches("-{20}x{31}-{9}"), known::toString);
  }

  /// Whatever the lag was before, a read shows exactly what was held so long ago.
  @Test
  void showsTheTruthOfSoLongAgoHoweverTheLagChanges() {
    Random random = new Random(7);
    NavigableMap<Instant, Set<String>> truth = new TreeMap<>();
    truth.put(Instant.MIN, Set.of());
    for (int step = 0; step < 200; step++) {
      String id = "AKIAEXAMPLELAG00000" + random.nextInt(4);
      if (random.nextBoolean()) {
        target.add(Key.active(id, NOW));
      } else {
        target.remove(id);
      }
      truth.put(time.get(), held());
      later(random.nextInt(4));
      Duration lag = Duration.ofSeconds(random.nextInt(30));
      target.faults(Faults.none().staleFor("ListAccessKeys", lag));

      assertEquals(truth.floorEntry(time.get().minus(lag)).getValue(), shown());
    }
  }

  @Test
  void countsWhatWasChangedBeforeTheStartAsChangedLongAgo() {
    target.faults(Faults.none().staleFor("iam", Duration.ofSeconds(Long.MAX_VALUE)));
    target.add(KEY);
    assertFalse(LaggingRead.KEYS.shows(audit));

    try (Sandbox next = Sandbox.start(organization, 0, () -> NOW.minusSeconds(60))) {
      assertTrue(LaggingRead.KEYS.shows(audit(next)));
    }
  }

  /// A call that waits answers what is visible when it answers; a quicker one may have shown it.
  @Test
  void looksAtTheClockWhenItAnswersAndNotWhenItArrives() {
    target.add(KEY);
    target.faults(
        Faults.none().staleFor("ListAccessKeys", LAG).upon("ListAccessKeys", () -> later(20)));

    assertTrue(LaggingRead.KEYS.shows(audit));
  }

  private void later(int seconds) {
    time.updateAndGet(now -> now.plusSeconds(seconds));
  }

  private static IamClient audit(Sandbox sandbox) {
    return Clients.of(sandbox).root(ExampleOrganization.HUB_ROLE, TARGET, Clients.AUDIT);
  }

  private List<AccessKeyMetadata> keys() {
    return audit.listAccessKeys().accessKeyMetadata();
  }

  private int number(SummaryKeyType which) {
    return audit.getAccountSummary().summaryMap().getOrDefault(which, -1);
  }

  private String lastService() {
    return audit
        .getAccessKeyLastUsed(request -> request.accessKeyId(ID))
        .accessKeyLastUsed()
        .serviceName();
  }

  private Set<String> shown() {
    return keys().stream().map(AccessKeyMetadata::accessKeyId).collect(Collectors.toSet());
  }

  private Set<String> held() {
    return target.root().stream().map(RootCredential::id).collect(Collectors.toSet());
  }
}
