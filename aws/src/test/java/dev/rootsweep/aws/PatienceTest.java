package dev.rootsweep.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PatienceTest {
  @Test
  void waitsForAPretendAwsAsLongAsItTakes() {
    Patience patience = Patience.WITH_AWS.withoutBackOff().withoutDeadlines();

    Duration hour = Duration.ofHours(1);
    assertEquals(new Patience(false, hour, hour, hour, hour), patience);
  }

  /// Each of them bounds whole calls, which the SDK shows; what it does not show is the time of one
  /// try.
  @Test
  void isThatOfEveryClientWithADeadline() {
    AwsClients clients = AwsClients.of("us-east-1", "aws", Map.of());

    assertEquals(List.of(3L, 5L, 10L, 10L), deadlines(clients));
    assertEquals(List.of(3600L, 3600L, 3600L, 3600L), deadlines(clients.withoutDeadlines()));
  }

  private static List<Long> deadlines(AwsClients clients) {
    return List.of(
            clients.organizationsInHaste().serviceClientConfiguration(),
            clients.dynamoInHaste().serviceClientConfiguration(),
            clients.sns().serviceClientConfiguration(),
            clients.eventBridge().serviceClientConfiguration())
        .stream()
        .map(client -> client.overrideConfiguration().apiCallTimeout().orElseThrow().toSeconds())
        .toList();
  }
}
