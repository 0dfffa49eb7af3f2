package dev.rootsweep.core.lockout;

import static dev.rootsweep.core.policy.PolicyLines.ACCOUNT;
import static dev.rootsweep.core.policy.PolicyLines.BUCKET;
import static dev.rootsweep.core.policy.PolicyLines.QUEUE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rootsweep.core.lockout.OwnedResource.Kind;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.policy.PolicyLines;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What AWS documents of one policy at a time, in the files beside this class; the source of each
/// fact is named in decision 0042.
class LockoutRulesTest {
  static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
  static final OwnedResource OWN_BUCKET =
      new OwnedResource(Kind.BUCKET, BUCKET, new AccountId(ACCOUNT), Optional.of("o-ours123456"));
  static final OwnedResource OWN_QUEUE =
      new OwnedResource(Kind.QUEUE, QUEUE, new AccountId(ACCOUNT), Optional.empty());

  /// A verdict with the statements that it names, and the policy that gets it.
  private record Case(String verdict, String lines) {
    @Override
    public String toString() {
      return verdict + " <- " + lines;
    }
  }

  static Stream<Case> buckets() throws IOException {
    return cases(
        "bucket-principals",
        "bucket-actions-and-resources",
        "bucket-networks",
        "bucket-callers",
        "bucket-other-keys");
  }

  static Stream<Case> queues() throws IOException {
    return cases("queue");
  }

  private static Stream<Case> cases(String... files) throws IOException {
    Stream.Builder<Case> cases = Stream.builder();
    for (String file : files) {
      for (String block : read(file + ".txt").strip().split("\n\n", -1)) {
        String[] parts = block.split("\n", 2);
        cases.add(new Case(parts[0].strip(), parts[1]));
      }
    }
    return cases.build();
  }

  private static String read(String file) throws IOException {
    try (InputStream cases =
        Objects.requireNonNull(LockoutRulesTest.class.getResourceAsStream(file), file)) {
      return new String(cases.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @MethodSource("buckets")
  void judgesABucket(Case one) {
    judges(one, OWN_BUCKET);
  }

  @ParameterizedTest
  @MethodSource("queues")
  void judgesAQueue(Case one) {
    judges(one, OWN_QUEUE);
  }

  private static void judges(Case one, OwnedResource resource) {
    Lockout lockout = LockoutRules.judge(PolicyLines.policy(one.lines), resource, NOW);

    List<String> said =
        Stream.concat(Stream.of(lockout.verdict()), lockout.statements().stream()).toList();
    assertEquals(one.verdict, String.join(" ", said), () -> String.join("\n", lockout.why()));
  }
}
