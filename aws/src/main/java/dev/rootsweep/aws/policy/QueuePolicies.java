package dev.rootsweep.aws.policy;

import dev.rootsweep.aws.AwsClients;
import dev.rootsweep.aws.Failures;
import dev.rootsweep.core.port.PortFailure;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/// Policies of queues, read with the caller's own credentials.
///
/// - source: Amazon SQS API Reference, GetQueueAttributes
public final class QueuePolicies {
  private static final String ASKED = "sqs:GetQueueAttributes";

  private final AwsClients clients;
  private final Map<String, SqsClient> byRegion = new HashMap<>();

  public QueuePolicies(AwsClients clients) {
    this.clients = clients;
  }

  /// Asks the Region of a queue for its policy. Costs `sqs:GetQueueAttributes`.
  ///
  /// - errors: `PortFailure` where AWS failed, or names another queue than the URL
  public StoredPolicy of(QueueUrl url) {
    try {
      Map<QueueAttributeName, String> attributes =
          in(url.region())
              .getQueueAttributes(
                  asked ->
                      asked
                          .queueUrl(url.text())
                          .attributeNames(QueueAttributeName.POLICY, QueueAttributeName.QUEUE_ARN))
              .attributes();
      return found(url, attributes);
    } catch (QueueDoesNotExistException _) {
      return new StoredPolicy.Missing();
    } catch (SdkException e) {
      PortFailure failure = Failures.of(ASKED, e);
      if (failure.kind().refused()) {
        return new StoredPolicy.Denied(failure.said());
      }
      throw failure;
    }
  }

  private static StoredPolicy found(QueueUrl url, Map<QueueAttributeName, String> attributes) {
    String arn = attributes.getOrDefault(QueueAttributeName.QUEUE_ARN, "");
    if (!arn.equals(url.arn())) {
      throw Failures.unexpected(ASKED, "AWS says that the ARN of this queue is '" + arn + "'");
    }
    return new StoredPolicy.Found(
        arn,
        url.account(),
        Optional.ofNullable(attributes.get(QueueAttributeName.POLICY))
            .filter(text -> !text.isEmpty()));
  }

  private SqsClient in(String region) {
    return byRegion.computeIfAbsent(
        region,
        _ -> clients.apart(AwsClients.Api.SQS, SqsClient.builder().region(Region.of(region))));
  }
}
