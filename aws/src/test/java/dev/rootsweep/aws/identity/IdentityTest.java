package dev.rootsweep.aws.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rootsweep.aws.AwsClients;
import dev.rootsweep.aws.Reach;
import dev.rootsweep.aws.queue.SystemTime;
import dev.rootsweep.aws.rate.Concurrency;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.sandbox.ExampleOrganization;
import dev.rootsweep.sandbox.Sandbox;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IdentityTest {
  @Test
  void knowsTheCallerAndTheOrganization() {
    try (Sandbox sandbox = Sandbox.start(ExampleOrganization.at(Instant.now()))) {
      Identity identity = new Identity(Reach.hub(sandbox));

      assertEquals(
          new Caller(new AccountId(ExampleOrganization.HUB), ExampleOrganization.HUB_ROLE.arn()),
          identity.caller());
      assertEquals(new AccountId(ExampleOrganization.MANAGEMENT), identity.managementAccount());
    }
  }

  @Test
  void saysThatThereAreNoCredentialsWithoutAsking() {
    try (Sandbox sandbox = Sandbox.start(ExampleOrganization.at(Instant.now()))) {
      AwsClients nobody =
          AwsClients.byHand(
              Optional.of("us-east-1"),
              "aws",
              Map.of(AwsClients.Api.STS, sandbox.endpoint()),
              Optional.of("no-such-profile"),
              new Concurrency(10, new SystemTime()));

      PortFailure failure = assertThrows(PortFailure.class, () -> new Identity(nobody).caller());

      assertEquals(PortFailure.Kind.ACCESS_DENIED, failure.kind());
      assertEquals("loading AWS credentials", failure.asked());
      assertEquals(List.of(), sandbox.record().calls());
    }
  }
}
