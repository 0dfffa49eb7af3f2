package dev.rootsweep.core.triage;

import java.util.List;

/// What was seen before, where an activity is judged by it; what nobody remembers is false.
///
/// - shape: `beginningTold` of the session that was renewed; `elsewhere` when the plan that was
///   executed is one for another stack; `joinedLately` within a day before an account was moved;
///   `closingSeen` before an account departed; `stackSetAtWork` when CloudFormation reported on our
///   stack set around that time, `stackSetUnheard` when it never did; `startedByOthers` when
///   somebody who may not deploy set CloudFormation to work on a stack of ours; `deploying` when a
///   deployment role did
record Background(
    boolean beginningTold,
    boolean elsewhere,
    boolean joinedLately,
    boolean closingSeen,
    boolean stackSetAtWork,
    boolean stackSetUnheard,
    boolean startedByOthers,
    boolean deploying) {

  private static final Background NONE =
      new Background(false, false, false, false, false, false, false, false);

  /// Returns everything that may have been seen before.
  static List<Background> guesses() {
    return List.of(
        NONE,
        ofRenewal(true),
        ofOtherStack(),
        ofMove(true),
        ofDeparture(true),
        ofStackSet(true, false),
        ofStackSet(false, true),
        ofStack(true, false),
        ofStack(false, true),
        ofStack(true, true));
  }

  static Background none() {
    return NONE;
  }

  static Background ofRenewal(boolean beginningTold) {
    return new Background(beginningTold, false, false, false, false, false, false, false);
  }

  static Background ofOtherStack() {
    return new Background(false, true, false, false, false, false, false, false);
  }

  static Background ofMove(boolean joinedLately) {
    return new Background(false, false, joinedLately, false, false, false, false, false);
  }

  static Background ofDeparture(boolean closingSeen) {
    return new Background(false, false, false, closingSeen, false, false, false, false);
  }

  static Background ofStackSet(boolean atWork, boolean unheard) {
    return new Background(false, false, false, false, atWork, unheard, false, false);
  }

  static Background ofStack(boolean startedByOthers, boolean deploying) {
    return new Background(false, false, false, false, false, false, startedByOthers, deploying);
  }
}
