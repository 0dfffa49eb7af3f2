package dev.rootsweep.aws.event;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rootsweep.core.fake.TriageWorld;
import dev.rootsweep.core.signal.RootActivity;
import dev.rootsweep.core.triage.TriageOutcome;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A bounded number of mutations of every sample, the same at every run: nothing is thrown, and no
/// record of a root user ends without an alert or a reason.
class ActivityDecoderFuzzTest {
  private static final long SEED = 20261123;
  private static final int ROUNDS = 120;

  private final Mutations mutations = new Mutations(SEED);
  private final ActivityDecoder decoder = new ActivityDecoder(TriageWorld.settings());
  private final ObjectMapper json = new ObjectMapper();

  static List<String> names() {
    return Sample.names();
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
  void survivesStrangeValues(String name) throws Exception {
    String sample = Sample.text(name);

    for (int round = 0; round < ROUNDS; round++) {
      String body = mutations.strange(sample);
      judge(body);
      if (isRoot(json.readTree(body))) {
        mustNotBeSwallowed(body);
      }
    }
  }

  private static boolean isRoot(JsonNode event) {
    return event.path("detail").path("userIdentity").path("type").asText("").equals("Root")
        && event.path("source").asText("").startsWith("aws.");
  }

  private void judge(String body) {
    switch (decoder.decode(body, Sample.RECEIVED)) {
      case Decoded.Understood<?> understood -> judge(understood, body);
      case Decoded.Ignored(String reason) -> assertFalse(reason.isBlank(), body);
      case Decoded.Rejected(String reason) -> assertFalse(reason.isBlank(), body);
    }
  }

  private static void judge(Decoded.Understood<?> understood, String body) {
    if (understood.signal() instanceof RootActivity activity) {
      TriageOutcome outcome = new TriageWorld().settle(activity);
      boolean told =
          outcome instanceof TriageOutcome.Alerted
              || outcome instanceof TriageOutcome.Routine
              || outcome instanceof TriageOutcome.Counted;
      assertTrue(told, body);
    }
  }

  private void mustNotBeSwallowed(String body) {
    if (decoder.decode(body, Sample.RECEIVED) instanceof Decoded.Ignored(String reason)) {
      assertFalse(reason.startsWith(EventDecoder.NOTHING), body);
    }
  }
}
