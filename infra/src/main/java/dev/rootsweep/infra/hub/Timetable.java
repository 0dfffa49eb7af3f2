package dev.rootsweep.infra.hub;

import dev.rootsweep.infra.deployment.Deployment;
import dev.rootsweep.infra.deployment.Names;
import dev.rootsweep.infra.function.Privilege;
import dev.rootsweep.infra.function.Privileges;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.scheduler.CfnSchedule;
import software.amazon.awscdk.services.scheduler.CfnSchedule.EventBridgeParametersProperty;
import software.amazon.awscdk.services.scheduler.CfnSchedule.FlexibleTimeWindowProperty;
import software.amazon.awscdk.services.scheduler.CfnSchedule.RetryPolicyProperty;
import software.amazon.awscdk.services.scheduler.CfnSchedule.TargetProperty;
import software.constructs.Construct;

/// What starts by the clock: the sweep, and the heartbeat.
///
/// - source: EventBridge Scheduler User Guide, "Templated targets" and "Context attributes"
final class Timetable extends Construct {
  /// A schedule without a beginning fires once as it is made: the first heartbeat comes at once.
  private static final String DAILY = "rate(1 day)";

  /// An hour later it makes no sense any more.
  private static final RetryPolicyProperty RETRIES =
      RetryPolicyProperty.builder().maximumRetryAttempts(10).maximumEventAgeInSeconds(3600).build();

  Timetable(Construct scope, String id, Deployment deployment, HubBus bus, IFunction sweep) {
    super(scope, id);
    schedule(
        "Sweep",
        "sweep",
        deployment.schedule(),
        TargetProperty.builder()
            .arn(sweep.getFunctionArn())
            .roleArn(
                role(
                    "Sweep",
                    "sweep",
                    Privilege.on(
                        List.of(sweep.getFunctionArn()), "StartSweep", "lambda:InvokeFunction")))
            .input(sweepEvent(deployment))
            .retryPolicy(RETRIES)
            .build());
    schedule(
        "Heartbeat",
        "heartbeat",
        DAILY,
        TargetProperty.builder()
            .arn(bus.arn())
            .roleArn(role("Heartbeat", "heartbeat", Privileges.putEvents(bus.arn(), Names.SOURCE)))
            .eventBridgeParameters(
                EventBridgeParametersProperty.builder()
                    .source(Names.SOURCE)
                    .detailType("Heartbeat")
                    .build())
            .input("{}")
            .retryPolicy(RETRIES)
            .build());
  }

  /// The time for which it was planned names a sweep: another try of the same is the same sweep.
  private static String sweepEvent(Deployment deployment) {
    return """
    {"version":"0","id":"<aws.scheduler.scheduled-time>","detail-type":"Scheduled Event",\
    "source":"aws.scheduler","account":"%s","time":"<aws.scheduler.scheduled-time>",\
    "region":"%s","resources":["<aws.scheduler.schedule-arn>"],"detail":{}}\
    """
        .formatted(deployment.hubAccount(), deployment.hubRegion());
  }

  private void schedule(String id, String name, String expression, TargetProperty target) {
    CfnSchedule.Builder.create(this, id)
        .name(Names.of(name))
        .description("Rootsweep: the " + name)
        .scheduleExpression(expression)
        .scheduleExpressionTimezone("UTC")
        .flexibleTimeWindow(FlexibleTimeWindowProperty.builder().mode("OFF").build())
        .target(target)
        .build();
  }

  private String role(String id, String name, Privilege privilege) {
    return Role.Builder.create(this, id + "Role")
        .roleName(Names.of(name + "-schedule"))
        .description("Rootsweep: what the schedule of the " + name + " may do")
        .assumedBy(
            new ServicePrincipal("scheduler.amazonaws.com")
                .withConditions(
                    Map.of("StringEquals", Map.of("aws:SourceAccount", Aws.ACCOUNT_ID))))
        .inlinePolicies(
            Map.of(
                "starts",
                PolicyDocument.Builder.create().statements(List.of(privilege.statement())).build()))
        .build()
        .getRoleArn();
  }
}
