package dev.rootsweep.core.lockout;

import dev.rootsweep.core.policy.Caller;
import dev.rootsweep.core.policy.Glob;
import dev.rootsweep.core.policy.RequestContext;
import dev.rootsweep.core.policy.Truth;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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

  /// Returns the sides of calls in a world. Where values are made of others, those are found first.
  static List<Side> of(
      List<Denial> denials, OwnedResource resource, Instant now, RequestContext world) {
    List<Side> first = new Sides(new Mentions(denials, List.of(world)), resource, now, world).all();
    List<RequestContext> contexts = new ArrayList<>(List.of(world));
    for (Side side : first) {
      side.choices().forEach(choice -> contexts.add(world.with(choice.context())));
    }
    boolean mixed =
        denials.stream()
            .anyMatch(denial -> denial.conditions().stream().anyMatch(c -> c.keys().size() > 1));
    return mixed ? new Sides(new Mentions(denials, contexts), resource, now, world).all() : first;
  }

  private List<Side> all() {
    List<Side> sides = new ArrayList<>(List.of(reduced(caller())));
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
      case TRANSPORT -> first ? Optional.of(transport()) : Optional.empty();
      case SIGNATURE -> first ? Optional.of(signature()) : Optional.empty();
      case VIA_SERVICE -> first ? Optional.of(viaService()) : Optional.empty();
      case OPTIONAL_TEXT -> Optional.of(text(key, true, true));
      case SENT_TEXT -> Optional.of(text(key, false, true));
      case CALL_TEXT -> Optional.of(text(key, true, false));
      case CALLER, FIXED, UNTOLD, ABSENT, UNKNOWN -> Optional.empty();
    };
  }

  private Side caller() {
    Callers.Found callers = Callers.of(mentions, resource);
    Credentials.Found credentials = Credentials.of(mentions, now);
    List<Choice> temporary =
        Stream.concat(credentials.plain().stream(), credentials.withMfa().stream()).toList();
    List<Choice> choices = new ArrayList<>();
    choices.addAll(Choice.product(distinct(callers.sessions()), temporary));
    List<Choice> users = distinct(callers.users());
    choices.addAll(Choice.product(users, credentials.longTerm()));
    choices.addAll(Choice.product(users, temporary));
    choices.addAll(Choice.product(distinct(callers.federatedUsers()), credentials.plain()));
    return new Side(KeyKind.CALLER_KEYS, true, choices, callers.whole() && credentials.whole());
  }

  private static Side transport() {
    String tls = "aws:securetransport";
    String version = "s3:tlsversion";
    return new Side(
        Set.of(tls, version),
        false,
        List.of(
            Choice.of(Map.of(tls, "true", version, "1.3")).needing("a call over TLS 1.3"),
            Choice.of(Map.of(tls, "true", version, "1.2")).needing("a call over TLS 1.2"),
            Choice.of(Map.of(tls, "false")).needing("a call without TLS").unusual()),
        true);
  }

  private Side signature() {
    String type = "s3:authtype";
    String version = "s3:signatureversion";
    String age = "s3:signatureage";
    Choice v4 = Choice.of(Map.of(version, "AWS4-HMAC-SHA256"));
    Choice v4a =
        Choice.of(Map.of(version, "AWS4-ECDSA-P256-SHA256"))
            .unusual()
            .needing("a signature of version 4a");
    Choice v2 = Choice.of(Map.of(version, "AWS")).unusual().needing("a signature of version 2");
    Samples.Found ages = mentions.samples(age, List.of(Glob.of("0")), _ -> true);
    List<Choice> types = new ArrayList<>(List.of(Choice.of(Map.of(type, "REST-HEADER"))));
    ages.samples().stream()
        .filter(sample -> !sample.value().startsWith("-"))
        .map(sample -> Choice.of(Map.of(type, "REST-QUERY-STRING", age, sample.value())))
        .forEach(choice -> types.add(choice.unusual().needing("a presigned request")));
    return new Side(
        Set.of(type, version, age),
        false,
        Choice.product(types, List.of(v4, v4a, v2)),
        ages.whole());
  }

  private Side viaService() {
    String via = "aws:viaawsservice";
    List<String> keys = List.of("aws:calledvia", "aws:calledviafirst", "aws:calledvialast");
    Set<String> services = new TreeSet<>(Set.of("cloudformation.amazonaws.com"));
    boolean whole = true;
    for (String key : keys) {
      Samples.Found found = mentions.samples(key, List.of(Glob.of("*")), value -> !value.isEmpty());
      whole &= found.whole() && !mentions.isMixed(key);
      found.samples().forEach(sample -> services.add(sample.value()));
    }
    List<Choice> choices = new ArrayList<>(List.of(Choice.of(Map.of(via, "false"))));
    for (String first : services) {
      for (String last : services) {
        choices.add(via(first, last));
      }
    }
    Set<String> all = new HashSet<>(keys);
    all.add(via);
    return new Side(all, false, choices, whole);
  }

  private static Choice via(String first, String last) {
    Map<String, List<String>> values = new HashMap<>();
    values.put("aws:viaawsservice", List.of("true"));
    values.put("aws:calledvia", first.equals(last) ? List.of(first) : List.of(first, last));
    values.put("aws:calledviafirst", List.of(first));
    values.put("aws:calledvialast", List.of(last));
    String shown = first.contains(Sample.FRESH) ? "a service" : first;
    return new Choice(
        Optional.empty(),
        new RequestContext(values, Set.of()),
        false,
        List.of("a call that " + shown + " makes for the caller"));
  }

  /// A text of any kind; `usual`, whether everyday calls may have it, and `optional`, whether they
  /// may lack it.
  private Side text(String key, boolean usual, boolean optional) {
    Samples.Found found = mentions.samples(key, List.of(Glob.of("*")), _ -> true);
    List<Choice> choices = new ArrayList<>();
    for (Sample sample : found.samples()) {
      Choice choice = Choice.of(key, sample, "the value of " + key);
      choices.add(usual ? choice : choice.unusual());
    }
    choices.add(Choice.of(Map.of(key, Sample.OTHER)).needing("another value of " + key));
    if (optional) {
      choices.add(Choice.NOTHING.needing("a call without " + key));
    }
    return new Side(Set.of(key), false, choices, found.whole() && !mentions.isMixed(key));
  }

  /// Leaves one choice of those that no statement tells from each other: the one that needs least.
  private Side reduced(Side side) {
    Map<List<Object>, Choice> kept = new LinkedHashMap<>();
    for (Choice choice : side.choices()) {
      kept.merge(signature(choice, side.keys()), choice, Sides::lesser);
    }
    return new Side(side.keys(), side.ofCaller(), List.copyOf(kept.values()), side.whole());
  }

  private List<Choice> distinct(List<Choice> callers) {
    Map<List<Object>, Choice> kept = new LinkedHashMap<>();
    callers.forEach(
        choice ->
            kept.merge(
                signature(choice, choice.context().values().keySet()), choice, Sides::lesser));
    return List.copyOf(kept.values());
  }

  private static Choice lesser(Choice one, Choice other) {
    return length(other) < length(one) ? other : one;
  }

  private static int length(Choice choice) {
    return choice.needs().stream().mapToInt(String::length).sum();
  }

  private List<Object> signature(Choice choice, Set<String> keys) {
    List<Object> signature = new ArrayList<>(List.of(choice.ordinary()));
    for (Denial denial : mentions.denials()) {
      for (Part part : denial.parts()) {
        boolean reads = part.keys().stream().anyMatch(keys::contains);
        if (reads || (part.ofCaller() && choice.caller().isPresent())) {
          signature.add(isAlone(part, keys) ? truth(part, choice) : values(part, choice));
        }
      }
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
