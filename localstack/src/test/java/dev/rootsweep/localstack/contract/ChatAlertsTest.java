package dev.rootsweep.localstack.contract;

import dev.rootsweep.aws.AwsClients;
import dev.rootsweep.aws.alert.Runbook;
import dev.rootsweep.aws.alert.SnsChatAlerts;
import dev.rootsweep.core.contract.AlertsContract;
import dev.rootsweep.core.fake.FakeTime;
import dev.rootsweep.core.fake.Notices;
import dev.rootsweep.core.port.Alerts;
import dev.rootsweep.localstack.LocalStack;
import dev.rootsweep.localstack.OnLocalStack;
import java.util.List;
import software.amazon.awssdk.services.sqs.model.Message;

@OnLocalStack("alerts for chat through SNS")
class ChatAlertsTest implements AlertsContract {
  private final AwsClients clients;
  private final Subscribed chat;

  ChatAlertsTest(LocalStack localStack) {
    this.clients = localStack.clients("222222222222");
    this.chat = Subscribed.fresh(clients);
  }

  @Override
  public Alerts alerts() {
    return to(chat.topic());
  }

  @Override
  public Alerts refusedAlerts() {
    return to(Subscribed.NOWHERE);
  }

  private Alerts to(String topic) {
    return new SnsChatAlerts(clients::sns, topic, Runbook.IN_REPOSITORY, new FakeTime(Notices.NOW));
  }

  @Override
  public List<String> arrived(int awaited) {
    return chat.inbox().take(awaited).stream().map(Message::body).toList();
  }
}
