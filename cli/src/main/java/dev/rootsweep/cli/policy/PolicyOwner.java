package dev.rootsweep.cli.policy;

import dev.rootsweep.aws.policy.GivenPolicy;
import dev.rootsweep.core.lockout.OwnedResource;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.policy.Policy;
import dev.rootsweep.core.policy.Statement;
import dev.rootsweep.core.text.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Which bucket or queue a policy belongs to, and whose that is.
///
/// - shape: `resource` and `account` as a person named them; what is missing comes from the policy
///   and from the ARN
/// - `ask`: asks a person for the account that owns a resource
public record PolicyOwner(
    Optional<ServiceWithPolicies> service,
    Optional<String> resource,
    Optional<String> account,
    Optional<String> organization,
    Function<String, Optional<String>> ask) {
  /// A bucket with all that is in it, or a queue; in group 1 what has the policy.
  private static final Pattern WITH_POLICY =
      Pattern.compile(
          "(arn:aws[a-z-]*:(?:s3:::[^/:*?$]+|sqs:[a-z0-9-]+:[0-9]{12}:[^/:*?$]+))(?:/.*)?",
          Pattern.DOTALL);

  private static final Pattern ARN = Pattern.compile("arn:aws[a-z-]*:(s3|sqs):[^:]*:([^:]*):.+");

  /// Returns the resource of a policy: the one that was named, or that AWS's answer names, or that
  /// the policy names.
  ///
  /// - errors: `IllegalArgumentException` that names the option which is missing or wrong
  public OwnedResource of(GivenPolicy given) {
    demandOneQueue(given.queue());
    String arn = resource.or(given::queue).orElseGet(() -> named(given.policy()));
    Matcher parts = ARN.matcher(arn);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "'" + Texts.shown(arn) + "' is not the ARN of a bucket or a queue");
    }
    ServiceWithPolicies found =
        ServiceWithPolicies.valueOf(parts.group(1).toUpperCase(Locale.ROOT));
    if (service.isPresent() && service.get() != found) {
      throw new IllegalArgumentException(
          "--service %s does not fit the resource %s"
              .formatted(service.get().name().toLowerCase(Locale.ROOT), Texts.shown(arn)));
    }
    return new OwnedResource(found.kind(), arn, owner(arn, parts.group(2)), organization);
  }

  private void demandOneQueue(Optional<String> queue) {
    if (resource.isPresent() && queue.isPresent() && !resource.equals(queue)) {
      throw new IllegalArgumentException(
          "this is the policy of %s, and --resource says %s: leave --resource out"
              .formatted(Texts.shown(queue.get()), Texts.shown(resource.get())));
    }
  }

  private AccountId owner(String arn, String inArn) {
    String id =
        account
            .or(() -> Optional.of(inArn).filter(one -> !one.isEmpty()))
            .orElseGet(() -> ask(arn));
    return accountId(id);
  }

  /// Reads an account id.
  ///
  /// - errors: `IllegalArgumentException`
  static AccountId accountId(String id) {
    if (!AccountId.isValid(id)) {
      throw new IllegalArgumentException(
          "'" + Texts.shown(id) + "' is no account id: an id has twelve digits");
    }
    return new AccountId(id);
  }

  private String ask(String arn) {
    return ask.apply("Which account owns " + Texts.shown(arn) + "? ")
        .map(String::strip)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "the ARN of a bucket does not name its owner: give --account ID"));
  }

  private static String named(Policy policy) {
    List<String> names =
        policy.statements().stream()
            .flatMap(one -> one instanceof Statement known ? resources(known) : Stream.empty())
            .distinct()
            .toList();
    if (names.size() != 1) {
      throw new IllegalArgumentException(
          names.isEmpty()
              ? "the policy names no single bucket or queue: give --resource ARN"
              : "the policy names several buckets or queues: give --resource ARN");
    }
    return names.getFirst();
  }

  private static Stream<String> resources(Statement statement) {
    return statement.resources().patterns().stream()
        .map(WITH_POLICY::matcher)
        .filter(Matcher::matches)
        .map(matcher -> matcher.group(1));
  }
}
