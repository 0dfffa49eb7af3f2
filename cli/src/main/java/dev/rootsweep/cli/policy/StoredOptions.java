package dev.rootsweep.cli.policy;

import dev.rootsweep.cli.connect.CallerOptions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Buckets and queues whose policies are read from AWS.
public final class StoredOptions {
  @Option(
      names = "--bucket",
      paramLabel = "NAME",
      description =
          "A bucket whose policy is read from AWS (may be given again). Needs"
              + " s3:GetBucketPolicy, and credentials of the account that owns it.")
  private List<String> buckets = List.of();

  @Option(
      names = "--queue",
      paramLabel = "URL",
      description =
          "A queue whose policy is read from AWS (may be given again). Needs"
              + " sqs:GetQueueAttributes.")
  private List<String> queues = List.of();

  @Mixin private CallerOptions caller = new CallerOptions();

  /// Tells whether AWS is asked at all.
  public boolean none() {
    return buckets.isEmpty() && queues.isEmpty();
  }

  /// Connects, and returns the buckets and then the queues. Without any, nothing of AWS is loaded.
  ///
  /// - errors: as [StoredPolicies#asCaller]
  public List<PolicySource> sources(
      Map<String, String> environment, Optional<String> account, Optional<String> organization) {
    if (none()) {
      return List.of();
    }
    StoredPolicies stored = StoredPolicies.asCaller(environment, caller, account, organization);
    return Stream.concat(
            buckets.stream().map(name -> new PolicySource(name, () -> stored.ofBucket(name))),
            queues.stream().map(url -> new PolicySource(url, () -> stored.ofQueue(url))))
        .toList();
  }
}
