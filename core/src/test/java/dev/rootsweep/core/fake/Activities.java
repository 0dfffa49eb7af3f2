package dev.rootsweep.core.fake;

import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.TaskPolicy;
import dev.rootsweep.core.signal.Actor;
import dev.rootsweep.core.signal.Evidence;
import dev.rootsweep.core.signal.Origin;
import dev.rootsweep.core.signal.RootActivity.Called;
import dev.rootsweep.core.signal.RootActivity.Mfa;
import dev.rootsweep.core.signal.RootActivity.OwnResourceChanged;
import dev.rootsweep.core.signal.RootActivity.PrivilegedSession;
import dev.rootsweep.core.signal.RootActivity.SignedIn;
import dev.rootsweep.core.signal.Touched;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Root activity to be judged.
public final class Activities {
  public static final String CONSOLE_KEY = "ASIAEXAMPLECONSOLE01";
  public static final String FOREIGN_KEY = "ASIAEXAMPLEFOREIGN01";

  private Activities() {}

  /// Makes the root user of the member, without a key.
  public static Actor root() {
    return root(TriageWorld.MEMBER, Optional.empty(), false);
  }

  /// Makes the root user of the member with a key, in a privileged session or not.
  public static Actor root(String key, boolean assumedRoot) {
    return root(TriageWorld.MEMBER, Optional.of(key), assumedRoot);
  }

  /// Makes the root user of an account.
  public static Actor root(AccountId account, Optional<String> key, boolean assumedRoot) {
    return new Actor(
        Actor.Kind.ROOT,
        Optional.of(account),
        "arn:aws:iam::" + account + ":root",
        Optional.empty(),
        key,
        assumedRoot,
        Optional.empty());
  }

  /// Makes a session of a role.
  public static Actor role(AccountId account, String name) {
    return new Actor(
        Actor.Kind.OTHER,
        Optional.of(account),
        "arn:aws:sts::" + account + ":assumed-role/" + name + "/mallory",
        Optional.of("arn:aws:iam::" + account + ":role/" + name),
        Optional.of("ASIAEXAMPLEROLE00001"),
        false,
        Optional.empty());
  }

  /// Makes the same identity, of another kind.
  public static Actor as(Actor.Kind kind, Actor actor) {
    return new Actor(
        kind,
        actor.account(),
        actor.arn(),
        actor.role(),
        actor.accessKeyId(),
        actor.assumedRoot(),
        actor.onBehalf());
  }

  /// Makes the same identity, for which a service calls.
  public static Actor through(String service, Actor actor) {
    return new Actor(
        actor.kind(),
        actor.account(),
        actor.arn(),
        actor.role(),
        actor.accessKeyId(),
        actor.assumedRoot(),
        Optional.of(service));
  }

  /// Makes the evidence of a write that AWS allowed, told by the member.
  public static Evidence evidence(Actor actor, String call) {
    return evidence("event-1", TriageWorld.MEMBER, actor, call);
  }

  /// Makes the evidence of a write that AWS allowed.
  public static Evidence evidence(String event, AccountId account, Actor actor, String call) {
    return evidence(event, account, TriageWorld.NOON, actor, call);
  }

  /// Makes the evidence of a write at an instant.
  public static Evidence evidence(
      String event, AccountId account, Instant at, Actor actor, String call) {
    return new Evidence(
        new Origin(event, account, "us-east-1", at),
        call,
        actor,
        "192.0.2.44",
        "Mozilla/5.0 (Example)",
        false,
        Optional.empty(),
        List.of());
  }

  /// Makes the same evidence of a call from another address.
  public static Evidence calledFrom(String address, Evidence e) {
    return new Evidence(
        e.origin(),
        e.call(),
        e.actor(),
        address,
        e.userAgent(),
        e.readOnly(),
        e.error(),
        e.touched());
  }

  /// Makes the same evidence, which names what was touched.
  public static Evidence touching(Evidence e, Touched... touched) {
    return new Evidence(
        e.origin(),
        e.call(),
        e.actor(),
        e.address(),
        e.userAgent(),
        e.readOnly(),
        e.error(),
        List.of(touched));
  }

  /// Makes the same evidence of a read.
  public static Evidence reading(Evidence e) {
    return new Evidence(
        e.origin(), e.call(), e.actor(), e.address(), e.userAgent(), true, e.error(), e.touched());
  }

  /// Makes the same evidence, refused.
  public static Evidence refused(Evidence e) {
    return refused(e, "AccessDenied");
  }

  /// Makes the same evidence, refused for a reason.
  public static Evidence refused(Evidence e, String reason) {
    return new Evidence(
        e.origin(),
        e.call(),
        e.actor(),
        e.address(),
        e.userAgent(),
        e.readOnly(),
        Optional.of(reason),
        e.touched());
  }

  /// Makes the deletion of the ledger's table by somebody who may not deploy.
  public static OwnResourceChanged tableDeleted() {
    return new OwnResourceChanged(
        evidence(
            "event-table",
            TriageWorld.HUB,
            role(TriageWorld.HUB, "mallory"),
            "dynamodb:DeleteTable"),
        "rootsweep-ledger");
  }

  /// Makes the actor of a record that names nobody.
  public static Actor nobody() {
    return new Actor(
        Actor.Kind.OTHER,
        Optional.empty(),
        "",
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.empty());
  }

  /// Makes a console sign-in of the member's root user.
  public static SignedIn signIn(String event, Mfa mfa) {
    return new SignedIn(
        evidence(event, TriageWorld.MEMBER, root(), "signin:ConsoleLogin"), true, mfa);
  }

  /// Makes a failed console sign-in of the member's root user.
  public static SignedIn failedSignIn(String event, Instant at) {
    Evidence evidence = evidence(event, TriageWorld.MEMBER, at, root(), "signin:ConsoleLogin");
    return new SignedIn(refused(evidence), false, Mfa.NOT_USED);
  }

  /// Makes a call of the member's root user.
  public static Called call(String event, Actor actor) {
    String called = actor.assumedRoot() ? "s3:PutBucketPolicy" : "ec2:RunInstances";
    return new Called(evidence(event, TriageWorld.MEMBER, actor, called));
  }

  /// Makes an allowed AssumeRoot.
  public static PrivilegedSession session(
      String event, Actor actor, AccountId target, TaskPolicy task, String key) {
    return new PrivilegedSession(
        evidence(event, actor.account().orElse(TriageWorld.MANAGEMENT), actor, "sts:AssumeRoot"),
        target,
        Optional.of(task),
        Optional.of(key));
  }
}
