package dev.rootsweep.aws.setup;

import dev.rootsweep.aws.AwsClients;
import dev.rootsweep.aws.Failures;
import dev.rootsweep.aws.identity.Identity;
import dev.rootsweep.core.model.AccessStep;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.OrganizationFacts;
import dev.rootsweep.core.port.CentralizedAccess;
import dev.rootsweep.core.port.PortFailure;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.OrganizationStatus;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.FeatureType;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.DelegatedAdministrator;
import software.amazon.awssdk.services.organizations.model.EnabledServicePrincipal;
import software.amazon.awssdk.services.organizations.model.Organization;
import software.amazon.awssdk.services.organizations.model.OrganizationFeatureSet;
import software.amazon.awssdk.services.organizations.model.Root;

/// Centralized root access through Organizations, IAM and CloudFormation.
///
/// - source: captured AWS answers: IAM's features cannot be read while trusted access is off
public final class AwsCentralizedAccess implements CentralizedAccess {
  private static final String IAM = "iam.amazonaws.com";
  private static final String TRUSTED_ACCESS_OFF = "ServiceAccessNotEnabledException";

  private final AwsClients clients;
  private final OrganizationsClient organizations;
  private final IamClient iam;
  private final CloudFormationClient cloudFormation;

  /// Makes it over AWS as `clients` reach it.
  public AwsCentralizedAccess(AwsClients clients) {
    this.clients = clients;
    this.organizations = clients.organizations();
    this.iam = clients.iamOfCaller();
    this.cloudFormation = clients.cloudFormation();
  }

  @Override
  public AccountId caller() {
    return new Identity(clients).caller().account();
  }

  @Override
  public OrganizationFacts organization() {
    Organization said =
        ask(
            "organizations:DescribeOrganization",
            () -> organizations.describeOrganization().organization());
    return new OrganizationFacts(
        said.id(),
        new AccountId(said.masterAccountId()),
        said.featureSet() == OrganizationFeatureSet.ALL);
  }

  @Override
  public String root() {
    List<Root> roots =
        ask(
            "organizations:ListRoots",
            () ->
                organizations.listRootsPaginator().stream()
                    .flatMap(page -> page.roots().stream())
                    .toList());
    if (roots.size() != 1) {
      throw Failures.unexpected("organizations:ListRoots", roots.size() + " roots");
    }
    return roots.getFirst().id();
  }

  @Override
  public boolean isOn(AccessStep step, AccountId hub) {
    return switch (step) {
      case TRUSTED_ACCESS -> trusts();
      case ROOT_CREDENTIALS_MANAGEMENT -> has(FeatureType.ROOT_CREDENTIALS_MANAGEMENT);
      case ROOT_SESSIONS -> has(FeatureType.ROOT_SESSIONS);
      case DELEGATE -> delegates().contains(hub.value());
      case STACK_SETS -> stackSetsMayDeploy();
    };
  }

  private boolean trusts() {
    return ask(
        "organizations:ListAWSServiceAccessForOrganization",
        () ->
            organizations.listAWSServiceAccessForOrganizationPaginator().stream()
                .flatMap(page -> page.enabledServicePrincipals().stream())
                .map(EnabledServicePrincipal::servicePrincipal)
                .anyMatch(IAM::equals));
  }

  private boolean has(FeatureType feature) {
    try {
      return iam.listOrganizationsFeatures(_ -> {}).enabledFeatures().contains(feature);
    } catch (AwsServiceException e) {
      if (Failures.code(e).equals(TRUSTED_ACCESS_OFF)) {
        return false;
      }
      throw Failures.of("iam:ListOrganizationsFeatures", e);
    } catch (SdkException e) {
      throw Failures.of("iam:ListOrganizationsFeatures", e);
    }
  }

  private List<String> delegates() {
    return ask(
        "organizations:ListDelegatedAdministrators",
        () ->
            organizations
                .listDelegatedAdministratorsPaginator(r -> r.servicePrincipal(IAM))
                .stream()
                .flatMap(page -> page.delegatedAdministrators().stream())
                .map(DelegatedAdministrator::id)
                .toList());
  }

  private boolean stackSetsMayDeploy() {
    return ask(
        "cloudformation:DescribeOrganizationsAccess",
        () ->
            cloudFormation.describeOrganizationsAccess(_ -> {}).status()
                == OrganizationStatus.ENABLED);
  }

  @Override
  public void switchOn(AccessStep step, AccountId hub) {
    switch (step) {
      case TRUSTED_ACCESS ->
          ask(
              "organizations:EnableAWSServiceAccess",
              () -> organizations.enableAWSServiceAccess(r -> r.servicePrincipal(IAM)));
      case ROOT_CREDENTIALS_MANAGEMENT ->
          ask(
              "iam:EnableOrganizationsRootCredentialsManagement",
              () -> iam.enableOrganizationsRootCredentialsManagement(_ -> {}));
      case ROOT_SESSIONS ->
          ask(
              "iam:EnableOrganizationsRootSessions",
              () -> iam.enableOrganizationsRootSessions(_ -> {}));
      case DELEGATE -> register(hub);
      case STACK_SETS ->
          ask(
              "cloudformation:ActivateOrganizationsAccess",
              () -> cloudFormation.activateOrganizationsAccess(_ -> {}));
    }
  }

  /// A refusal may be about another account that is registered already: it is named.
  private void register(AccountId hub) {
    String asked = "organizations:RegisterDelegatedAdministrator of " + hub;
    try {
      organizations.registerDelegatedAdministrator(
          r -> r.accountId(hub.value()).servicePrincipal(IAM));
    } catch (SdkException e) {
      PortFailure failure = Failures.of(asked, e);
      List<String> others = delegates();
      throw others.isEmpty()
          ? failure
          : new PortFailure(
              failure.kind(),
              asked,
              failure.said()
                  + others.stream()
                      .collect(Collectors.joining(", ", " Registered for IAM already: ", "")),
              e);
    }
  }

  private static <T> T ask(String asked, Supplier<T> call) {
    try {
      return call.get();
    } catch (SdkException e) {
      throw Failures.of(asked, e);
    }
  }
}
