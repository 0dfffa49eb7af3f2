package dev.rootsweep.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rootsweep.sandbox.ExampleOrganization;
import dev.rootsweep.sandbox.Sandbox;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/// AWS's own clients read why the sandbox does not serve them.
class AbsentApisTest {
  private final Sandbox sandbox =
      Sandbox.start(ExampleOrganization.at(Instant.parse("2026-11-22T12:00:00Z")));
  private final AwsClients clients = Reach.hub(sandbox);

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void areNamedInTheFormThatTheirClientsRead() {
    Map<String, Runnable> calls =
        Map.of(
            "dynamodb", () -> clients.dynamo().listTables(),
            "sqs", () -> clients.sqs().listQueues(),
            "sns", () -> clients.sns().listTopics(),
            "events", () -> clients.eventBridge().listEventBuses(_ -> {}));

    calls.forEach(
        (service, call) -> {
          AwsServiceException refused = assertThrows(AwsServiceException.class, call::run, service);
          assertEquals(400, refused.statusCode());
          assertEquals(
              "The sandbox does not have the service '"
                  + service
                  + "', only sts, iam, organizations, cloudformation, s3:GetBucketPolicy,"
                  + " sqs:GetQueueAttributes. This call did not reach AWS.",
              refused.awsErrorDetails().errorMessage());
        });
    assertEquals(calls.size(), sandbox.record().size());
  }
}
