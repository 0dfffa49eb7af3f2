package dev.rootsweep.aws.root;

import dev.rootsweep.aws.AwsClients;
import dev.rootsweep.aws.Failures;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.SessionKey;
import dev.rootsweep.core.model.TaskPolicy;
import dev.rootsweep.core.port.AuditSession;
import dev.rootsweep.core.port.DeletionSession;
import dev.rootsweep.core.port.RootAccess;
import dev.rootsweep.core.port.UnrecordedSession;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRootRequest;
import software.amazon.awssdk.services.sts.model.Credentials;

/// Root sessions through `sts:AssumeRoot` at a Regional endpoint, all of which share one IAM
/// client: to make one costs as much as twenty calls. Each request carries the credentials of its
/// session.
///
/// - source: the global STS endpoint refuses AssumeRoot (captured)
public final class StsRootAccess implements RootAccess {
  /// How long a root session lives: enough for a removal and the 30 s of its verification.
  private static final Duration SESSION = Duration.ofMinutes(5);

  private final AwsClients clients;
  private final StsClient sts;
  private final IamClient iam;

  public StsRootAccess(AwsClients clients) {
    this.clients = clients;
    this.sts = clients.sts();
    this.iam = clients.iam();
  }

  @Override
  public UnrecordedSession<AuditSession> audit(AccountId account) {
    Credentials issued = assume(account, TaskPolicy.AUDIT);
    return new UnrecordedSession<>(
        account,
        TaskPolicy.AUDIT,
        key(issued),
        new IamAuditSession(account, iam, new SessionSignature(issued)));
  }

  @Override
  public UnrecordedSession<DeletionSession> deletion(AccountId account) {
    Credentials issued = assume(account, TaskPolicy.DELETION);
    return new UnrecordedSession<>(
        account,
        TaskPolicy.DELETION,
        key(issued),
        new IamDeletionSession(account, iam, new SessionSignature(issued)));
  }

  private Credentials assume(AccountId account, TaskPolicy task) {
    AssumeRootRequest request =
        AssumeRootRequest.builder()
            .targetPrincipal(account.value())
            .taskPolicyArn(policy -> policy.arn(task.arn(clients.partition())))
            .durationSeconds((int) SESSION.toSeconds())
            .build();
    String asked = "sts:AssumeRoot with " + task.policyName() + " on " + account;
    try {
      return whole(asked, sts.assumeRoot(request).credentials());
    } catch (SdkException e) {
      throw Failures.of(asked, e);
    }
  }

  private static Credentials whole(String asked, @Nullable Credentials issued) {
    if (issued == null
        || issued.accessKeyId() == null
        || issued.secretAccessKey() == null
        || issued.sessionToken() == null
        || issued.expiration() == null) {
      throw Failures.unexpected(asked, "an answer without whole credentials");
    }
    return issued;
  }

  private static SessionKey key(Credentials issued) {
    return new SessionKey(issued.accessKeyId(), issued.expiration());
  }
}
