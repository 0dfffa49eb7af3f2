package dev.rootsweep.aws.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rootsweep.aws.AwsClients;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.sandbox.Caller;
import dev.rootsweep.sandbox.ExampleOrganization;
import dev.rootsweep.sandbox.Faults;
import dev.rootsweep.sandbox.Sandbox;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// An alert must not wait for an Organizations that is slow to answer.
class HasteTest {
  @Test
  @Timeout(25)
  void givesUpOnAnOrganizationsThatDoesNotAnswer() {
    Faults slow = Faults.none().latency(Duration.ofSeconds(30));
    try (Sandbox sandbox = Sandbox.start(ExampleOrganization.at(Instant.now()).faults(slow))) {
      Caller role = ExampleOrganization.HUB_ROLE;
      AwsClients clients =
          AwsClients.at(sandbox.endpoint(), role.accessKeyId(), role.secretAccessKey());
      OrganizationsDirectory directory =
          new OrganizationsDirectory(clients::organizationsInHaste, Instant::now);

      PortFailure failure =
          assertThrows(
              PortFailure.class, () -> directory.account(new AccountId(ExampleOrganization.HUB)));

      assertEquals(PortFailure.Kind.UNAVAILABLE, failure.kind());
    }
  }
}
