package dev.rootsweep.aws.policy;

import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.text.Texts;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.regions.EndpointTag;
import software.amazon.awssdk.regions.PartitionEndpointKey;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/// The URL of a queue, as SQS gives it out.
///
/// - shape: `text`, as it was given; `region`, which its host names; `account`, the owner
/// - source: Amazon SQS Developer Guide, "Queue and message identifiers"; AWS General Reference,
///   "Amazon SQS endpoints and quotas", for FIPS, dual-stack and legacy hosts
public record QueueUrl(String text, String region, AccountId account, String name) {
  private static final Pattern URL =
      Pattern.compile(
          "https?://(?:sqs(?:-fips)?\\.(?<region>[a-z0-9-]+)|(?:(?<legacy>[a-z0-9-]+)\\.)?queue)"
              + "\\.(?<suffix>[a-z0-9.-]+)/(?<account>[0-9]{12})/"
              + "(?<name>[A-Za-z0-9_-]{1,80}|[A-Za-z0-9_-]{1,75}\\.fifo)");

  private static final PartitionEndpointKey DUAL_STACK =
      PartitionEndpointKey.builder().tags(EndpointTag.DUALSTACK).build();

  /// The only Region whose legacy host does not name it.
  private static final String UNNAMED_REGION = "us-east-1";

  /// Reads a text.
  ///
  /// - errors: `IllegalArgumentException` for what is no URL of a queue at AWS
  public static QueueUrl of(String text) {
    Matcher parts = URL.matcher(text);
    if (parts.matches()) {
      String region =
          Optional.ofNullable(parts.group("region"))
              .or(() -> Optional.ofNullable(parts.group("legacy")))
              .orElse(UNNAMED_REGION);
      if (isOfAws(parts.group("suffix"), region)) {
        return new QueueUrl(
            text, region, new AccountId(parts.group("account")), parts.group("name"));
      }
    }
    throw new IllegalArgumentException(
        "'%s' is not the URL of a queue, such as https://sqs.eu-west-1.amazonaws.com/111122223333/jobs"
            .formatted(Texts.shown(text)));
  }

  /// Each partition of AWS has its own domains, as amazonaws.com.cn in China.
  private static boolean isOfAws(String suffix, String region) {
    PartitionMetadata partition = PartitionMetadata.of(Region.of(region));
    return suffix.equals(partition.dnsSuffix()) || suffix.equals(partition.dnsSuffix(DUAL_STACK));
  }

  /// Returns the ARN that a queue at this URL has.
  String arn() {
    String partition = PartitionMetadata.of(Region.of(region)).id();
    return String.join(":", "arn", partition, "sqs", region, account.value(), name);
  }
}
