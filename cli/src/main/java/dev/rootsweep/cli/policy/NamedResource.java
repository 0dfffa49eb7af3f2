package dev.rootsweep.cli.policy;

import dev.rootsweep.core.lockout.OwnedResource;
import dev.rootsweep.core.policy.Glob;
import dev.rootsweep.core.policy.MalformedStatement;
import dev.rootsweep.core.policy.Policy;
import dev.rootsweep.core.policy.PolicyStatement;
import dev.rootsweep.core.policy.Statement;
import java.util.stream.IntStream;

/// Whether a policy is about the resource that it is said to belong to. What is not certain counts
/// as yes: a malformed statement, a variable, a list of what is left out.
final class NamedResource {
  private final Policy policy;
  private final OwnedResource resource;

  NamedResource(Policy policy, OwnedResource resource) {
    this.policy = policy;
    this.resource = resource;
  }

  /// Tells whether a statement names the resource, or objects in it.
  boolean isThere() {
    return policy.statements().stream().anyMatch(this::names);
  }

  private boolean names(PolicyStatement statement) {
    return switch (statement) {
      case MalformedStatement _ -> true;
      case Statement known ->
          known.resources().inverted()
              || known.resources().patterns().stream().anyMatch(this::names);
    };
  }

  private boolean names(String pattern) {
    boolean variable = policy.variables() && pattern.contains("${");
    return variable || Glob.of(pattern).matches(resource.arn()) || namesObjects(pattern);
  }

  /// Some beginning of the pattern ends where the names of the objects begin. A longer one than
  /// twice that text, with a star before each character, holds too many characters.
  private boolean namesObjects(String pattern) {
    String objects = resource.arn() + "/";
    int longest = Math.min(pattern.length(), 2 * objects.length() + 1);
    return resource.kind() == OwnedResource.Kind.BUCKET
        && IntStream.rangeClosed(1, longest)
            .mapToObj(end -> Glob.of(pattern.substring(0, end)))
            .anyMatch(beginning -> beginning.matches(objects));
  }
}
