package dev.rootsweep.core.fake;

import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.AccountState;
import dev.rootsweep.core.model.AlertKind;
import dev.rootsweep.core.model.CheckAlertKind;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.settings.Setting;
import dev.rootsweep.core.signal.Cause;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Notices of checks and sweeps whose outcome or cause differs, made by the real use cases.
final class CheckVariants {
  private static final AccountId OTHER = new AccountId("212121212121");
  private static final String KEY = "AKIAEXAMPLE000000001";

  /// How often a cause that may pass is met before people are told.
  private static final int LOOKS = 6;

  private CheckVariants() {}

  /// Returns the notices by name.
  static Map<String, Notice> all() {
    Map<String, Notice> notices = new TreeMap<>();
    notices.put("held--paused", told(CheckAlertKind.HELD, CheckVariants::pause));
    notices.put("held--cap", told(CheckAlertKind.HELD, CheckVariants::reachCap));
    notices.put("drift--held", told(CheckAlertKind.DRIFT, CheckVariants::holdDrift));
    notices.put("drift--cap", told(CheckAlertKind.DRIFT, CheckVariants::capDrift));
    notices.put("drift--paused", told(CheckAlertKind.DRIFT, CheckVariants::pauseDrift));
    notices.put(
        "incomplete--not-denied",
        told(CheckAlertKind.INCOMPLETE, CheckVariants::throttleDeletions));
    notices.put(
        "not-auditable--throttled",
        told(CheckAlertKind.NOT_AUDITABLE, world -> throttle(world, CheckWorld.MEMBER)));
    notices.put(
        "not-auditable-widely--throttled",
        told(CheckAlertKind.NOT_AUDITABLE_WIDELY, CheckVariants::throttleMany));
    notices.put("sweep-digest--would-remove", digest(CheckVariants::observe));
    notices.put("sweep-digest--cap", digest(CheckVariants::reachCap));
    return notices;
  }

  private static Notice told(AlertKind kind, Consumer<CheckWorld> check) {
    CheckWorld world = new CheckWorld();
    check.accept(world);
    return world.told().stream().filter(one -> one.kind() == kind).findFirst().orElseThrow();
  }

  private static Notice digest(Consumer<CheckWorld> sweep) {
    CheckWorld world = new CheckWorld();
    sweep.accept(world);
    world.tellDigests();
    return world.alerts.sent().getLast();
  }

  private static void pause(CheckWorld world) {
    world.root().give(Credentials.oldPassword());
    world.pause();
    world.handle(world.swept());
  }

  private static void observe(CheckWorld world) {
    world.set(Setting.MODE, "observe");
    world.root().give(Credentials.oldPassword());
    world.handle(world.swept("sweep-7"));
  }

  private static void reachCap(CheckWorld world) {
    world.set(Setting.REMOVAL_CAP, "1");
    world.put(OTHER, AccountState.ACTIVE, CheckWorld.JOINED);
    world.root().give(Credentials.oldPassword());
    world.rootAccess.user(OTHER).give(Credentials.oldPassword());
    world.handle(world.swept("sweep-7"));
    world.handle(world.swept("sweep-7", OTHER));
  }

  private static void holdDrift(CheckWorld world) {
    world.set(Setting.DRIFT, "hold");
    world.verifyClean();
    world.root().give(Credentials.oldKey(KEY));
    world.handle(world.swept());
  }

  private static void pauseDrift(CheckWorld world) {
    world.verifyClean();
    world.root().give(Credentials.oldKey(KEY));
    world.pause();
    world.handle(world.swept());
  }

  private static void capDrift(CheckWorld world) {
    world.set(Setting.REMOVAL_CAP, "0");
    world.verifyClean();
    world.root().give(Credentials.oldKey(KEY));
    world.handle(world.swept());
  }

  private static void throttleDeletions(CheckWorld world) {
    world.root().give(Credentials.oldKey(KEY));
    world.journal.refuse(CheckWorld.MEMBER + " deletion", PortFailure.Kind.THROTTLED);
    world.handle(world.swept());
    world.handle(world.queue.take().due());
    world.handle(world.queue.take().due());
  }

  private static void throttle(CheckWorld world, AccountId account) {
    world.put(account, AccountState.ACTIVE, CheckWorld.JOINED);
    world.journal.refuse(account + " audit", PortFailure.Kind.THROTTLED);
    world.handle(world.caused(Cause.REQUESTED, account));
    for (int looked = 1; looked < LOOKS; looked++) {
      world.handle(world.queue.take().due());
    }
  }

  private static void throttleMany(CheckWorld world) {
    for (int number = 1; number <= 21; number++) {
      throttle(world, new AccountId("%012d".formatted(number)));
    }
  }
}
