package dev.rootsweep.sandbox;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.iam.IamClient;

/// Which of several lags counts for a call.
class LagNamesTest {

  private static final String TARGET = LaggingRead.TARGET;

  private final AtomicReference<Instant> time = new AtomicReference<>(LaggingRead.NOW);
  private final Organization organization =
      ExampleOrganization.clean().member(Member.named(TARGET, "Lagging"));
  private final Account target = organization.account(TARGET);
  private final Sandbox sandbox = Sandbox.start(organization, 0, time::get);
  private final IamClient audit =
      Clients.of(sandbox).root(ExampleOrganization.HUB_ROLE, TARGET, Clients.AUDIT);

  @AfterEach
  void close() {
    sandbox.close();
  }

  /// Seconds by which each name is behind, and by which ListAccessKeys then is.
  @ParameterizedTest
  @CsvSource({
    "'*=50', 50",
    "'*=50 iam=40', 40",
    "'iam=40 ListAccessKeys=30 *=50', 30",
    "'iam:ListAccessKeys=20 ListAccessKeys=30 iam=40', 20",
    "'iam=40 iam:ListAccessKeys=0', 0",
    "'sts=50 ListMFADevices=40 sts:ListAccessKeys=30', 0"
  })
  void letsTheNarrowestNameCount(String lags, int expected) {
    target.faults(faults(lags));

    target.add(LaggingRead.KEY);

    assertShownAfter(expected);
  }

  /// Lags of the account and of the organization, and by how much ListAccessKeys then is behind.
  @ParameterizedTest
  @CsvSource({
    "'iam=20', 'iam=30', 30",
    "'iam=30', 'iam=20', 30",
    "'iam=30', '*=0', 30",
    "'iam=30 ListAccessKeys=10', 'iam=20', 20"
  })
  void letsTheLongerLagOfAccountAndOrganizationCount(String one, String all, int expected) {
    target.faults(faults(one));
    organization.faults(faults(all));

    target.add(LaggingRead.KEY);

    assertShownAfter(expected);
  }

  @Test
  void keepsTheShortFormForTheSummaryAlone() {
    target.faults(Faults.none().staleFor(Duration.ofSeconds(20)));

    target.add(LaggingRead.KEY);

    assertFalse(LaggingRead.SUMMARY.shows(audit));
    assertTrue(LaggingRead.KEYS.shows(audit));
  }

  @Test
  void refusesANegativeLag() {
    Duration negative = Duration.ofSeconds(-1);

    assertThrows(
        IllegalArgumentException.class, () -> Faults.none().staleFor("ListAccessKeys", negative));
    assertThrows(IllegalArgumentException.class, () -> Faults.none().staleFor(negative));
  }

  private void assertShownAfter(int seconds) {
    if (seconds > 0) {
      later(seconds - 1);
      assertFalse(LaggingRead.KEYS.shows(audit));
      later(1);
    }
    assertTrue(LaggingRead.KEYS.shows(audit));
  }

  private static Faults faults(String lags) {
    Faults faults = Faults.none();
    for (String lag : lags.split(" ", -1)) {
      int equals = lag.indexOf('=');
      long seconds = Long.parseLong(lag.substring(equals + 1));
      faults = faults.staleFor(lag.substring(0, equals), Duration.ofSeconds(seconds));
    }
    return faults;
  }

  private void later(int seconds) {
    time.updateAndGet(now -> now.plusSeconds(seconds));
  }
}
