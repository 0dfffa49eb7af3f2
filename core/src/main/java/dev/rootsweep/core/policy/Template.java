package dev.rootsweep.core.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A value of a policy, in which `${key}` stands for the value of a key in the request.
///
/// - shape: `${key, 'text'}` stands for the text where the key is absent; `${*}`, `${?}` and `${$}`
///   are the characters themselves
/// - source: IAM User Guide, "IAM policy elements: Variables and tags"
final class Template {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^{}]*)\\}");
  private static final Pattern NAME =
      Pattern.compile("\\s*([^\\s,']+:[^,']+?)\\s*(?:,\\s*'([^']*)'\\s*)?");
  private static final Set<String> ESCAPES = Set.of("*", "?", "$");

  private sealed interface Part {}

  private record Fixed(Glob glob) implements Part {}

  private record Variable(String key, Optional<String> fallback) implements Part {}

  private final List<Part> parts;

  private Template(List<Part> parts) {
    this.parts = List.copyOf(parts);
  }

  /// Reads a value.
  ///
  /// - shape: `wildcards`, whether `*` and `?` stand for other text; `variables`, as of the policy
  /// - errors: nothing where a variable is not well-formed
  static Optional<Template> of(String value, boolean wildcards, boolean variables) {
    List<Part> parts = new ArrayList<>();
    Matcher found = VARIABLE.matcher(value);
    int end = 0;
    while (variables && found.find()) {
      parts.add(fixed(value.substring(end, found.start()), wildcards));
      Optional<Part> part = part(found.group(1));
      if (part.isEmpty()) {
        return Optional.empty();
      }
      parts.add(part.get());
      end = found.end();
    }
    parts.add(fixed(value.substring(end), wildcards));
    boolean open = variables && value.indexOf("${", end) >= 0;
    return open ? Optional.empty() : Optional.of(new Template(parts));
  }

  private static Part fixed(String text, boolean wildcards) {
    return new Fixed(wildcards ? Glob.of(text) : Glob.literal(text));
  }

  private static Optional<Part> part(String inside) {
    if (ESCAPES.contains(inside)) {
      return Optional.of(new Fixed(Glob.literal(inside)));
    }
    Matcher name = NAME.matcher(inside);
    if (!name.matches()) {
      return Optional.empty();
    }
    String key = name.group(1).toLowerCase(Locale.ROOT);
    return Optional.of(new Variable(key, Optional.ofNullable(name.group(2))));
  }

  /// Returns the keys that it refers to, in small letters.
  Set<String> keys() {
    return parts.stream()
        .filter(Variable.class::isInstance)
        .map(part -> ((Variable) part).key)
        .collect(Collectors.toUnmodifiableSet());
  }

  /// Tells whether it is the same for every request.
  boolean isFixed() {
    return parts.stream().allMatch(Fixed.class::isInstance);
  }

  /// Tells whether a request is known to lack the value of a variable.
  boolean lacksValue(RequestContext context) {
    return keys().stream().allMatch(context::knows) && resolve(context).isEmpty();
  }

  /// Puts the values of a request in.
  ///
  /// - errors: nothing where a key is absent and has no default, has several values, or is unknown
  Optional<Glob> resolve(RequestContext context) {
    List<Integer> codes = new ArrayList<>();
    for (Part part : parts) {
      Optional<Glob> glob =
          switch (part) {
            case Fixed fixed -> Optional.of(fixed.glob);
            case Variable variable -> value(variable, context);
          };
      if (glob.isEmpty()) {
        return Optional.empty();
      }
      codes.addAll(glob.get().codes());
    }
    return Optional.of(Glob.of(codes));
  }

  private static Optional<Glob> value(Variable variable, RequestContext context) {
    List<String> values = context.values(variable.key);
    if (values.size() == 1) {
      return Optional.of(Glob.literal(values.getFirst()));
    }
    return values.isEmpty() && context.knows(variable.key)
        ? variable.fallback.map(Glob::literal)
        : Optional.empty();
  }
}
