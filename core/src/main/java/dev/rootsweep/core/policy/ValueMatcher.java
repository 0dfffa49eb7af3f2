package dev.rootsweep.core.policy;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// The values of a condition, of which one must match the value of a key.
public final class ValueMatcher {
  private static final RequestContext EMPTY = new RequestContext(Map.of(), Set.of());

  private final Comparison comparison;
  private final List<Template> open;
  private final List<Glob> closed;

  /// The values that are compared as they are: there may be thousands.
  private final Set<String> texts;

  private final IpRanges ranges;
  private final List<Predicate<String>> others;

  private ValueMatcher(Comparison comparison, List<Template> open, List<Glob> closed) {
    this.comparison = comparison;
    this.open = List.copyOf(open);
    this.closed = List.copyOf(closed);
    boolean asText = comparison == Comparison.STRING_EQUALS;
    boolean asRange = comparison == Comparison.IP_ADDRESS;
    texts = asText ? closed.stream().map(Glob::toString).collect(toUnmodifiableSet()) : Set.of();
    ranges =
        new IpRanges(
            asRange
                ? closed.stream().map(glob -> IpRange.of(glob.toString()).orElseThrow()).toList()
                : List.of());
    others =
        asText || asRange
            ? List.of()
            : closed.stream().map(glob -> Comparisons.of(comparison, glob).orElseThrow()).toList();
  }

  /// Reads the values of a policy; nothing where one of them does not fit the comparison.
  static Optional<ValueMatcher> of(Comparison comparison, List<String> values, boolean variables) {
    boolean wildcards = comparison == Comparison.STRING_LIKE || comparison == Comparison.ARN;
    List<Template> open = new ArrayList<>();
    List<Glob> closed = new ArrayList<>();
    for (String value : values) {
      Optional<Template> template = Template.of(value, wildcards, variables);
      if (template.isEmpty()) {
        return Optional.empty();
      }
      Optional<Glob> whole = template.get().resolve(EMPTY).filter(_ -> template.get().isFixed());
      whole.ifPresentOrElse(closed::add, () -> open.add(template.get()));
    }
    return closed.stream().allMatch(glob -> Comparisons.of(comparison, glob).isPresent())
        ? Optional.of(new ValueMatcher(comparison, open, closed))
        : Optional.empty();
  }

  /// Returns the values without variables.
  public List<Glob> fixed() {
    return closed;
  }

  /// Returns the values with variables, as they are for one request; those that have no value for
  /// it are left out.
  public List<Glob> resolved(RequestContext context) {
    return open.stream()
        .map(template -> template.resolve(context))
        .flatMap(Optional::stream)
        .toList();
  }

  /// Returns the keys that its variables name, in small letters.
  public Set<String> keys() {
    Set<String> keys = new HashSet<>();
    open.forEach(template -> keys.addAll(template.keys()));
    return keys;
  }

  /// Tells whether a variable has no value in a request, although its key is known to be absent.
  boolean lacksVariable(RequestContext context) {
    return open.stream().anyMatch(template -> template.lacksValue(context));
  }

  /// Tells whether a value of a request matches one of these; unknown where only one that cannot be
  /// resolved could.
  Truth matches(String value, RequestContext context) {
    Truth found =
        Truth.of(
            texts.contains(value)
                || (comparison == Comparison.IP_ADDRESS
                    && IpRange.of(value).filter(ranges::contains).isPresent())
                || others.stream().anyMatch(one -> one.test(value)));
    return found.or(Truth.any(open, template -> matches(template, value, context)));
  }

  private Truth matches(Template template, String value, RequestContext context) {
    return template
        .resolve(context)
        .flatMap(glob -> Comparisons.of(comparison, glob))
        .map(test -> Truth.of(test.test(value)))
        .orElse(Truth.UNKNOWN);
  }
}
