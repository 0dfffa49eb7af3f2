package dev.rootsweep.bench.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rootsweep.bench.figure.Swept;
import dev.rootsweep.sandbox.Caller;
import dev.rootsweep.sandbox.ExampleOrganization;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/// An organization of one size, as a file for the sandbox (docs/sandbox.md).
///
/// - `accounts`: members, the delegated administrator among them; the management account is not
/// - `dirty`: members whose root user holds an old access key, spread evenly; three of four of them
///   have a password too
record GeneratedOrganization(int accounts, int dirty, Conditions conditions) {
  /// What a console password is called in a set of credentials; others are called by their id.
  static final String PASSWORD = "password";

  /// A member that is clean wherever fewer than half are dirty.
  static final String CLEAN_ACCOUNT = id(1);

  private static final String CREATED = "-800d";
  private static final int OF_SO_MANY = 4;

  GeneratedOrganization {
    if (dirty < 0 || dirty > accounts) {
      throw new IllegalArgumentException("of %d accounts %d are dirty".formatted(accounts, dirty));
    }
  }

  /// The credentials of each member's root user, by account id.
  Map<String, Set<String>> credentials() {
    Map<String, Set<String>> credentials = new LinkedHashMap<>();
    IntStream.range(0, accounts).forEach(number -> credentials.put(id(number), held(number)));
    return credentials;
  }

  private Set<String> held(int number) {
    Set<String> held = new LinkedHashSet<>();
    int before = dirtyBefore(number);
    if (dirtyBefore(number + 1) > before) {
      held.add("AKIABENCH%011d".formatted(number));
      if (before % OF_SO_MANY != OF_SO_MANY - 1) {
        held.add(PASSWORD);
      }
    }
    return held;
  }

  private int dirtyBefore(int number) {
    return (int) ((long) number * dirty / accounts);
  }

  private static String id(int number) {
    return number == 0 ? ExampleOrganization.HUB : "%012d".formatted(number);
  }

  /// Returns the organization file.
  String json() {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.putObject("management")
        .put("id", ExampleOrganization.MANAGEMENT)
        .put("name", "management");
    ArrayNode members = root.putArray("accounts");
    credentials().forEach((id, held) -> member(members.addObject(), id, held));
    root.putArray("delegates").add(ExampleOrganization.HUB);
    caller(root.putArray("callers").addObject());
    faults(root.putObject("faults"));
    return root.toString();
  }

  private static void member(ObjectNode member, String id, Set<String> held) {
    member.put("id", id).put("name", "member " + id).put("joined", Swept.JOINED.toString());
    ArrayNode credentials = member.putArray("credentials");
    for (String credential : held) {
      ObjectNode one = credentials.addObject().put("created", CREATED);
      if (credential.equals(PASSWORD)) {
        one.put("type", "password");
      } else {
        one.put("type", "accessKey").put("id", credential);
      }
    }
  }

  private static void caller(ObjectNode caller) {
    Caller role = ExampleOrganization.HUB_ROLE;
    caller
        .put("accessKeyId", role.accessKeyId())
        .put("secretAccessKey", role.secretAccessKey())
        .put("account", role.account());
  }

  private void faults(ObjectNode faults) {
    faults
        .put("latency", conditions.latencyMillis() + "ms")
        .put("rates", conditions.awsRates() ? "aws" : "none");
    faults.putObject("throttle").put("*", conditions.throttled());
  }
}
