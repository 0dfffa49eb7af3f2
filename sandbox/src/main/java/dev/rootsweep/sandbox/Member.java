package dev.rootsweep.sandbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The description of one account, as it is when it enters the sandbox.
///
/// - `parent`: OU or root id; empty for the organization's root
/// - `joined`: also the day its root user was created
/// - `rootDenied`: a service control policy denies root everything in this account
public record Member(
    String id,
    String name,
    String email,
    Optional<String> parent,
    AccountState state,
    JoinedMethod joinedMethod,
    Instant joined,
    Map<String, String> tags,
    List<RootCredential> root,
    boolean rootDenied,
    Faults faults) {

  private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

  public Member {
    if (!id.matches("\\d{12}")) {
      throw new IllegalArgumentException("an account id has twelve digits: " + id);
    }
    tags = Map.copyOf(tags);
    root = List.copyOf(root);
  }

  /// An active account without root credentials, created by the organization in 2020.
  public static Member named(String id, String name) {
    String email = "aws+" + name.toLowerCase(Locale.ROOT).replace(' ', '-');
    return new Member(
        id,
        name,
        email + "@example.com",
        Optional.empty(),
        AccountState.ACTIVE,
        JoinedMethod.CREATED,
        LONG_AGO,
        Map.of(),
        List.of(),
        false,
        Faults.none());
  }

  /// The account of that number in a large organization, such as 900000000007, as [#named] makes
  /// it.
  public static Member numbered(int number) {
    return named(String.valueOf(900_000_000_000L + number), "Account " + number);
  }

  /// The same account with another e-mail address.
  public Member email(String other) {
    return new Member(
        id, name, other, parent, state, joinedMethod, joined, tags, root, rootDenied, faults);
  }

  /// The same account in that OU.
  public Member in(String unit) {
    return new Member(
        id,
        name,
        email,
        Optional.of(unit),
        state,
        joinedMethod,
        joined,
        tags,
        root,
        rootDenied,
        faults);
  }

  /// The same account in that state.
  public Member state(AccountState other) {
    return new Member(
        id, name, email, parent, other, joinedMethod, joined, tags, root, rootDenied, faults);
  }

  /// The same account, created by the organization at that time.
  public Member created(Instant at) {
    return joined(JoinedMethod.CREATED, at);
  }

  /// The same account, invited at that time.
  public Member invited(Instant at) {
    return joined(JoinedMethod.INVITED, at);
  }

  /// The same account with one more tag.
  public Member tag(String key, String value) {
    Map<String, String> more = new HashMap<>(tags);
    more.put(key, value);
    return new Member(
        id, name, email, parent, state, joinedMethod, joined, more, root, rootDenied, faults);
  }

  /// The same account whose root user holds these, too.
  public Member holding(RootCredential... credentials) {
    List<RootCredential> more = new ArrayList<>(root);
    more.addAll(List.of(credentials));
    return new Member(
        id, name, email, parent, state, joinedMethod, joined, tags, more, rootDenied, faults);
  }

  /// The same account under a service control policy that denies root everything.
  public Member denyingRoot() {
    return new Member(
        id, name, email, parent, state, joinedMethod, joined, tags, root, true, faults);
  }

  /// The same account with these faults.
  public Member faults(Faults others) {
    return new Member(
        id, name, email, parent, state, joinedMethod, joined, tags, root, rootDenied, others);
  }

  private Member joined(JoinedMethod method, Instant at) {
    return new Member(id, name, email, parent, state, method, at, tags, root, rootDenied, faults);
  }
}
