package dev.rootsweep.aws.policy;

import dev.rootsweep.aws.AwsClients;
import dev.rootsweep.aws.Failures;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.text.Texts;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.utils.Lazy;

/// Policies of general purpose buckets, read with the caller's own credentials.
///
/// - source: Amazon S3 API Reference, GetBucketPolicy and "Error responses"
public final class BucketPolicies {
  private static final String ASKED = "s3:GetBucketPolicy";

  /// Names of the first years too, which may be longer and have capitals and underscores.
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{2,254}");

  /// The ends that AWS keeps for access points and for buckets of other kinds.
  private static final Pattern OTHER_KIND =
      Pattern.compile(".*(?:--x-s3|--table-s3|--ol-s3|-s3alias|\\.mrap)");

  private final Lazy<S3Client> s3;
  private final String partition;

  /// Makes it for buckets of a partition of AWS, as in `aws-cn`. A bucket may be in any Region of
  /// it: S3 tells its Region, and is asked there.
  public BucketPolicies(AwsClients clients, String partition) {
    this.s3 = new Lazy<>(() -> client(clients));
    this.partition = partition;
  }

  private static S3Client client(AwsClients clients) {
    return clients.apart(
        AwsClients.Api.S3,
        S3Client.builder().region(Region.of(clients.region())).crossRegionAccessEnabled(true));
  }

  /// Asks for the policy of a bucket. Costs `s3:GetBucketPolicy`, which asks S3 to refuse where
  /// another account than `owner` owns the bucket.
  ///
  /// - errors: `IllegalArgumentException` for what is no name of a general purpose bucket;
  ///   `PortFailure` where AWS failed
  public StoredPolicy of(String bucket, AccountId owner) {
    if (!NAME.matcher(bucket).matches() || OTHER_KIND.matcher(bucket).matches()) {
      throw noName(bucket);
    }
    String arn = "arn:" + partition + ":s3:::" + bucket;
    try {
      String text =
          s3.getValue()
              .getBucketPolicy(asked -> asked.bucket(bucket).expectedBucketOwner(owner.value()))
              .policy();
      return new StoredPolicy.Found(arn, owner, Optional.of(text));
    } catch (S3Exception e) {
      return switch (Failures.code(e)) {
        case "NoSuchBucketPolicy" -> new StoredPolicy.Found(arn, owner, Optional.empty());
        case "NoSuchBucket" -> new StoredPolicy.Missing();
        case "InvalidBucketName" -> throw noName(bucket);
        // A caller of another account whom the policy allows to read it.
        case "MethodNotAllowed" -> new StoredPolicy.Denied(Failures.of(ASKED, e).said());
        default -> refused(Failures.of(ASKED, e));
      };
    } catch (SdkException e) {
      throw Failures.of(ASKED, e);
    }
  }

  private static IllegalArgumentException noName(String bucket) {
    return new IllegalArgumentException(
        "'" + Texts.shown(bucket) + "' is not the name of a general purpose bucket");
  }

  private static StoredPolicy refused(PortFailure failure) {
    if (failure.kind().refused()) {
      return new StoredPolicy.Denied(failure.said());
    }
    throw failure;
  }
}
