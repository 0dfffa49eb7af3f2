package dev.rootsweep.core.lockout;

import dev.rootsweep.core.policy.Caller;
import dev.rootsweep.core.policy.RequestContext;
import dev.rootsweep.core.policy.Truth;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/// The sides of a call that changes a policy, as far as a policy tells calls from each other.
///
/// - source: IAM User Guide, "AWS global condition context keys"; Service Authorization Reference,
///   "Actions, resources, and condition keys for Amazon S3"
final class Sides {
  private final Mentions mentions;
  private final OwnedResource resource;
  private final Instant now;
  private final RequestContext world;

  private Sides(Mentions mentions, OwnedResource resource, Instant now, RequestContext world) {
    this.mentions = mentions;
    this.resource = resource;
    this.now = now;
    this.world = world;
  }

  /// Returns the sides of calls in a world: of calls by sessions of roles, by users, by federated
  /// users. Where values are made of others, those are found first.
  static List<List<Side>> of(
      List<Denial> denials, OwnedResource resource, Instant now, RequestContext world) {
    List<List<Side>> first =
        new Sides(new Mentions(denials, List.of(world)), resource, now, world).all();
    Set<RequestContext> contexts = new LinkedHashSet<>(List.of(world));
    for (List<Side> sides : first) {
      for (Side side : sides) {
        side.choices().forEach(choice -> contexts.add(world.with(choice.context())));
      }
    }
    boolean mixed =
        denials.stream()
            .anyMatch(denial -> denial.conditions().stream().anyMatch(c -> c.keys().size() > 1));
    return mixed
        ? new Sides(new Mentions(denials, List.copyOf(contexts)), resource, now, world).all()
        : first;
  }

  private List<List<Side>> all() {
    Callers.Found callers = Callers.of(mentions, resource);
    Credentials.Found credentials = Credentials.of(mentions, now);
    List<Choice> temporary = joined(credentials.plain(), credentials.withMfa());
    Function<List<Choice>, Side> caller =
        choices -> new Side(KeyKind.CALLER_KEYS, true, choices, callers.whole());
    Function<List<Choice>, Side> with =
        choices -> new Side(KeyKind.CREDENTIAL_KEYS, false, choices, credentials.whole());
    List<Side> others = others();
    return List.of(
        sides(caller.apply(callers.sessions()), with.apply(temporary), others),
        sides(
            caller.apply(callers.users()),
            with.apply(joined(credentials.longTerm(), temporary)),
            others),
        sides(caller.apply(callers.federatedUsers()), with.apply(credentials.plain()), others));
  }

  private static List<Choice> joined(List<Choice> some, List<Choice> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }

  private List<Side> sides(Side caller, Side credentials, List<Side> others) {
    List<Side> sides = new ArrayList<>(List.of(reduced(caller), reduced(credentials)));
    sides.addAll(others);
    return sides;
  }

  /// The sides that are the same for every caller.
  private List<Side> others() {
    List<Side> sides = new ArrayList<>();
    Set<KeyKind> kinds = new HashSet<>();
    for (String key : new TreeSet<>(mentions.keys())) {
      KeyKind kind = KeyKind.of(key);
      boolean first = kinds.add(kind);
      side(kind, key, first).map(this::reduced).ifPresent(sides::add);
    }
    return sides;
  }

  private Optional<Side> side(KeyKind kind, String key, boolean first) {
    return switch (kind) {
      case NETWORK -> first ? Optional.of(Networks.of(mentions)) : Optional.empty();
      case TRANSPORT -> first ? Optional.of(Requests.transport()) : Optional.empty();
      case SIGNATURE -> first ? Optional.of(Requests.signature(mentions)) : Optional.empty();
      case VIA_SERVICE -> first ? Optional.of(Requests.viaService(mentions)) : Optional.empty();
      case OPTIONAL_TEXT -> Optional.of(TextSides.optional(mentions, key));
      case SENT_TEXT -> Optional.of(TextSides.sent(mentions, key));
      case CALL_TEXT -> Optional.of(TextSides.ofCall(mentions, key));
      case CALLER, CREDENTIALS, FIXED, UNTOLD, ABSENT, UNKNOWN -> Optional.empty();
    };
  }

  /// Leaves one choice of those that no statement tells from each other: the one that needs least.
  private Side reduced(Side side) {
    List<Part> parts =
        mentions.denials().stream()
            .flatMap(denial -> denial.parts().stream())
            .filter(part -> part.reads(side))
            .toList();
    Map<List<Object>, Choice> kept = new LinkedHashMap<>();
    for (Choice choice : side.choices()) {
      kept.merge(signature(choice, side.keys(), parts), choice, Sides::lesser);
    }
    return new Side(side.keys(), side.ofCaller(), List.copyOf(kept.values()), side.whole());
  }

  private static Choice lesser(Choice one, Choice other) {
    return length(other) < length(one) ? other : one;
  }

  private static int length(Choice choice) {
    return choice.needs().stream().mapToInt(String::length).sum();
  }

  private List<Object> signature(Choice choice, Set<String> keys, List<Part> parts) {
    List<Object> signature = new ArrayList<>(List.of(choice.ordinary()));
    for (Part part : parts) {
      signature.add(isAlone(part, keys) ? truth(part, choice) : values(part, choice));
    }
    return signature;
  }

  /// Tells whether a part reads, beside what is the same everywhere, these keys alone.
  private static boolean isAlone(Part part, Set<String> keys) {
    return part.keys().stream().allMatch(key -> !KeyKind.varies(key) || keys.contains(key));
  }

  private Truth truth(Part part, Choice choice) {
    Caller caller = choice.caller().orElseGet(() -> new Caller.Root(resource.account()));
    return part.holds(caller, world.with(choice.context()));
  }

  private static List<List<String>> values(Part part, Choice choice) {
    return new TreeSet<>(part.keys()).stream().map(choice.context()::values).toList();
  }
}
