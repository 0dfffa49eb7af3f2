package dev.rootsweep.core.policy;

import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.policy.PrincipalElement.Entry;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Principal or NotPrincipal, made ready to be asked about callers.
///
/// - source: IAM User Guide, "AWS JSON policy elements: Principal" and "NotPrincipal"
public final class PrincipalMatcher {
  private static final Pattern ARN =
      Pattern.compile("arn:[a-z-]+:(iam|sts)::([0-9]{12}):([^*?]+)", Pattern.DOTALL);
  private static final Pattern UNIQUE_ID = Pattern.compile("A[A-Z0-9]{3}[A-Z0-9]{12,}");

  private static final String ALONE =
      "NotPrincipal names a caller without its account or its role, or a deleted one; AWS may deny"
          + " such a caller all the same";

  private sealed interface Named {}

  private record Everybody() implements Named {}

  private record WholeAccount(String account) implements Named {}

  private record User(String arn) implements Named {}

  private record Role(String arn) implements Named {}

  private record Session(String account, String roleName, String name) implements Named {}

  private record Federated(String arn) implements Named {}

  /// The unique id that AWS shows instead of a principal that was deleted.
  private record Deleted(String id) implements Named {}

  private record Provider(String name) implements Named {}

  private record ServicePrincipal() implements Named {}

  private record Unclear(String why) implements Named {}

  private final boolean inverted;
  private final List<Named> named;

  /// Reads an element; what cannot be told of an entry, `doubt` tells.
  public PrincipalMatcher(PrincipalElement element) {
    inverted = element.inverted();
    named = element.entries().stream().map(PrincipalMatcher::named).toList();
  }

  private static Named named(Entry entry) {
    return switch (entry.kind()) {
      case AWS -> aws(entry.value());
      case SERVICE -> new ServicePrincipal();
      case FEDERATED -> new Provider(entry.value());
      case CANONICAL_USER -> new Unclear("whose canonical user id is meant is not known");
    };
  }

  private static Named aws(String value) {
    if (value.equals("*")) {
      return new Everybody();
    }
    if (AccountId.isValid(value)) {
      return new WholeAccount(value);
    }
    if (UNIQUE_ID.matcher(value).matches()) {
      return new Deleted(value);
    }
    Matcher arn = ARN.matcher(value);
    return arn.matches()
        ? named(value, arn.group(2), arn.group(3))
        : new Unclear("'" + value + "' is no principal");
  }

  private static Named named(String arn, String account, String resource) {
    List<String> parts = List.of(resource.split("/", -1));
    return switch (parts.getFirst()) {
      case "root" -> new WholeAccount(account);
      case "user" -> new User(arn);
      case "role" -> new Role(arn);
      case "federated-user" -> new Federated(arn);
      case "assumed-role" ->
          parts.size() == 3
              ? new Session(account, parts.get(1), parts.get(2))
              : new Unclear("'" + arn + "' names no session");
      default -> new Unclear("'" + arn + "' is no principal");
    };
  }

  /// Returns what cannot be told of an entry.
  public Optional<String> doubt() {
    Optional<String> unclear =
        named.stream()
            .filter(Unclear.class::isInstance)
            .map(entry -> ((Unclear) entry).why)
            .findFirst();
    return unclear.or(
        () ->
            Optional.of(ALONE).filter(_ -> inverted && named.stream().anyMatch(this::standsAlone)));
  }

  private boolean standsAlone(Named entry) {
    return switch (entry) {
      case User(String arn) -> !named.contains(new WholeAccount(accountOf(arn)));
      case Federated(String arn) -> !named.contains(new WholeAccount(accountOf(arn)));
      case Session session ->
          !named.contains(new WholeAccount(session.account))
              || named.stream()
                  .noneMatch(other -> other instanceof Role role && isRole(role, session));
      case Deleted _ -> true;
      case Everybody _, WholeAccount _, Role _, Provider _, ServicePrincipal _, Unclear _ -> false;
    };
  }

  private static boolean isRole(Role role, Session session) {
    return role.arn.endsWith("/" + session.roleName) && accountOf(role.arn).equals(session.account);
  }

  private static String accountOf(String arn) {
    return arn.split(":", -1)[4];
  }

  /// Tells whether the element is met by every caller there is.
  public boolean isEverybody() {
    return !inverted && named.contains(new Everybody());
  }

  /// Tells whether the element is met by a caller.
  public Truth covers(Caller caller) {
    return inverted ? spares(caller).not() : Truth.any(named, entry -> names(entry, caller));
  }

  private static Truth names(Named entry, Caller caller) {
    return switch (entry) {
      case Everybody() -> Truth.TRUE;
      case WholeAccount(String account) -> Truth.of(account.equals(caller.account().value()));
      case User(String arn) ->
          Truth.of(caller instanceof Caller.User user && user.arn().equals(arn));
      case Role(String arn) ->
          Truth.of(caller instanceof Caller.RoleSession session && session.roleArn().equals(arn));
      case Session session ->
          Truth.of(caller instanceof Caller.RoleSession other && isSession(session, other));
      case Federated(String arn) ->
          Truth.of(caller instanceof Caller.FederatedUser user && user.arn().equals(arn));
      case Provider(String name) ->
          Truth.of(caller instanceof Caller.RoleSession other && other.provider().equals(name));
      case Deleted _, ServicePrincipal() -> Truth.FALSE;
      case Unclear _ -> Truth.UNKNOWN;
    };
  }

  private static boolean isSession(Session session, Caller.RoleSession other) {
    return session.account.equals(other.account().value())
        && session.roleName.equals(other.roleName())
        && session.name.equals(other.sessionName());
  }

  /// A list of NotPrincipal spares a caller when it names the caller and all that the caller stands
  /// on: the account, and of a session the role too. Where it names the caller alone, AWS says that
  /// the caller "might" be denied.
  private Truth spares(Caller caller) {
    if (named.contains(new Everybody())) {
      return Truth.TRUE;
    }
    Truth account = lists(WholeAccount.class, caller);
    Truth spared =
        switch (caller) {
          case Caller.Root _ -> account;
          case Caller.User _ -> standing(lists(User.class, caller), account);
          case Caller.FederatedUser _ -> standing(lists(Federated.class, caller), account);
          case Caller.RoleSession _ ->
              standing(lists(Session.class, caller), lists(Role.class, caller).and(account));
        };
    boolean unclear = named.stream().anyMatch(Unclear.class::isInstance) || isById(caller);
    return spared.or(unclear ? Truth.UNKNOWN : Truth.FALSE);
  }

  private Truth lists(Class<? extends Named> type, Caller caller) {
    return Truth.any(named, entry -> type.isInstance(entry) ? names(entry, caller) : Truth.FALSE);
  }

  private static Truth standing(Truth itself, Truth whatItStandsOn) {
    return itself.and(whatItStandsOn == Truth.TRUE ? Truth.TRUE : Truth.UNKNOWN);
  }

  private boolean isById(Caller caller) {
    String id =
        switch (caller) {
          case Caller.User user -> user.id();
          case Caller.RoleSession session -> session.roleId();
          case Caller.Root _, Caller.FederatedUser _ -> "";
        };
    return named.contains(new Deleted(id));
  }
}
