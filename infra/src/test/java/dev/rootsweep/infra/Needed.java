package dev.rootsweep.infra;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/// What a test needs of its machine: missing, it is said and the test is skipped, unless
/// `ROOTSWEEP_SYNTH=required`.
final class Needed {
  private static final boolean REQUIRED = "required".equals(System.getenv("ROOTSWEEP_SYNTH"));

  private Needed() {}

  static void demand(boolean there, String otherwise) {
    if (!there) {
      System.out.println("NOT TESTED: " + otherwise);
    }
    assertTrue(there || !REQUIRED, otherwise);
    assumeTrue(there, otherwise);
  }
}
