package dev.rootsweep.core.signal;

import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.TaskPolicy;
import dev.rootsweep.core.text.Texts;
import java.util.Optional;
import java.util.Set;

/// Something that a root user did, or that somebody did to a root user or to the guard around it.
///
/// Each kind says what is special about it; that the caller is a root user, and with which key, is
/// in the evidence of every kind.
public sealed interface RootActivity extends ActivitySignal {
  /// Returns what the record tells.
  Evidence evidence();

  @Override
  default Origin origin() {
    return evidence().origin();
  }

  /// Returns the account that it is about.
  default AccountId concerned() {
    return origin().account();
  }

  /// Returns the key id by which the ledger may know the root session as ours; empty where AWS
  /// allowed what no privileged root session may do.
  default Optional<String> sessionKey() {
    return evidence()
        .actor()
        .rootSessionKey()
        .filter(_ -> evidence().failed() || TaskPolicy.anyAllows(evidence().call()));
  }

  /// A root user signed in, or tried to.
  record SignedIn(Evidence evidence, boolean success, Mfa mfa) implements RootActivity {}

  /// Whether a second factor was used.
  enum Mfa {
    USED("used"),
    NOT_USED("not used"),
    UNKNOWN("unknown, the event does not say");

    private final String words;

    Mfa(String words) {
      this.words = words;
    }

    /// Returns it in words.
    public String words() {
      return words;
    }
  }

  /// Somebody took a step towards another password or e-mail address.
  record IdentityTouched(Evidence evidence, Step step, AccountId concerned)
      implements RootActivity {}

  /// Steps towards another password or e-mail address.
  enum Step {
    RECOVERY_REQUESTED,
    RECOVERY_COMPLETED,
    PASSWORD_CHANGED,
    EMAIL_CHANGE_STARTED,
    EMAIL_CHANGED
  }

  /// A root credential was made, changed or removed.
  record CredentialTampered(Evidence evidence, Credential credential, Change change)
      implements RootActivity {}

  /// Kinds of root credential.
  enum Credential {
    ACCESS_KEY("access key"),
    CERTIFICATE("signing certificate"),
    MFA_DEVICE("MFA device"),
    LOGIN_PROFILE("password");

    private final String words;

    Credential(String words) {
      this.words = words;
    }

    /// Returns it in words.
    public String words() {
      return words;
    }
  }

  /// What became of a root credential.
  enum Change {
    MADE("made"),
    ENABLED("enabled"),
    UPDATED("changed"),
    DISABLED("set inactive"),
    DELETED("deleted"),
    DEACTIVATED("deactivated");

    private final String words;

    Change(String words) {
      this.words = words;
    }

    /// Returns it in words.
    public String words() {
      return words;
    }
  }

  /// A root user, or the holder of a token that a root user issued, called an API.
  record Called(Evidence evidence) implements RootActivity {}

  /// Somebody asked for a privileged root session in `concerned`.
  ///
  /// - shape: `task` is empty for a task that is none of the five; `issuedKey` is the session's key
  record PrivilegedSession(
      Evidence evidence, AccountId concerned, Optional<TaskPolicy> task, Optional<String> issuedKey)
      implements RootActivity {
    public PrivilegedSession {
      issuedKey = issuedKey.map(Texts::shown);
    }

    @Override
    public Optional<String> sessionKey() {
      return issuedKey;
    }
  }

  /// Somebody touched what guards root access in the organization.
  ///
  /// - shape: `what` is the policy, service or control that the record names; `target` is the root,
  ///   organizational unit or account that a policy was attached to or taken from, or empty
  record GuardTouched(Evidence evidence, Guard guard, String what, String target)
      implements RootActivity {
    public GuardTouched {
      what = Texts.shown(what);
      target = Texts.shown(target);
    }

    public GuardTouched(Evidence evidence, Guard guard, String what) {
      this(evidence, guard, what, "");
    }
  }

  /// What guards root access.
  enum Guard {
    FEATURE,
    DELEGATE,
    TRUSTED_ACCESS,
    POLICY,
    POLICY_TYPE,
    CONTROL,
    /// The access to the organization that the detection path needs: CloudTrail's, StackSets'.
    DETECTION_ACCESS,
    /// Who else may manage CloudTrail, StackSets or policies.
    DELEGATION
  }

  /// Somebody changed or deleted something of Rootsweep's own.
  record OwnResourceChanged(Evidence evidence, String resource) implements RootActivity {
    public OwnResourceChanged {
      resource = Texts.shown(resource);
    }
  }

  /// Somebody changed or silenced a trail.
  record TrailChanged(Evidence evidence, String trail) implements RootActivity {
    public TrailChanged {
      trail = Texts.shown(trail);
    }
  }

  /// An account left the organization.
  ///
  /// - shape: `account` is empty when the record does not name it; `method` is AWS's word, LEFT,
  ///   REMOVED or CLEANED, or empty
  record Departed(Evidence evidence, Optional<AccountId> account, String method)
      implements RootActivity {
    public Departed {
      method = Texts.shown(method);
    }

    @Override
    public AccountId concerned() {
      return account.orElse(origin().account());
    }
  }

  /// A session of `aws login` was renewed.
  record SessionRenewed(Evidence evidence, Mfa mfa) implements RootActivity {}

  /// AWS reported a sign-in that may be a root user's and is unlike others.
  record SignInAnomaly(Evidence evidence) implements RootActivity {}

  /// An account was moved to another place in the organization.
  ///
  /// - shape: `account` is empty when the record does not name it; `from` and `to` are ids of a
  ///   root or an organizational unit, or empty
  record AccountMoved(Evidence evidence, Optional<AccountId> account, String from, String to)
      implements RootActivity {
    public AccountMoved {
      from = Texts.shown(from);
      to = Texts.shown(to);
    }

    @Override
    public AccountId concerned() {
      return account.orElse(origin().account());
    }
  }

  /// An account tried to leave the organization, and AWS refused.
  record LeaveRefused(Evidence evidence) implements RootActivity {}

  /// An account was closed by the management account.
  record Closed(Evidence evidence, AccountId account) implements RootActivity {
    @Override
    public AccountId concerned() {
      return account;
    }
  }

  /// Somebody prepared a change of a stack that is not ours, or made one.
  ///
  /// - shape: `plan` is the ARN of a change set, the id of a stack refactor, or that of a stack;
  ///   `role` is the ARN of the role that CloudFormation was handed for it
  record PlanMade(Evidence evidence, String plan, String stack, Optional<String> role)
      implements RootActivity {
    public PlanMade {
      plan = Texts.shown(plan);
      stack = Texts.shown(stack);
    }
  }

  /// Somebody executed a change set by its ARN, or a stack refactor: the record names no stack.
  record PlanExecuted(Evidence evidence, String plan) implements RootActivity {
    public PlanExecuted {
      plan = Texts.shown(plan);
    }
  }

  /// CloudFormation reported how it fares with our stack set.
  ///
  /// - shape: `account` and `region` are those of a stack instance, empty in a report on a whole
  ///   operation; `status` and `reason` are AWS's words, the reason may be empty
  record StackSetReported(
      Evidence evidence,
      Optional<AccountId> account,
      String region,
      String stackSet,
      String status,
      String reason)
      implements RootActivity {
    private static final Set<String> FAILURES = Set.of("FAILED", "FAILED_IMPORT", "INOPERABLE");

    public StackSetReported {
      region = Texts.shown(region);
      stackSet = Texts.shown(stackSet);
      status = Texts.shown(status);
      reason = Texts.shown(reason);
    }

    /// Tells whether a forwarder is missing or cannot be changed any more.
    public boolean failed() {
      return FAILURES.contains(status);
    }

    @Override
    public AccountId concerned() {
      return account.orElse(origin().account());
    }
  }

  /// A record that claims a root identity and is of no known kind.
  record Unknown(Evidence evidence) implements RootActivity {}
}
