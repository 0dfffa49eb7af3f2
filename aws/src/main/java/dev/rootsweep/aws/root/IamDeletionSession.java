package dev.rootsweep.aws.root;

import dev.rootsweep.aws.Failures;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.CredentialResult;
import dev.rootsweep.core.model.RootCredential;
import dev.rootsweep.core.port.DeletionSession;
import dev.rootsweep.core.port.PortFailure;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;

/// Deleting root credentials through IAM. Every UserName is left out: that means root.
final class IamDeletionSession implements DeletionSession {
  private final AccountId account;
  private final IamClient iam;
  private final SessionSignature signature;

  IamDeletionSession(AccountId account, IamClient iam, SessionSignature signature) {
    this.account = account;
    this.iam = iam;
    this.signature = signature;
  }

  @Override
  public CredentialResult delete(RootCredential credential) {
    try {
      ask(credential);
      return CredentialResult.removed(credential);
    } catch (NoSuchEntityException e) {
      return CredentialResult.absent(credential);
    } catch (SdkException e) {
      String asked = "deleting " + credential.ref().words() + " of " + account;
      PortFailure failure = Failures.of(asked, e);
      return failure.kind().refused()
          ? CredentialResult.refused(credential, failure.said())
          : CredentialResult.failed(credential, failure.said());
    }
  }

  private void ask(RootCredential credential) {
    switch (credential) {
      case RootCredential.ConsolePassword _ -> iam.deleteLoginProfile(signature::on);
      case RootCredential.AccessKey one ->
          iam.deleteAccessKey(request -> signature.on(request.accessKeyId(one.id())));
      case RootCredential.SigningCertificate one ->
          iam.deleteSigningCertificate(request -> signature.on(request.certificateId(one.id())));
      case RootCredential.MfaDevice one ->
          iam.deactivateMFADevice(
              request -> signature.on(request.serialNumber(one.serialNumber())));
    }
  }
}
