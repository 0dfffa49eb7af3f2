package dev.rootsweep.cli.policy;

import dev.rootsweep.aws.AwsClients;
import dev.rootsweep.aws.identity.Caller;
import dev.rootsweep.aws.policy.BucketPolicies;
import dev.rootsweep.aws.policy.PolicyReader;
import dev.rootsweep.aws.policy.QueuePolicies;
import dev.rootsweep.aws.policy.QueueUrl;
import dev.rootsweep.aws.policy.StoredPolicy;
import dev.rootsweep.aws.queue.SystemTime;
import dev.rootsweep.aws.rate.Concurrency;
import dev.rootsweep.cli.connect.CallerAccess;
import dev.rootsweep.cli.connect.CallerOptions;
import dev.rootsweep.core.lockout.OwnedResource;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.policy.Policy;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Policies of buckets and queues as AWS has them, read with a person's own credentials.
final class StoredPolicies {
  private static final Policy NONE = new Policy(true, List.of());

  private static final String SAVED =
      " The policy itself may be what denies it: then let somebody who can read it save it, and"
          + " check the file.";

  private final Caller caller;
  private final BucketPolicies buckets;
  private final QueuePolicies queues;
  private final Optional<AccountId> account;
  private final Optional<String> organization;

  private StoredPolicies(
      AwsClients clients,
      Caller caller,
      Optional<AccountId> account,
      Optional<String> organization) {
    this.caller = caller;
    this.buckets = new BucketPolicies(clients, caller.partition());
    this.queues = new QueuePolicies(clients);
    this.account = account;
    this.organization = organization;
  }

  /// Asks AWS who the caller is.
  ///
  /// - shape: `account`, the owner of all of them; empty: for a bucket the caller's account, for a
  ///   queue the one in its URL
  /// - errors: `IllegalArgumentException` that names the fix, where there are no credentials that
  ///   AWS accepts, no Region, or `account` is no id; `PortFailure` or `Explained` where AWS failed
  static StoredPolicies asCaller(
      Map<String, String> environment,
      CallerOptions options,
      Optional<String> account,
      Optional<String> organization) {
    Optional<AccountId> owner = account.map(PolicyOwner::accountId);
    CallerAccess access = new CallerAccess(environment, options);
    AwsClients clients = access.clients(new Concurrency(Concurrency.FIRST, new SystemTime()));
    return new StoredPolicies(clients, access.caller(clients), owner, organization);
  }

  OwnedPolicy ofBucket(String name) {
    AccountId owner = account.orElse(caller.account());
    return switch (buckets.of(name, owner)) {
      case StoredPolicy.Found found -> owned(OwnedResource.Kind.BUCKET, name, found);
      case StoredPolicy.Missing _ ->
          throw new IllegalArgumentException("there is no bucket of this name");
      case StoredPolicy.Denied denied ->
          throw new IllegalArgumentException(
              ("S3 does not tell the policy (%s). If account %s does not own the bucket, use"
                          + " credentials of its owner, and name another owner with --account ID."
                          + " If it does, you need s3:GetBucketPolicy.")
                      .formatted(denied.said(), owner)
                  + SAVED
                  + " The root user of the owner always can.");
    };
  }

  OwnedPolicy ofQueue(String text) {
    QueueUrl url = QueueUrl.of(text);
    if (account.isPresent() && !account.get().equals(url.account())) {
      throw new IllegalArgumentException(
          "--account says %s, but the URL names account %s as the owner: leave --account out"
              .formatted(account.get(), url.account()));
    }
    return switch (queues.of(url)) {
      case StoredPolicy.Found found -> owned(OwnedResource.Kind.QUEUE, url.name(), found);
      case StoredPolicy.Missing _ ->
          throw new IllegalArgumentException(
              "account %s has no such queue in %s, or you may not see it"
                  .formatted(url.account(), url.region()));
      case StoredPolicy.Denied denied ->
          throw new IllegalArgumentException(
              "SQS does not tell the policy (%s). You need sqs:GetQueueAttributes; the queue is of account %s, your credentials are of account %s."
                      .formatted(denied.said(), url.account(), caller.account())
                  + SAVED);
    };
  }

  private OwnedPolicy owned(OwnedResource.Kind kind, String name, StoredPolicy.Found found) {
    return new OwnedPolicy(
        name,
        found.text().map(PolicyReader::read).orElse(NONE),
        new OwnedResource(kind, found.arn(), found.account(), organization));
  }
}
