package dev.rootsweep.core.lockout;

import dev.rootsweep.core.policy.Caller;
import dev.rootsweep.core.policy.Glob;
import dev.rootsweep.core.policy.PrincipalElement.Entry;
import dev.rootsweep.core.policy.PrincipalElement.Kind;
import dev.rootsweep.core.policy.RequestContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The principals of the owning account: users, sessions of roles, federated users. Root is not
/// counted.
///
/// `aws:PrincipalArn` of a session is the ARN of its role; `aws:userid` of a session is the id of
/// the role and the name of the session; only users have `aws:username`.
///
/// - source: IAM User Guide, "AWS global condition context keys" and "IAM policy elements:
///   Variables and tags", table of principal key values
final class Callers {
  private static final String ARN = "aws:principalarn";
  private static final String ID = "aws:userid";
  private static final String NAME = "aws:username";
  private static final String TYPE = "aws:principaltype";
  private static final String ANY_ROLE = "AROA*:";
  private static final String PROVIDER = "aws:federatedprovider";

  /// More pairs of an ARN and an id than these are not compared.
  private static final int MOST = 5_000;

  private final Mentions mentions;
  private final OwnedResource resource;
  private final String iam;
  private final String sts;
  private boolean whole = true;

  private Callers(Mentions mentions, OwnedResource resource) {
    this.mentions = mentions;
    this.resource = resource;
    iam = "arn:" + resource.partition() + ":iam::" + resource.account() + ":";
    sts = "arn:" + resource.partition() + ":sts::" + resource.account() + ":";
  }

  /// What was found; `whole` where nobody is missing whom the policy could tell from the others.
  record Found(
      List<Choice> users, List<Choice> sessions, List<Choice> federatedUsers, boolean whole) {}

  static Found of(Mentions mentions, OwnedResource resource) {
    Callers callers = new Callers(mentions, resource);
    boolean mixed =
        Stream.of(ARN, ID, NAME)
            .anyMatch(
                key ->
                    mentions.isMixed(key)
                        || Family.of(mentions.conditions(key)).contains(Family.TEXT_IN_ANY_CASE));
    List<Choice> users = callers.users();
    List<Choice> sessions = callers.sessions();
    List<Choice> federated = callers.federatedUsers();
    return new Found(users, sessions, federated, callers.whole && !mixed);
  }

  private List<Sample> samples(String key, List<String> domain, Predicate<String> valid) {
    List<Glob> globs = domain.stream().map(Glob::of).toList();
    Samples.Found found = mentions.samples(key, globs, valid);
    whole &= found.whole();
    return mentions.isMixed(key) ? found.samples() : distinct(key, globs, found.samples());
  }

  /// Leaves one of those values that neither a condition nor the domain tells from each other.
  private List<Sample> distinct(String key, List<Glob> domain, List<Sample> samples) {
    RequestContext world = mentions.contexts().getFirst();
    Map<List<Object>, Sample> kept = new LinkedHashMap<>();
    for (Sample sample : samples) {
      RequestContext context = world.with(RequestContext.of(Map.of(key, sample.value())));
      List<Object> told = new ArrayList<>();
      mentions.conditions(key).forEach(condition -> told.add(condition.holds(context)));
      domain.forEach(glob -> told.add(glob.matches(sample.value())));
      kept.putIfAbsent(told, sample);
    }
    return List.copyOf(kept.values());
  }

  private List<Choice> users() {
    Set<String> domain = new LinkedHashSet<>(List.of(iam + "user/*"));
    for (String name : patterns(NAME, "*")) {
      domain.add(iam + "user/" + name);
      domain.add(iam + "user/*/" + name);
    }
    List<Sample> arns =
        new ArrayList<>(samples(ARN, List.copyOf(domain), arn -> isEntity(arn, iam + "user/")));
    named(iam + "user/").forEach(arn -> arns.add(new Sample(arn, arn)));
    List<Sample> ids = new ArrayList<>(samples(ID, ids("AIDA*", "AIDA"), Names::isUserId));
    return pairs(arns, ids, this::user);
  }

  private Choice user(Sample arn, Sample id) {
    String name = arn.value().substring(arn.value().lastIndexOf('/') + 1);
    return Choice.of(Map.of(ARN, arn.value(), ID, id.value(), NAME, name, TYPE, "User"))
        .by(new Caller.User(resource.account(), arn.value(), id.value()))
        .needing("a call by " + what("a user", arn, id));
  }

  private List<Choice> sessions() {
    Set<String> roles = new LinkedHashSet<>(List.of(iam + "role/*"));
    Set<String> ids = new LinkedHashSet<>(ids(ANY_ROLE + "*", "AROA"));
    for (String session : named(sts + "assumed-role/")) {
      List<String> parts = List.of(session.substring(sts.length()).split("/", -1));
      if (parts.size() == 3) {
        roles.add(iam + "role/" + parts.get(1));
        roles.add(iam + "role/*/" + parts.get(1));
        ids.add(ANY_ROLE + parts.get(2));
      }
    }
    List<Sample> arns =
        new ArrayList<>(samples(ARN, List.copyOf(roles), arn -> isEntity(arn, iam + "role/")));
    named(iam + "role/").forEach(arn -> arns.add(new Sample(arn, arn)));
    List<Sample> sessionIds = samples(ID, List.copyOf(ids), Names::isSessionId);
    List<Choice> choices = new ArrayList<>();
    for (String provider : providers()) {
      choices.addAll(pairs(arns, sessionIds, (arn, id) -> session(arn, id, provider)));
    }
    return choices;
  }

  /// Tells whether an ARN can be one of a user or a role that is there. A name is there once,
  /// whatever its path, and AWS takes only principals that exist.
  private boolean isEntity(String arn, String prefix) {
    if (!arn.startsWith(prefix) || !Names.isEntity(arn)) {
      return false;
    }
    String name = arn.substring(arn.lastIndexOf('/'));
    return named(prefix).stream().noneMatch(one -> one.endsWith(name) && !one.equals(arn));
  }

  private Choice session(Sample arn, Sample id, String provider) {
    String[] parts = id.value().split(":", 2);
    Caller caller =
        new Caller.RoleSession(resource.account(), arn.value(), parts[0], parts[1], provider);
    Map<String, String> keys = Map.of(ARN, arn.value(), ID, id.value(), TYPE, "AssumedRole");
    Choice choice = Choice.of(keys).by(caller);
    Choice by =
        provider.isEmpty()
            ? choice
            : choice
                .with(Choice.of(Map.of(PROVIDER, provider)))
                .needing("a session by the identity provider " + provider);
    return by.needing("a call by " + what("a role session", arn, id));
  }

  private List<Choice> federatedUsers() {
    Set<String> domain = new LinkedHashSet<>(List.of(sts + "federated-user/*"));
    for (String id : patterns(ID, resource.account() + ":*")) {
      domain.add(sts + "federated-user/" + id.substring(id.indexOf(':') + 1));
    }
    List<Sample> arns = new ArrayList<>(samples(ARN, List.copyOf(domain), Names::isFederatedUser));
    named(sts + "federated-user/").forEach(arn -> arns.add(new Sample(arn, arn)));
    return arns.stream()
        .filter(arn -> Names.isFederatedUser(arn.value()))
        .filter(arn -> arn.value().startsWith(sts))
        .map(this::federatedUser)
        .toList();
  }

  private Choice federatedUser(Sample arn) {
    String name = arn.value().substring(arn.value().indexOf('/') + 1);
    String id = resource.account() + ":" + name;
    return Choice.of(Map.of(ARN, arn.value(), ID, id, TYPE, "FederatedUser"))
        .by(new Caller.FederatedUser(resource.account(), arn.value()))
        .needing("a call by " + what("a federated user", arn, Sample.any(id)));
  }

  private List<Choice> pairs(
      List<Sample> arns, List<Sample> ids, BiFunction<Sample, Sample, Choice> made) {
    List<Choice> choices = new ArrayList<>();
    for (Sample arn : arns) {
      for (Sample id : ids) {
        if (choices.size() >= MOST) {
          whole = false;
          return choices;
        }
        choices.add(made.apply(arn, id));
      }
    }
    return choices;
  }

  private static String what(String kind, Sample arn, Sample id) {
    String by = arn.shown().isEmpty() ? kind : kind + " with the ARN " + arn.shown();
    if (id.shown().startsWith(ANY_ROLE)) {
      return by + " with the session name " + id.shown().substring(ANY_ROLE.length());
    }
    return id.shown().isEmpty() ? by : by + " with the user id " + id.shown();
  }

  /// The general id, and those of deleted principals of this kind that NotPrincipal may name.
  private List<String> ids(String general, String prefix) {
    List<String> ids = new ArrayList<>(List.of(general));
    for (String id : named(prefix)) {
      ids.add(general.endsWith(":*") ? id + ":*" : id);
    }
    return ids;
  }

  private List<String> named(String prefix) {
    return mentions.principals().stream()
        .filter(entry -> entry.kind() == Kind.AWS)
        .map(Entry::value)
        .filter(value -> value.startsWith(prefix))
        .distinct()
        .toList();
  }

  /// Returns what the conditions about a key name of a domain, alone and together, as patterns.
  private Set<String> patterns(String key, String domain) {
    Glob all = Glob.of(domain);
    Samples.Found found = mentions.samples(key, List.of(all), all::matches);
    whole &= found.whole();
    Set<String> texts = new LinkedHashSet<>();
    found.patterns().forEach(glob -> texts.add(glob.toString()));
    found.samples().stream()
        .map(Sample::value)
        .filter(value -> !value.contains(Sample.FRESH))
        .forEach(texts::add);
    return texts;
  }

  private Set<String> providers() {
    Set<String> providers = new LinkedHashSet<>(List.of(""));
    mentions.principals().stream()
        .filter(entry -> entry.kind() == Kind.FEDERATED)
        .forEach(entry -> providers.add(entry.value()));
    if (mentions.has(PROVIDER)) {
      samples(PROVIDER, List.of("*"), Names::isPlain)
          .forEach(sample -> providers.add(sample.value()));
    }
    return providers;
  }
}
