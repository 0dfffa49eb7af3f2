package dev.rootsweep.aws.alert;

import dev.rootsweep.aws.Failures;
import dev.rootsweep.core.model.Notice;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.PublishRequest;

/// One message to an SNS topic, taken for sent only when SNS gave it an id.
final class Publishing {
  private Publishing() {}

  static void publish(SnsClient sns, Notice notice, PublishRequest request) {
    String asked =
        "sns:Publish to %s of the alert about account %s"
            .formatted(request.topicArn(), notice.account());
    try {
      if (sns.publish(request).messageId() == null) {
        throw Failures.unexpected(asked, "an answer without a message id");
      }
    } catch (SdkException e) {
      throw Failures.of(asked, e);
    }
  }
}
