package dev.rootsweep.core.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/// What a queue promises of messages that can never succeed.
public interface BuryingContract<S> extends QueueUnderTest<S> {
  /// Puts a message aside.
  void bury(String message, String reason);

  @Test
  default void putsAMessageAsideAsItCame() {
    Buried message = new Buried("{\"broken\": \"ß ✓ 🦊\",\n", "not JSON");

    bury(message.message(), message.reason());

    assertEquals(List.of(message), buried(1));
    assertEquals(List.of(), arrived(0));
  }

  @Test
  default void putsAMessageAsideWhateverTheReasonIs() {
    List<String> reasons = List.of("", "\u0000\u001b[31m", "🦊".repeat(100_000), "a@example.com");

    reasons.forEach(reason -> bury("{", reason));

    List<Buried> buried = buried(reasons.size());
    assertEquals(reasons.size(), buried.size());
    assertEquals(List.of("{"), buried.stream().map(Buried::message).distinct().toList());
  }
}
