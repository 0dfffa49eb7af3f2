package dev.rootsweep.aws.event;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.core.signal.AccountSignal;
import dev.rootsweep.core.signal.CheckDue;
import dev.rootsweep.core.signal.DigestDue;
import dev.rootsweep.core.signal.MembershipUnclear;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A bounded number of mutations of every sample, the same at every run.
class SignalDecoderFuzzTest {
  private static final long SEED = 20261122;
  private static final int ROUNDS = 1500;
  private final Mutations mutations = new Mutations(SEED);

  static List<String> names() {
    return Sample.names("CheckHandler");
  }

  @ParameterizedTest
  @MethodSource("names")
  void survivesBrokenText(String name) {
    String sample = Sample.text(name);

    for (int round = 0; round < ROUNDS; round++) {
      judge(mutations.broken(sample));
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void survivesStrangeValues(String name) {
    String sample = Sample.text(name);

    for (int round = 0; round < ROUNDS; round++) {
      judge(mutations.strange(sample));
    }
  }

  private static void judge(String body) {
    Decoded<AccountSignal> decoded = Sample.decoder().decode(body, Sample.RECEIVED);

    switch (decoded) {
      case Decoded.Understood(AccountSignal signal) -> judge(signal, body);
      case Decoded.Ignored(String reason) -> assertFalse(reason.isBlank(), body);
      case Decoded.Rejected(String reason) -> assertFalse(reason.isBlank(), body);
    }
  }

  private static void judge(AccountSignal signal, String body) {
    String account = signal.origin().account().value();
    assertTrue(body.contains("\"" + account + "\""), body);
    switch (signal) {
      case CheckDue due -> assertTrue(body.contains(due.account().value()), body);
      case DigestDue _ -> assertTrue(body.contains("\"Sweep Digest Due\""), body);
      case MembershipUnclear _ -> assertTrue(body.contains("AccountJoinedOrganization"), body);
    }
  }
}
