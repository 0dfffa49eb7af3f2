package dev.rootsweep.sandbox;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

class RootDenialTest {

  private static final String IN_PROD = ExampleOrganization.OLD_KEY;
  private static final String IN_DEV = ExampleOrganization.EVERYTHING;

  private final Organization organization =
      ExampleOrganization.at(Instant.parse("2026-11-22T12:00:00Z"));
  private final Sandbox sandbox = Sandbox.start(organization);
  private final Clients clients = Clients.of(sandbox);

  @AfterEach
  void close() {
    sandbox.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {IN_PROD, ExampleOrganization.PROD, ExampleOrganization.WORKLOADS, "r-exam"})
  void deniesRootSessionsBelowWhatItIsAttachedTo(String target) {
    organization.denyRoot(new RootDenial("no root", false, Set.of(target)));

    AwsServiceException denied = assertThrows(AwsServiceException.class, () -> lookAt(IN_PROD));

    assertEquals("AccessDenied", denied.awsErrorDetails().errorCode());
    assertTrue(denied.awsErrorDetails().errorMessage().contains("service control policy"));
  }

  @Test
  void deniesNothingBesideWhatItIsAttachedTo() {
    organization.denyRoot(new RootDenial("no root", false, Set.of(ExampleOrganization.PROD)));

    assertDoesNotThrow(() -> lookAt(IN_DEV));
  }

  @Test
  void sparesRootSessionsThatItExempts() {
    organization.denyRoot(new RootDenial("no root", true, Set.of(organization.rootId())));

    assertDoesNotThrow(() -> lookAt(IN_PROD));
  }

  private void lookAt(String account) {
    clients.root(ExampleOrganization.HUB_ROLE, account, Clients.AUDIT).getAccountSummary();
  }
}
