package dev.rootsweep.aws.identity;

import dev.rootsweep.aws.AwsClients;
import dev.rootsweep.aws.Failures;
import dev.rootsweep.core.model.AccountId;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.iam.model.AccountNotManagementOrDelegatedAdministratorException;
import software.amazon.awssdk.services.iam.model.FeatureType;
import software.amazon.awssdk.services.iam.model.ServiceAccessNotEnabledException;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/// What AWS itself says of the caller and of the organization, so that nobody need type it.
public final class Identity {
  private final AwsClients clients;

  public Identity(AwsClients clients) {
    this.clients = clients;
  }

  /// Asks who the credentials belong to. Costs `sts:GetCallerIdentity`, which needs no permission:
  /// a refusal means that the credentials are not valid.
  ///
  /// - errors: `PortFailure`, of kind `ACCESS_DENIED` where there are no credentials to ask with
  public Caller caller() {
    clients.demandCredentials();
    try {
      GetCallerIdentityResponse said = clients.sts().getCallerIdentity();
      return new Caller(new AccountId(said.account()), said.arn());
    } catch (SdkException e) {
      throw Failures.of("sts:GetCallerIdentity", e);
    }
  }

  /// Asks for the organization's management account. Costs `organizations:DescribeOrganization`.
  ///
  /// - errors: `PortFailure`
  public AccountId managementAccount() {
    try {
      return new AccountId(
          clients.organizations().describeOrganization().organization().masterAccountId());
    } catch (SdkException e) {
      throw Failures.of("organizations:DescribeOrganization", e);
    }
  }

  /// Asks whether the caller's account can open root sessions in member accounts at all. Costs
  /// `iam:ListOrganizationsFeatures`.
  ///
  /// - errors: none; where AWS does not say, `UNKNOWN`
  /// - source: captured AWS answers: IAM answers the management account and the delegated
  ///   administrator only, and only while trusted access is on
  public RootAccessStatus rootAccess() {
    try {
      return clients
              .iamOfCaller()
              .listOrganizationsFeatures(_ -> {})
              .enabledFeatures()
              .contains(FeatureType.ROOT_CREDENTIALS_MANAGEMENT)
          ? RootAccessStatus.READY
          : RootAccessStatus.FEATURE_OFF;
    } catch (ServiceAccessNotEnabledException _) {
      return RootAccessStatus.TRUSTED_ACCESS_OFF;
    } catch (AccountNotManagementOrDelegatedAdministratorException _) {
      return RootAccessStatus.NOT_DELEGATED;
    } catch (SdkException _) {
      return RootAccessStatus.UNKNOWN;
    }
  }
}
