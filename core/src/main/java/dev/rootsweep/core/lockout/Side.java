package dev.rootsweep.core.lockout;

import java.util.List;
import java.util.Set;

/// One side of a call, which can be chosen whatever the others are: the caller, the network, a tag.
///
/// - shape: `keys` that it decides, in small letters; at least one choice; `whole`, whether no
///   choice is missing that a policy could tell from the others
record Side(Set<String> keys, boolean ofCaller, List<Choice> choices, boolean whole) {
  Side {
    keys = Set.copyOf(keys);
    choices = List.copyOf(choices);
    if (choices.isEmpty()) {
      throw new IllegalArgumentException("a side has at least one choice");
    }
  }
}
