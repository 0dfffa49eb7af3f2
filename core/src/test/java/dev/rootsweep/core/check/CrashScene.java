package dev.rootsweep.core.check;

import dev.rootsweep.core.fake.CheckWorld;
import dev.rootsweep.core.fake.Credentials;
import dev.rootsweep.core.model.RootCredential;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.settings.Setting;
import dev.rootsweep.core.signal.Cause;
import dev.rootsweep.core.signal.CheckDue;
import java.time.Duration;

/// A check in which the process dies somewhere.
enum CrashScene {
  /// A sweep finds an old password, key and device.
  PLAIN {
    @Override
    CheckDue set(CheckWorld world) {
      world.root().give(DEVICE, PASSWORD, KEY);
      return world.swept();
    }
  },

  /// Credentials came back in an account that was verified clean.
  DRIFT {
    @Override
    CheckDue set(CheckWorld world) {
      world.verifyClean();
      world.root().give(DEVICE, PASSWORD, KEY);
      return world.swept();
    }
  },

  /// A person approved the removal of credentials in use.
  APPROVED {
    @Override
    CheckDue set(CheckWorld world) {
      world.root().give(DEVICE, PASSWORD, USED, CERTIFICATE);
      world.approve(DEVICE, PASSWORD, USED, CERTIFICATE);
      return world.caused(Cause.APPROVED);
    }
  },

  /// A key goes while a password and a device made under an open lease stay.
  LEASED {
    @Override
    CheckDue set(CheckWorld world) {
      world.lease(Duration.ofHours(2));
      world.time.advance(Duration.ofMinutes(1));
      RootCredential password = Credentials.password(world.time.now());
      world.root().give(Credentials.device("new", world.time.now()), password, KEY);
      return world.caused(Cause.ROOT_USE);
    }
  },

  /// AWS takes a while to believe the deletion.
  STALE {
    @Override
    CheckDue set(CheckWorld world) {
      world.verifyClean();
      world.root().give(DEVICE, PASSWORD, KEY);
      world.root().lagAfterDeletion(3);
      return world.caused(Cause.ROOT_USE);
    }
  },

  /// AWS takes longer to believe the deletion than a check waits.
  VERY_STALE {
    @Override
    CheckDue set(CheckWorld world) {
      world.verifyClean();
      world.root().give(DEVICE, PASSWORD, KEY);
      world.root().lagAfterDeletion(7);
      return world.swept();
    }
  },

  /// A deletion happens, and its answer gets lost.
  LOST_ANSWER {
    @Override
    CheckDue set(CheckWorld world) {
      world.root().give(DEVICE, PASSWORD, KEY);
      world.root().loseAnswer(KEY, "no answer");
      return world.swept();
    }
  },

  /// A policy denies one deletion.
  DENIED {
    @Override
    CheckDue set(CheckWorld world) {
      world.root().give(DEVICE, PASSWORD, KEY);
      world.root().deny(KEY, "denied by the test");
      return world.swept();
    }
  },

  /// The root user cannot be seen.
  NOT_AUDITABLE {
    @Override
    CheckDue set(CheckWorld world) {
      world.journal.refuse("111111111111 audit", PortFailure.Kind.FEATURE_OFF);
      return world.swept();
    }
  },

  /// An exempt account has a credential that it had not before.
  EXEMPT_CHANGED {
    @Override
    CheckDue set(CheckWorld world) {
      world.set(Setting.EXEMPTIONS, "111111111111 until 2026-12-31 for break glass");
      world.root().give(KEY);
      world.handle(world.swept());
      world.root().give(CERTIFICATE);
      return world.swept();
    }
  },

  /// A key in use is held.
  HELD {
    @Override
    CheckDue set(CheckWorld world) {
      world.root().give(USED);
      return world.caused(Cause.CREATED);
    }
  };

  private static final RootCredential DEVICE = Credentials.oldDevice("old");
  private static final RootCredential PASSWORD = Credentials.oldPassword();
  private static final RootCredential KEY = Credentials.oldKey("AKIAOLD");
  private static final RootCredential CERTIFICATE = Credentials.oldCertificate("CERT");
  private static final RootCredential USED =
      Credentials.usedKey("AKIAUSED", CheckWorld.START.minusSeconds(60));

  abstract CheckDue set(CheckWorld world);
}
