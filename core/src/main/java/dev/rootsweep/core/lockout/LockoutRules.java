package dev.rootsweep.core.lockout;

import dev.rootsweep.core.policy.Policy;
import dev.rootsweep.core.policy.RequestContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// Whether a policy locks its owner out.
///
/// Within one account an Allow of an identity policy is enough, so that only denials of the
/// resource's policy matter. S3 lets the owner's root change the policy in any case; root is not
/// counted here.
///
/// - source: IAM User Guide, "Policy evaluation for requests within a single account"
public final class LockoutRules {
  private LockoutRules() {}

  /// Judges a policy of a resource, as of `now`: a call can be made then or later. What is unknown
  /// is read in both ways, and must not matter.
  public static Lockout judge(Policy policy, OwnedResource resource, Instant now) {
    if (Stream.of(Sample.FRESH, Sample.OTHER).anyMatch(policy.toString()::contains)) {
      return new Lockout.CannotTell(
          List.of(),
          List.of("The policy holds a character that stands for any other here (U+E000)."));
    }
    List<Denial> denials = Denial.of(policy, resource);
    Worlds.Found worlds = Worlds.of(denials, resource);
    List<Lockout> lenient = new ArrayList<>();
    List<Lockout> strict = new ArrayList<>();
    for (RequestContext world : worlds.worlds()) {
      List<List<Side>> sides = Sides.of(denials, resource, now, world);
      WaySearch search = new WaySearch(resource, sides, world, false);
      lenient.add(verdict(denials, resource, search));
      if (search.sawUnknown()) {
        strict.add(verdict(denials, resource, new WaySearch(resource, sides, world, true)));
      }
    }
    boolean agreed =
        Stream.concat(lenient.stream(), strict.stream()).map(Lockout::verdict).distinct().count()
            == 1;
    boolean sure = worlds.whole() && agreed && !(lenient.getFirst() instanceof Lockout.CannotTell);
    return sure
        ? together(denials, lenient)
        : cannotTell(denials, worlds.untold(), Stream.concat(lenient.stream(), strict.stream()));
  }

  private static Lockout verdict(List<Denial> denials, OwnedResource resource, WaySearch search) {
    return new Judgement(denials, resource.kind().ways(), search).verdict();
  }

  /// The same verdict of several worlds as one.
  private static Lockout together(List<Denial> denials, List<Lockout> verdicts) {
    List<String> statements = union(verdicts, Lockout::statements);
    return switch (verdicts.getFirst()) {
      case Lockout.Fine fine -> fine;
      case Lockout.Depends depends ->
          new Lockout.Depends(
              inOrder(denials, statements), union(verdicts, Lockout::why), depends.waysLeft());
      case Lockout.LocksEveryone _ ->
          new Lockout.LocksEveryone(
              inOrder(denials, statements),
              inOrder(denials, union(verdicts, LockoutRules::cut)),
              union(verdicts, Lockout::why));
      case Lockout.CannotTell unsure -> unsure;
    };
  }

  private static List<String> cut(Lockout verdict) {
    return verdict instanceof Lockout.LocksEveryone locks ? locks.cut() : List.of();
  }

  private static List<String> union(
      List<Lockout> verdicts, Function<Lockout, List<String>> member) {
    Set<String> all = new LinkedHashSet<>();
    verdicts.forEach(verdict -> all.addAll(member.apply(verdict)));
    return List.copyOf(all);
  }

  private static List<String> inOrder(List<Denial> denials, List<String> names) {
    return denials.stream().map(Denial::name).filter(names::contains).distinct().toList();
  }

  private static Lockout cannotTell(
      List<Denial> denials, Set<String> untold, Stream<Lockout> verdicts) {
    Set<String> names = new LinkedHashSet<>();
    Set<String> why = new LinkedHashSet<>();
    for (Denial denial : denials) {
      List<String> doubts = LockoutTexts.doubts(denial, untold);
      if (!doubts.isEmpty()) {
        names.add(denial.name());
        why.addAll(doubts);
      }
    }
    verdicts
        .filter(Lockout.CannotTell.class::isInstance)
        .forEach(verdict -> why.addAll(verdict.why()));
    if (why.isEmpty()) {
      why.add("The policy tells too many calls from each other.");
    }
    return new Lockout.CannotTell(List.copyOf(names), List.copyOf(why));
  }
}
