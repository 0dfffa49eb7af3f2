package dev.rootsweep.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rootsweep.aws.root.StsRootAccess;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.sandbox.ExampleOrganization;
import dev.rootsweep.sandbox.Faults;
import dev.rootsweep.sandbox.Organization;
import dev.rootsweep.sandbox.Sandbox;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.AwsServiceClientConfiguration;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.iam.IamClient;

class AwsClientsTest {
  @ParameterizedTest
  @ValueSource(strings = {"aws-global", "aws-cn-global", "aws-us-gov-global", "aws-iso-global"})
  void refuseAGlobalRegion(String region) {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> AwsClients.of(Region.of(region), "aws"));

    assertEquals(
        "sts:AssumeRoot needs a Regional endpoint: set AWS_REGION, to us-east-1 for example",
        refusal.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "us-east-1, amazonaws.com",
    "eu-central-1, amazonaws.com",
    "cn-north-1, amazonaws.com.cn"
  })
  void askStsInTheirRegion(String region, String domain) throws Exception {
    AccountId member = new AccountId("000000000001");
    try (HostRecord hosts = HostRecord.start()) {
      StsRootAccess access = new StsRootAccess(AwsClients.of(Region.of(region), "aws"));

      PortFailure failure = assertThrows(PortFailure.class, () -> access.audit(member));

      assertEquals(PortFailure.Kind.UNAVAILABLE, failure.kind());
      assertEquals(Set.of("sts." + region + "." + domain + ":443"), hosts.asked());
    }
  }

  @Test
  void askIamAsNobodyButARootSession() {
    try (Sandbox sandbox = Sandbox.start(ExampleOrganization.at(Instant.EPOCH))) {
      IamClient iam = Reach.hub(sandbox).iam();

      assertThrows(IllegalStateException.class, iam::getAccountSummary);

      assertEquals(List.of(), sandbox.record().calls());
    }
  }

  @Test
  void tryAsOftenAlsoWithoutBackOff() {
    Organization organization = ExampleOrganization.at(Instant.EPOCH);
    organization.faults(Faults.none().throttle(1));
    try (Sandbox sandbox = Sandbox.start(organization)) {
      StsRootAccess access = new StsRootAccess(Reach.hub(sandbox).withoutBackOff());

      PortFailure failure =
          assertThrows(
              PortFailure.class, () -> access.audit(new AccountId(ExampleOrganization.OLD_KEY)));

      assertEquals(PortFailure.Kind.THROTTLED, failure.kind());
      assertEquals(6, sandbox.record().calls().size());
    }
  }

  @Test
  void tryAgainWithoutHoldingBackTheCallsOfOthers() {
    AwsClients clients = AwsClients.of(Region.EU_CENTRAL_1, "aws");

    for (AwsServiceClientConfiguration client :
        List.of(
            clients.sts().serviceClientConfiguration(),
            clients.iam().serviceClientConfiguration(),
            clients.organizations().serviceClientConfiguration(),
            clients.dynamo().serviceClientConfiguration(),
            clients.sqs().serviceClientConfiguration())) {
      RetryStrategy retries = client.overrideConfiguration().retryStrategy().orElseThrow();
      assertInstanceOf(StandardRetryStrategy.class, retries);
      assertEquals(6, retries.maxAttempts());
    }
  }

  @Test
  void askIamAndOrganizationsWhereTheyAre() {
    AwsClients clients = AwsClients.of(Region.EU_CENTRAL_1, "aws");

    assertEquals(Region.AWS_GLOBAL, clients.organizations().serviceClientConfiguration().region());
    assertEquals(Region.EU_CENTRAL_1, clients.sqs().serviceClientConfiguration().region());
    assertEquals(Region.EU_CENTRAL_1, clients.dynamo().serviceClientConfiguration().region());
    assertEquals(Region.EU_CENTRAL_1, clients.sns().serviceClientConfiguration().region());
    assertEquals(Region.EU_CENTRAL_1, clients.eventBridge().serviceClientConfiguration().region());
  }
}
