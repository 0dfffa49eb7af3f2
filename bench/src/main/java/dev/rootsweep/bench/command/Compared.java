package dev.rootsweep.bench.command;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/// A comparison with one rival, and what its runs gave.
public record Compared(Comparison comparison, Side rival, List<Round> rounds) {
  /// Both sides, measured in the same round.
  public record Round(Attempt ours, Attempt theirs) {
    public double ratio() {
      return ours.seconds() / theirs.seconds();
    }
  }

  /// The numbers of all rounds, in ascending order.
  public record Spread(List<Double> sorted) {
    static Spread of(double[] numbers) {
      return new Spread(Arrays.stream(numbers).sorted().boxed().toList());
    }

    public double least() {
      return sorted.getFirst();
    }

    public double greatest() {
      return sorted.getLast();
    }

    public double median() {
      int middle = sorted.size() / 2;
      return sorted.size() % 2 == 1
          ? sorted.get(middle)
          : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
  }

  public Compared {
    if (rounds.isEmpty()) {
      throw new IllegalArgumentException("a comparison needs a run");
    }
    rounds = List.copyOf(rounds);
  }

  /// Takes our side and one other out of what everybody reached, round by round.
  static Compared of(Comparison comparison, Side rival, List<Map<Side, Attempt>> played) {
    return new Compared(
        comparison,
        rival,
        played.stream().map(round -> new Round(of(round, Side.OURS), of(round, rival))).toList());
  }

  private static Attempt of(Map<Side, Attempt> round, Side side) {
    return Objects.requireNonNull(round.get(side), side.words() + " did not play");
  }

  public Spread ratio() {
    return Spread.of(rounds.stream().mapToDouble(Round::ratio).toArray());
  }

  public Spread ours(ToDoubleFunction<Attempt> part) {
    return Spread.of(rounds.stream().map(Round::ours).mapToDouble(part).toArray());
  }

  public Spread theirs(ToDoubleFunction<Attempt> part) {
    return Spread.of(rounds.stream().map(Round::theirs).mapToDouble(part).toArray());
  }

  public Target target() {
    return comparison.target(rival);
  }

  public boolean reached() {
    return target().reachedBy(this);
  }
}
