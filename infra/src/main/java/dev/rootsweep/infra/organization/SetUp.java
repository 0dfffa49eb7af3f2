package dev.rootsweep.infra.organization;

import dev.rootsweep.core.settings.Setting;
import dev.rootsweep.infra.deployment.Deployment;
import dev.rootsweep.infra.function.FunctionPlan;
import dev.rootsweep.infra.function.Privilege;
import dev.rootsweep.infra.function.RootsweepFunction;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CustomResource;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.FileSystem;
import software.amazon.awscdk.RemovalPolicy;
import software.constructs.Construct;

/// What CloudFormation has no resource for: trusted access, the features of centralized root
/// access, the delegated administrator, StackSets' access to the organization.
///
/// Everything stays on when the stack goes. A new version of the functions sets up again.
final class SetUp extends Construct {
  private static final String IAM = "iam.amazonaws.com";
  private static final String SERVICE = "organizations:ServicePrincipal";
  private static final String STACK_SETS_ROLE = "stacksets.cloudformation.amazonaws.com/*";
  private static final String STACK_SETS = "member.org.stacksets.cloudformation.amazonaws.com";

  /// Ten calls one after the other; what AWS does not show yet is asked five times.
  private static final Duration TIMEOUT = Duration.minutes(5);

  private static final int MEMORY = 512;

  private final CustomResource resource;

  SetUp(Construct scope, String id, Deployment deployment, String zip) {
    super(scope, id);
    RootsweepFunction function =
        new RootsweepFunction(
            this,
            "Function",
            new FunctionPlan(
                "set-up",
                "SetUpHandler",
                "switches centralized root access on",
                MEMORY,
                TIMEOUT,
                FunctionPlan.Start.COLD,
                Map.of(Setting.PARTITION, deployment.partition().id()),
                privileges(deployment),
                deployment.logRetention(),
                deployment.partition().hasTracing(),
                zip));
    new SetUpAlarm(this, "Alarm", deployment, function);
    this.resource =
        CustomResource.Builder.create(this, "Organization")
            .resourceType("Custom::RootsweepOrganization")
            .serviceToken(function.invoked().getFunctionArn())
            .properties(
                new TreeMap<>(
                    Map.of(
                        "HubAccount",
                        deployment.hubAccount(),
                        "Version",
                        FileSystem.fingerprint(zip))))
            .serviceTimeout(Duration.minutes(10))
            .removalPolicy(RemovalPolicy.DESTROY)
            .build();
  }

  private static List<Privilege> privileges(Deployment deployment) {
    List<String> everything = List.of("*");
    List<String> hub = List.of(accountArn(deployment));
    String nothing = "these calls know no resources";
    return List.of(
        Privilege.wide(
            everything,
            nothing,
            "ReadOrganization",
            "organizations:DescribeOrganization",
            "organizations:ListAWSServiceAccessForOrganization",
            "organizations:ListDelegatedAdministrators",
            "organizations:ListRoots"),
        Privilege.on(hub, "ReadHubAccount", "organizations:DescribeAccount"),
        Privilege.wide(
                everything, nothing, "EnableTrustedAccess", "organizations:EnableAWSServiceAccess")
            .when("StringEquals", SERVICE, List.of(IAM, STACK_SETS)),
        Privilege.on(hub, "RegisterHub", "organizations:RegisterDelegatedAdministrator")
            .when("StringEquals", SERVICE, IAM),
        Privilege.wide(
            everything,
            nothing,
            "EnableFeatures",
            "iam:EnableOrganizationsRootCredentialsManagement",
            "iam:EnableOrganizationsRootSessions",
            "iam:ListOrganizationsFeatures"),
        Privilege.wide(
            everything,
            nothing,
            "ActivateStackSets",
            "cloudformation:ActivateOrganizationsAccess",
            "cloudformation:DescribeOrganizationsAccess"),
        Privilege.wide(
            List.of("arn:" + Aws.PARTITION + ":iam::*:role/aws-service-role/" + STACK_SETS_ROLE),
            "AWS names the role",
            "MakeStackSetsRole",
            "iam:CreateServiceLinkedRole"));
  }

  private static String accountArn(Deployment deployment) {
    return "arn:%s:organizations::%s:account/%s/%s"
        .formatted(
            Aws.PARTITION,
            deployment.managementAccount(),
            deployment.organizationId(),
            deployment.hubAccount());
  }

  /// Returns the id of the organization's root.
  String rootId() {
    return resource.getAttString("RootId");
  }

  /// Returns what must be done before anything is deployed to the organization.
  CustomResource resource() {
    return resource;
  }
}
