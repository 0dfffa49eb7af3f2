package dev.rootsweep.aws.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.core.fake.TriageWorld;
import dev.rootsweep.core.fake.WatchedRecords;
import dev.rootsweep.core.fake.WatchedRecords.Watched;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The reader knows every call that is watched; `infra` asks the rules the same.
class WatchedCallsTest {
  private final ActivityDecoder decoder = new ActivityDecoder(TriageWorld.settings());

  @Test
  void understandsThoseAboutOursAndNoOthers() {
    List<Watched> all = WatchedRecords.all();

    List<Watched> wrong = all.stream().filter(one -> isUnderstood(one) != one.ours()).toList();

    assertEquals(List.of(), wrong);
    assertTrue(all.size() >= 3000, () -> "only " + all.size());
  }

  private boolean isUnderstood(Watched watched) {
    return decoder.decode(watched.event(), Sample.RECEIVED) instanceof Decoded.Understood<?>;
  }
}
