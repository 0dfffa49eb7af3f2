package dev.rootsweep.infra.function;

import dev.rootsweep.core.settings.Setting;
import dev.rootsweep.infra.deployment.Names;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.EventSourceMapping;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.lambda.RecursiveLoop;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.SnapStartConf;
import software.amazon.awscdk.services.lambda.Tracing;
import software.amazon.awscdk.services.logs.CfnLogGroup;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.sqs.IQueue;
import software.constructs.Construct;

/// A function with a role of its own, which may do what is written in its plan and nothing else.
public final class RootsweepFunction extends Construct {
  private static final String PACKAGE = "dev.rootsweep.functions.";
  private static final int AT_ONCE = 10;

  private final Function function;
  private final IFunction invoked;

  /// Makes a function.
  public RootsweepFunction(Construct scope, String id, FunctionPlan plan) {
    super(scope, id);
    LogGroup logs = logs(plan);
    this.function = function(plan, logs, role(plan, logs));
    Annotations.of(function)
        .acknowledgeWarning(
            "@aws-cdk/aws-lambda:snapStartRequirePublish",
            "a version is published, and the alias points to it");
    this.invoked = plan.start() == FunctionPlan.Start.COLD ? function : live();
  }

  /// The role's ARN is known before the role is: it is a setting of another function.
  public static String roleArn(String account, String name) {
    return "arn:" + Aws.PARTITION + ":iam::" + account + ":role/" + Names.of(name);
  }

  /// The logs stay when the stack goes: they tell what was done. So they have no name that a stack
  /// made anew would find taken. The construct takes no days, what is beneath it does.
  private LogGroup logs(FunctionPlan plan) {
    LogGroup logs =
        LogGroup.Builder.create(this, "Logs").removalPolicy(RemovalPolicy.RETAIN).build();
    CfnLogGroup beneath = (CfnLogGroup) Objects.requireNonNull(logs.getNode().getDefaultChild());
    beneath.setRetentionInDays(plan.logRetention());
    return logs;
  }

  private Role role(FunctionPlan plan, LogGroup logs) {
    List<Privilege> running = running(plan, logs);
    Role role =
        Role.Builder.create(this, "Role")
            .roleName(Names.of(plan.name()))
            .description("Rootsweep: " + plan.description())
            .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
            .inlinePolicies(
                new TreeMap<>(Map.of("runs", policy(running), "does", policy(plan.privileges()))))
            .build();
    Privilege.explain(role, Stream.concat(running.stream(), plan.privileges().stream()).toList());
    return role;
  }

  private static List<Privilege> running(FunctionPlan plan, LogGroup logs) {
    Privilege log = Privileges.logs(logs.getLogGroupArn());
    return plan.traced() ? List.of(log, Privileges.traces()) : List.of(log);
  }

  private static PolicyDocument policy(List<Privilege> privileges) {
    return PolicyDocument.Builder.create()
        .statements(privileges.stream().map(Privilege::statement).toList())
        .build();
  }

  /// The role is handed over as it is: no construct may add to it.
  private Function function(FunctionPlan plan, LogGroup logs, Role role) {
    return Function.Builder.create(this, "Function")
        .functionName(Names.of(plan.name()))
        .description("Rootsweep: " + plan.description())
        .runtime(Runtime.JAVA_25)
        .architecture(Architecture.ARM_64)
        .handler(PACKAGE + plan.handler())
        .code(Code.fromAsset(plan.zip()))
        .memorySize(plan.memory())
        .timeout(plan.timeout())
        .environment(environment(plan.environment()))
        .role(role.withoutPolicyUpdates())
        .logGroup(logs)
        .tracing(plan.traced() ? Tracing.ACTIVE : Tracing.DISABLED)
        .snapStart(snapStart(plan.start()))
        .recursiveLoop(loop(plan.start()))
        .build();
  }

  /// A check that is not ready comes back through its queue for six hours. Lambda would take that
  /// for a loop and stop it after 16 rounds.
  private static RecursiveLoop loop(FunctionPlan.Start start) {
    return start == FunctionPlan.Start.COLD ? RecursiveLoop.TERMINATE : RecursiveLoop.ALLOW;
  }

  private static @Nullable SnapStartConf snapStart(FunctionPlan.Start start) {
    return start == FunctionPlan.Start.SNAPSHOT ? SnapStartConf.ON_PUBLISHED_VERSIONS : null;
  }

  private static Map<String, String> environment(Map<Setting, String> settings) {
    Map<String, String> environment = new TreeMap<>();
    settings.forEach((setting, text) -> environment.put(setting.environmentName(), text));
    environment.put("POWERTOOLS_SERVICE_NAME", Names.PREFIX);
    return environment;
  }

  private Alias live() {
    return Alias.Builder.create(this, "Live")
        .aliasName("live")
        .version(function.getCurrentVersion())
        .build();
  }

  /// Lets the function consume a queue: ten messages at a time, ten functions at once, and what one
  /// message could not do comes back alone.
  public EventSourceMapping consume(IQueue queue) {
    return EventSourceMapping.Builder.create(this, "Mapping")
        .target(invoked)
        .eventSourceArn(queue.getQueueArn())
        .batchSize(AT_ONCE)
        .maxConcurrency(AT_ONCE)
        .reportBatchItemFailures(true)
        .build();
  }

  /// Returns what is to be invoked: the live version, or the function.
  public IFunction invoked() {
    return invoked;
  }

  /// Returns the function, under whose name its metrics are.
  public Function function() {
    return function;
  }
}
