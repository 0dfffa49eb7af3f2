package dev.rootsweep.core.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SparedReasonTest {
  @Test
  void eachHasWordsOfItsOwn() {
    List<String> words =
        Arrays.stream(SparedReason.values()).map(SparedReason::words).distinct().toList();

    assertEquals(SparedReason.values().length, words.size());
    assertFalse(words.contains(""));
  }
}
