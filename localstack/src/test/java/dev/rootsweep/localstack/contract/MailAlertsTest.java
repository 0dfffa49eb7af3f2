package dev.rootsweep.localstack.contract;

import dev.rootsweep.aws.AwsClients;
import dev.rootsweep.aws.alert.Runbook;
import dev.rootsweep.aws.alert.SnsAlerts;
import dev.rootsweep.core.contract.AlertsContract;
import dev.rootsweep.core.fake.FakeTime;
import dev.rootsweep.core.fake.Notices;
import dev.rootsweep.core.port.Alerts;
import dev.rootsweep.localstack.LocalStack;
import dev.rootsweep.localstack.OnLocalStack;
import java.util.List;
import software.amazon.awssdk.services.sqs.model.Message;

@OnLocalStack("alerts as mail through SNS")
class MailAlertsTest implements AlertsContract {
  private final AwsClients clients;
  private final Subscribed urgent;
  private final Subscribed info;

  MailAlertsTest(LocalStack localStack) {
    this.clients = localStack.clients("222222222222");
    this.urgent = Subscribed.fresh(clients);
    this.info = new Subscribed(Subscribed.topic(clients), urgent.inbox()).subscribe(clients);
  }

  @Override
  public Alerts alerts() {
    return to(urgent.topic(), info.topic());
  }

  @Override
  public Alerts refusedAlerts() {
    return to(Subscribed.NOWHERE, Subscribed.NOWHERE);
  }

  private Alerts to(String urgentTopic, String infoTopic) {
    return new SnsAlerts(
        clients::sns, urgentTopic, infoTopic, Runbook.IN_REPOSITORY, new FakeTime(Notices.NOW));
  }

  @Override
  public List<String> arrived(int awaited) {
    return urgent.inbox().take(awaited).stream().map(Message::body).toList();
  }
}
