package dev.rootsweep.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rootsweep.sandbox.wire.Refusal;
import java.util.Map;

/// What S3 tells of the policies of buckets. The policies themselves are not evaluated: a bucket
/// answers principals of its own account.
final class BucketPolicies {

  private final Organization organization;

  BucketPolicies(Organization organization) {
    this.organization = organization;
  }

  Map<String, Operation> operations() {
    return Map.of("GetBucketPolicy", this::policy);
  }

  private ObjectNode policy(Asked asked) {
    S3Bucket bucket =
        organization
            .bucket(asked.required("Bucket"))
            .orElseThrow(
                () -> new Refusal(404, "NoSuchBucket", "The specified bucket does not exist"));
    if (!bucket.region().equals(asked.region())) {
      throw elsewhere(bucket);
    }
    boolean expected =
        asked.input("ExpectedBucketOwner").map(bucket.account()::equals).orElse(true);
    if (!expected || !asked.who().account().equals(bucket.account())) {
      throw new Refusal(403, "AccessDenied", "Access Denied");
    }
    String text =
        bucket
            .policy()
            .orElseThrow(
                () -> new Refusal(404, "NoSuchBucketPolicy", "The bucket policy does not exist"));
    return Json.object().put("Policy", text);
  }

  private static Refusal elsewhere(S3Bucket bucket) {
    return new Refusal(
        301,
        "PermanentRedirect",
        "The bucket you are attempting to access must be addressed using the specified endpoint."
            + " Please send all future requests to this endpoint.",
        Map.of(
            "Endpoint",
            bucket.name() + ".s3." + bucket.region() + ".amazonaws.com",
            "Bucket",
            bucket.name(),
            "x-amz-bucket-region",
            bucket.region()));
  }
}
