package dev.rootsweep.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// One operation of AWS: reads or changes the world, or refuses.
@FunctionalInterface
interface Operation {

  /// Answers under the organization's lock.
  ObjectNode answer(Asked asked);
}
