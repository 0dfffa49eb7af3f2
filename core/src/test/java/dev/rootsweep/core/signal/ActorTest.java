package dev.rootsweep.core.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActorTest {
  @ParameterizedTest
  @CsvSource({
    "arn:aws:sts::111111111111:assumed-role/Admin/jane.doe@example.com,"
        + " arn:aws:sts::111111111111:assumed-role/Admin/j***4396f837(at)example.com",
    "arn:aws:iam::111111111111:user/team/bob@example.com,"
        + " arn:aws:iam::111111111111:user/team/b***1bdba4f2(at)example.com",
    "arn:aws:iam::111111111111:root, arn:aws:iam::111111111111:root",
    "arn:aws:iam::111111111111:user/@example.com, arn:aws:iam::111111111111:***@***",
  })
  void showsNoFullAddress(String arn, String shown) {
    Actor actor = actor(arn);

    assertEquals(shown, actor.arn());
    assertEquals(shown, actor(actor.arn()).arn());
  }

  /// Hours, if the time grew with the square of the length: the build gives no test so long.
  @Test
  void takesNoLongerForAnArnThatIsNone() {
    assertEquals(256, actor("a".repeat(10_000_000)).arn().length());
    assertEquals(256, actor("a@".repeat(5_000_000)).arn().length());
  }

  private static Actor actor(String arn) {
    return new Actor(
        Actor.Kind.OTHER,
        Optional.empty(),
        arn,
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.empty());
  }
}
