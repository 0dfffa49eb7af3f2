package dev.rootsweep.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;

/// Deletions that look up what they delete in the root user of some time ago.
class LaggingDeletionTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final Duration LAG = Duration.ofSeconds(20);
  private static final String TARGET = "303030303030";

  private final AtomicReference<Instant> time = new AtomicReference<>(NOW);
  private final Organization organization =
      ExampleOrganization.clean().member(Member.named(TARGET, "Lagging"));
  private final Account target = organization.account(TARGET);
  private final Sandbox sandbox = Sandbox.start(organization, 0, time::get);
  private final IamClient deletion =
      Clients.of(sandbox).root(ExampleOrganization.HUB_ROLE, TARGET, Clients.DELETION);

  @AfterEach
  void close() {
    sandbox.close();
  }

  @ParameterizedTest
  @EnumSource
  void doesNotFindWhatItDoesNotSeeYet(Deletion one) {
    target.faults(Faults.none().staleFor(one.operation, LAG));
    target.add(one.credential());
    later(19);

    assertThrows(NoSuchEntityException.class, () -> one.delete(deletion));

    assertEquals(List.of(one.credential()), target.root());
    later(1);
    one.delete(deletion);
    assertEquals(List.of(), target.root());
  }

  @ParameterizedTest
  @EnumSource
  void answersSuccessForWhatIsGoneAndStillSeen(Deletion one) {
    heldForLong(one.credential());
    target.faults(Faults.none().staleFor(one.operation, LAG));
    target.remove(one.credential().id());
    Key other = Key.active("AKIAEXAMPLELAG000002", NOW);
    target.add(other);
    later(19);

    one.delete(deletion);

    assertEquals(List.of(other), target.root());
    assertEquals(Set.of(), target.unassignedDevices());
    later(1);
    assertThrows(NoSuchEntityException.class, () -> one.delete(deletion));
  }

  @ParameterizedTest
  @EnumSource
  void takesEffectAtOnce(Deletion one) {
    heldForLong(one.credential());
    target.faults(Faults.none().staleFor(one.operation, LAG));

    one.delete(deletion);

    assertEquals(List.of(), target.root());
    target.faults(Faults.none());
    assertThrows(NoSuchEntityException.class, () -> one.delete(deletion));
  }

  @ParameterizedTest
  @EnumSource
  void isNotBehindBecauseReadsAre(Deletion one) {
    target.faults(
        Faults.none().staleFor("iam", LAG).staleFor("iam:" + one.operation, Duration.ZERO));
    target.add(one.credential());

    one.delete(deletion);

    assertEquals(List.of(), target.root());
    assertThrows(NoSuchEntityException.class, () -> one.delete(deletion));
  }

  @Test
  void showsADeletionLateInTheListsThatAreBehind() {
    heldForLong(Deletion.KEY.credential());
    target.faults(Faults.none().staleFor("ListAccessKeys", LAG));

    Deletion.KEY.delete(deletion);

    assertEquals(1, deletion.listAccessKeys().accessKeyMetadata().size());
    later(20);
    assertEquals(0, deletion.listAccessKeys().accessKeyMetadata().size());
  }

  @Test
  void deletesByNameWhatReplacedTheCredentialThatItSees() {
    heldForLong(Password.created(NOW));
    target.faults(Faults.none().staleFor("DeleteLoginProfile", LAG));
    target.remove(Password.ID).add(Password.created(time.get()));

    deletion.deleteLoginProfile(request -> {});

    assertEquals(List.of(), target.root());
  }

  @Test
  void isDeniedByAPolicyAlsoForWhatIsGone() {
    heldForLong(Deletion.KEY.credential());
    target.faults(Faults.none().staleFor("iam", LAG).denyDeletion("DeleteAccessKey"));
    target.remove(Deletion.KEY.credential().id());

    AwsServiceException refused =
        assertThrows(AwsServiceException.class, () -> Deletion.KEY.delete(deletion));

    assertEquals("AccessDenied", refused.awsErrorDetails().errorCode());
  }

  @Test
  void leavesDeletionsOfUnassignedDevicesUpToDate() {
    heldForLong(Deletion.DEVICE.credential());
    target.faults(Faults.none().staleFor("*", LAG));

    Deletion.DEVICE.delete(deletion);
    deletion.deleteVirtualMFADevice(
        request -> request.serialNumber(Deletion.DEVICE.credential().id()));
    Deletion.DEVICE.delete(deletion);

    assertEquals(Set.of(), target.unassignedDevices());
    assertFalse(deletion.listMFADevices().mfaDevices().isEmpty());
  }

  private void heldForLong(RootCredential credential) {
    target.add(credential);
    later(60);
  }

  private void later(int seconds) {
    time.updateAndGet(now -> now.plusSeconds(seconds));
  }

  /// The deletions that can be behind.
  private enum Deletion {
    PROFILE("DeleteLoginProfile"),
    KEY("DeleteAccessKey"),
    CERTIFICATE("DeleteSigningCertificate"),
    DEVICE("DeactivateMFADevice");

    private final String operation;

    Deletion(String operation) {
      this.operation = operation;
    }

    RootCredential credential() {
      return switch (this) {
        case PROFILE -> Password.created(NOW);
        case KEY -> Key.active("AKIAEXAMPLELAG000001", NOW);
        case CERTIFICATE -> Certificate.active("EXAMPLECERTIFICATE000001", NOW);
        case DEVICE -> Mfa.virtual(TARGET, NOW);
      };
    }

    void delete(IamClient iam) {
      String id = credential().id();
      switch (this) {
        case PROFILE -> iam.deleteLoginProfile(request -> {});
        case KEY -> iam.deleteAccessKey(request -> request.accessKeyId(id));
        case CERTIFICATE -> iam.deleteSigningCertificate(request -> request.certificateId(id));
        case DEVICE -> iam.deactivateMFADevice(request -> request.serialNumber(id));
      }
    }
  }
}
