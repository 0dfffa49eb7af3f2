package dev.rootsweep.infra.organization;

import dev.rootsweep.core.settings.TopicName;
import dev.rootsweep.infra.deployment.Deployment;
import dev.rootsweep.infra.deployment.Names;
import dev.rootsweep.infra.function.RootsweepFunction;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.sns.Topic;
import software.constructs.Construct;

/// Sounds where the set-up of the organization fails without an answer to CloudFormation, which
/// would wait for it.
///
/// - shape: an alarm reaches topics of its own Region only; elsewhere it is seen in the console
/// - source: Amazon SNS Developer Guide, "Example cases for Amazon SNS access control": CloudWatch
///   alarms of another account
final class SetUpAlarm extends Construct {
  private static final Duration SOON = Duration.minutes(5);

  SetUpAlarm(Construct scope, String id, Deployment deployment, RootsweepFunction function) {
    super(scope, id);
    Alarm alarm =
        Alarm.Builder.create(this, "Errors")
            .alarmName(Names.of("set-up-errors"))
            .alarmDescription(
                "The function rootsweep-set-up of the management account fails. Its log says why;"
                    + " `rootsweep setup` does the same by hand.")
            .metric(
                function
                    .function()
                    .metricErrors(MetricOptions.builder().statistic("Sum").period(SOON).build()))
            .threshold(1)
            .evaluationPeriods(1)
            .treatMissingData(TreatMissingData.NOT_BREACHING)
            .build();
    if (deployment.hub().region().equals(deployment.organization().region())) {
      SnsAction action = new SnsAction(Topic.fromTopicArn(this, "Topic", topic(deployment)));
      alarm.addAlarmAction(action);
      alarm.addOkAction(action);
    }
  }

  private static String topic(Deployment deployment) {
    return "arn:%s:sns:%s:%s:%s"
        .formatted(
            Aws.PARTITION,
            deployment.hub().region(),
            deployment.hubAccount(),
            TopicName.ALARMS.topicName());
  }
}
