package dev.rootsweep.aws.alert;

import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.port.Alerts;
import dev.rootsweep.core.port.Time;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.utils.Lazy;

/// Notices as mail text on two SNS topics: one that wakes people, one that does not.
///
/// - shape: the attributes `severity`, `kind` and `account` serve the filters of subscriptions
public final class SnsAlerts implements Alerts {
  private final Lazy<SnsClient> sns;
  private final String urgentTopic;
  private final String infoTopic;
  private final Runbook runbook;
  private final Time time;

  /// Makes the channel; the client is made with the first notice.
  public SnsAlerts(
      Supplier<SnsClient> client,
      String urgentTopic,
      String infoTopic,
      Runbook runbook,
      Time time) {
    this.sns = new Lazy<>(client);
    this.urgentTopic = urgentTopic;
    this.infoTopic = infoTopic;
    this.runbook = runbook;
    this.time = time;
  }

  @Override
  public String channel() {
    return "sns";
  }

  @Override
  public void send(Notice notice) {
    NoticeText text = NoticeText.of(notice, runbook, time.now());
    Publishing.publish(
        sns.getValue(),
        notice,
        PublishRequest.builder()
            .topicArn(topic(notice))
            .subject(text.subject())
            .message(text.mail())
            .messageAttributes(
                Map.of(
                    "severity", attribute(notice.severity().name()),
                    "kind", attribute(notice.kind().name()),
                    "account", attribute(notice.account().value())))
            .build());
  }

  private String topic(Notice notice) {
    return switch (notice.severity()) {
      case CRITICAL, HIGH -> urgentTopic;
      case MEDIUM, LOW, INFO -> infoTopic;
    };
  }

  private static MessageAttributeValue attribute(String text) {
    return MessageAttributeValue.builder().dataType("String").stringValue(text).build();
  }
}
