package dev.rootsweep.core.lockout;

import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.text.Texts;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A bucket or a queue, and what is known of its owner.
///
/// - shape: `arn`, as in `arn:aws:s3:::name` or `arn:aws:sqs:eu-west-1:111122223333:name`;
///   `organization`, the id of the owner's organization, where it is known: `o-` with 10 to 32
///   small letters or digits
/// - errors: `IllegalArgumentException` for an ARN or an id of another shape, and for a queue of
///   another account
/// - source: AWS Organizations API Reference, "Organization"
public record OwnedResource(
    Kind kind, String arn, AccountId account, Optional<String> organization) {
  /// What has a policy that can lock people out.
  public enum Kind {
    BUCKET,
    QUEUE;

    /// Returns the two ways out.
    public List<Way> ways() {
      return switch (this) {
        case BUCKET -> List.of(Way.PUT_BUCKET_POLICY, Way.DELETE_BUCKET_POLICY);
        case QUEUE -> List.of(Way.SET_QUEUE_ATTRIBUTES, Way.REMOVE_PERMISSION);
      };
    }
  }

  private static final Pattern BUCKET = Pattern.compile("arn:aws[a-z-]*:s3:::[^/:*?]+");
  private static final Pattern QUEUE =
      Pattern.compile("arn:aws[a-z-]*:sqs:[a-z0-9-]+:[0-9]{12}:[^/:*?]+");
  private static final Pattern ORGANIZATION = Pattern.compile("o-[a-z0-9]{10,32}");

  public OwnedResource {
    Pattern shape = kind == Kind.BUCKET ? BUCKET : QUEUE;
    if (!shape.matcher(arn).matches()) {
      throw new IllegalArgumentException(
          "not the ARN of a bucket or a queue: '" + Texts.shown(arn) + "'");
    }
    if (kind == Kind.QUEUE && !arn.split(":", -1)[4].equals(account.value())) {
      throw new IllegalArgumentException(
          "the queue " + Texts.shown(arn) + " is not of account " + account);
    }
    if (organization.isPresent() && !isOrganization(organization.get())) {
      throw new IllegalArgumentException(
          "the id of an organization is o- with 10 to 32 small letters or digits, not '"
              + Texts.shown(organization.get())
              + "'");
    }
  }

  /// Tells whether a text has the shape of the id of an organization.
  public static boolean isOrganization(String text) {
    return ORGANIZATION.matcher(text).matches();
  }

  /// Returns the partition of AWS, as in `aws-cn`.
  String partition() {
    return arn.split(":", -1)[1];
  }

  /// Returns the Region, which the ARN of a queue alone tells.
  Optional<String> region() {
    return Optional.of(arn.split(":", -1)[3]).filter(region -> !region.isEmpty());
  }
}
