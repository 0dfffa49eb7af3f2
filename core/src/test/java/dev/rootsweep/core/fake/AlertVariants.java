package dev.rootsweep.core.fake;

import static dev.rootsweep.core.fake.Activities.evidence;
import static dev.rootsweep.core.fake.Activities.role;
import static dev.rootsweep.core.fake.TriageWorld.HUB;
import static dev.rootsweep.core.fake.TriageWorld.MEMBER;

import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.signal.RootActivity;
import dev.rootsweep.core.signal.RootActivity.Mfa;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// Notices of one kind whose evidence differs, made by the real use cases.
///
/// - shape: a name begins with the kind's page and two dashes
public final class AlertVariants {
  /// Tests ask for them hundreds of times.
  private static final Map<String, Notice> ALL = make();

  private AlertVariants() {}

  /// Returns the notices by name.
  public static Map<String, Notice> all() {
    return ALL;
  }

  private static Map<String, Notice> make() {
    Map<String, Notice> notices = new TreeMap<>(CheckVariants.all());
    inside().forEach((name, activity) -> notices.put(name, told(activity, new TriageWorld())));
    outside().forEach((name, activity) -> notices.put(name, told(activity, withoutMember())));
    notices.put("own-resource-changed--without-ledger", withoutLedger());
    notices.put("root-session-call--password-under-a-lease", underLease(new TriageWorld()));
    notices.put(
        "root-session-call--password-under-a-lease-not-a-member", underLease(withoutMember()));
    notices.put("root-call--summary", summary());
    return Collections.unmodifiableMap(notices);
  }

  private static Map<String, RootActivity> inside() {
    Map<String, RootActivity> activities = new TreeMap<>(RootUseVariants.all());
    activities.putAll(RootSessionVariants.all());
    activities.putAll(ChangeVariants.all());
    return activities;
  }

  private static Map<String, RootActivity> outside() {
    Map<String, RootActivity> activities = new TreeMap<>(RootSessionVariants.passwords());
    activities.put("root-sign-in--not-a-member", Activities.signIn("event-1", Mfa.USED));
    activities.put(
        "root-key-used--not-a-member",
        Activities.call("event-1", Activities.root("AKIAEXAMPLEROOT00001", false)));
    return activities;
  }

  private static TriageWorld withoutMember() {
    TriageWorld world = new TriageWorld();
    world.directory.remove(MEMBER);
    return world;
  }

  private static Notice withoutLedger() {
    TriageWorld world = new TriageWorld();
    world.journal.silenceLedger(PortFailure.Kind.UNAVAILABLE);
    world.handle(
        new RootActivity.OwnResourceChanged(
            evidence("event-1", HUB, role(HUB, "mallory"), "dynamodb:DeleteTable"),
            "rootsweep-ledger"));
    return world.sent().getFirst();
  }

  /// A lease explains a new password, but not who opened the session that made it.
  private static Notice underLease(TriageWorld world) {
    world.lease();
    world.settle(RootSessionVariants.password());
    return world.sent().getLast();
  }

  private static Notice summary() {
    TriageWorld world = new TriageWorld();
    world.settle(Activities.call("event-1", Activities.root(Activities.CONSOLE_KEY, false)));
    world.settle(Activities.call("event-2", Activities.root(Activities.CONSOLE_KEY, false)));
    world.endBursts();
    return world.sent().getLast();
  }

  private static Notice told(RootActivity activity, TriageWorld world) {
    world.settle(activity);
    return world.sent().getFirst();
  }
}
