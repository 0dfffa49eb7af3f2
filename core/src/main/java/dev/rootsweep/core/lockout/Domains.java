package dev.rootsweep.core.lockout;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/// The choices that are still open for each side of a call.
///
/// - shape: one set of numbers of choices for each side, by the number of the side
record Domains(List<BitSet> open) {
  Domains {
    open = List.copyOf(open);
  }

  /// Returns all choices, or the ordinary ones alone.
  static Domains of(List<Side> sides, boolean ordinaryOnly) {
    List<BitSet> open = new ArrayList<>();
    for (Side side : sides) {
      BitSet choices = new BitSet();
      IntStream.range(0, side.choices().size())
          .filter(choice -> !ordinaryOnly || side.choices().get(choice).ordinary())
          .forEach(choices::set);
      open.add(choices);
    }
    return new Domains(open);
  }

  BitSet of(int side) {
    return open.get(side);
  }

  int first(int side) {
    return open.get(side).nextSetBit(0);
  }

  boolean isSettled(int side) {
    return open.get(side).cardinality() == 1;
  }

  boolean isEmpty() {
    return open.stream().anyMatch(BitSet::isEmpty);
  }

  /// Returns these, with no other than some choices of one side.
  Domains within(int side, BitSet choices) {
    BitSet narrowed = (BitSet) open.get(side).clone();
    narrowed.and(choices);
    return with(side, narrowed);
  }

  /// Returns these, without some choices of one side.
  Domains without(int side, BitSet choices) {
    BitSet narrowed = (BitSet) open.get(side).clone();
    narrowed.andNot(choices);
    return with(side, narrowed);
  }

  private Domains with(int side, BitSet choices) {
    List<BitSet> narrowed = new ArrayList<>(open);
    narrowed.set(side, choices);
    return new Domains(narrowed);
  }
}
