package dev.rootsweep.core.lockout;

import dev.rootsweep.core.policy.Comparisons;
import dev.rootsweep.core.policy.Glob;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// With which credentials a call is made, and when: now or later.
///
/// Long-term keys, which only users have, carry neither `aws:MultiFactorAuthPresent` nor
/// `aws:TokenIssueTime`. Temporary ones are at most 36 hours old; `aws:MultiFactorAuthAge` is there
/// only with MFA.
///
/// - source: IAM User Guide, "AWS global condition context keys"; AWS STS API Reference,
///   GetSessionToken (longest duration)
final class Credentials {
  private static final String MFA = "aws:multifactorauthpresent";
  private static final String MFA_AGE = "aws:multifactorauthage";
  private static final String ISSUED = "aws:tokenissuetime";
  private static final String TIME = "aws:currenttime";
  private static final String EPOCH = "aws:epochtime";
  private static final Duration LONGEST = Duration.ofHours(36);

  private final Mentions mentions;
  private final Instant now;
  private boolean whole = true;

  private Credentials(Mentions mentions, Instant now) {
    this.mentions = mentions;
    this.now = now;
  }

  /// What was found: `longTerm` for users alone, `plain` temporary ones, and those `withMfa`.
  record Found(List<Choice> longTerm, List<Choice> plain, List<Choice> withMfa, boolean whole) {}

  static Found of(Mentions mentions, Instant now) {
    Credentials credentials = new Credentials(mentions, now);
    List<Choice> times = credentials.times();
    List<Choice> issued = credentials.issued(times);
    boolean mfa = mentions.has(MFA) || mentions.has(MFA_AGE);
    List<Choice> longTerm =
        mfa ? needing(times, "long-term access keys, which know no MFA") : times;
    List<Choice> plain = Choice.product(issued, List.of(Choice.of(Map.of(MFA, "false"))));
    return new Found(
        longTerm,
        mfa ? needing(plain, "a session without MFA") : plain,
        Choice.product(issued, credentials.mfa()),
        credentials.whole);
  }

  private static List<Choice> needing(List<Choice> choices, String need) {
    return choices.stream().map(choice -> choice.needing(need)).toList();
  }

  private List<Choice> times() {
    Set<Instant> instants = new LinkedHashSet<>(List.of(now));
    instants.addAll(instants(TIME));
    instants.addAll(instants(EPOCH));
    instants.addAll(instants(ISSUED));
    return instants.stream()
        .filter(instant -> !instant.isBefore(now))
        .sorted()
        .map(instant -> at(instant))
        .toList();
  }

  private Choice at(Instant instant) {
    Choice choice =
        Choice.of(
            Map.of(TIME, instant.toString(), EPOCH, String.valueOf(instant.getEpochSecond())));
    return instant.equals(now) ? choice : choice.needing("a call at " + instant);
  }

  private Set<Instant> instants(String key) {
    Samples.Found found = mentions.samples(key, List.of(), _ -> true);
    whole &= found.whole() && mentions.isOnly(key, Family.DATE, Family.NUMBER);
    Set<Instant> instants = new LinkedHashSet<>();
    found.samples().stream()
        .map(sample -> Comparisons.instant(sample.value()))
        .flatMap(Optional::stream)
        .forEach(instants::add);
    return instants;
  }

  private List<Choice> issued(List<Choice> times) {
    Set<Instant> named = instants(ISSUED);
    List<Choice> choices = new ArrayList<>();
    for (Choice time : times) {
      Instant at = Instant.parse(time.context().values(TIME).getFirst());
      Instant oldest = at.minus(LONGEST);
      choices.add(time.with(Choice.of(Map.of(ISSUED, at.toString()))));
      choices.add(time.with(Choice.of(Map.of(ISSUED, oldest.toString()))));
      named.stream()
          .filter(instant -> instant.isAfter(oldest) && instant.isBefore(at))
          .map(instant -> Choice.of(Map.of(ISSUED, instant.toString())))
          .forEach(choice -> choices.add(time.with(choice)));
    }
    return choices;
  }

  private List<Choice> mfa() {
    Samples.Found ages = mentions.samples(MFA_AGE, List.of(Glob.of("0")), Credentials::isAge);
    whole &= ages.whole() && mentions.isOnly(MFA_AGE, Family.NUMBER);
    return ages.samples().stream()
        .map(age -> Choice.of(Map.of(MFA, "true", MFA_AGE, age.value())).needing(withMfa(age)))
        .toList();
  }

  private static String withMfa(Sample age) {
    return age.shown().isEmpty()
        ? "a session with MFA"
        : "a session with MFA that is " + age.value() + " seconds old";
  }

  private static boolean isAge(String text) {
    return Comparisons.number(text).filter(number -> number.signum() >= 0).isPresent();
  }
}
