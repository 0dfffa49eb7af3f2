package dev.rootsweep.core.lockout;

import java.util.List;

/// Whether a policy locks its owner out of changing it, the root user not counted.
public sealed interface Lockout {
  /// Returns the word for it in JSON.
  String verdict();

  /// Returns the statements that matter, by Sid or place, in the order of the policy.
  List<String> statements();

  /// Returns why, in sentences.
  List<String> why();

  /// Returns the ways out that are left, with what must exist for each.
  List<WayLeft> waysLeft();

  /// A way out that is left.
  ///
  /// - shape: `needs`, what a caller must have, each a phrase as "a call through the VPC endpoint
  ///   vpce-1"; empty where an ordinary call will do
  record WayLeft(Way way, List<String> needs) {
    public WayLeft {
      needs = List.copyOf(needs);
    }
  }

  /// An ordinary call by any administrator passes each of the two ways.
  record Fine(List<WayLeft> waysLeft) implements Lockout {
    public Fine {
      waysLeft = List.copyOf(waysLeft);
    }

    @Override
    public String verdict() {
      return "fine";
    }

    @Override
    public List<String> statements() {
      return List.of();
    }

    @Override
    public List<String> why() {
      return List.of("No statement denies an ordinary call of the account.");
    }
  }

  /// Not everybody passes, not from everywhere, or only on one of the two ways.
  record Depends(List<String> statements, List<String> why, List<WayLeft> waysLeft)
      implements Lockout {
    public Depends {
      statements = List.copyOf(statements);
      why = List.copyOf(why);
      waysLeft = List.copyOf(waysLeft);
    }

    @Override
    public String verdict() {
      return "depends";
    }
  }

  /// No principal of the account passes either way, in no context that the policy's text names.
  ///
  /// - shape: `statements`, all that have a part in it; `cut`, a smallest set of them whose removal
  ///   opens a way
  record LocksEveryone(List<String> statements, List<String> cut, List<String> why)
      implements Lockout {
    public LocksEveryone {
      statements = List.copyOf(statements);
      cut = List.copyOf(cut);
      why = List.copyOf(why);
    }

    @Override
    public String verdict() {
      return "locks-everyone";
    }

    @Override
    public List<WayLeft> waysLeft() {
      return List.of();
    }
  }

  /// It depends on what is not known.
  record CannotTell(List<String> statements, List<String> why) implements Lockout {
    public CannotTell {
      statements = List.copyOf(statements);
      why = List.copyOf(why);
    }

    @Override
    public String verdict() {
      return "cannot-tell";
    }

    @Override
    public List<WayLeft> waysLeft() {
      return List.of();
    }
  }
}
