package dev.rootsweep.aws.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.core.fake.TriageWorld;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.ActivityAlertKind;
import dev.rootsweep.core.model.Severity;
import dev.rootsweep.core.signal.ActivitySignal;
import dev.rootsweep.core.signal.BurstEnded;
import dev.rootsweep.core.signal.Delayed;
import dev.rootsweep.core.signal.Origin;
import dev.rootsweep.core.signal.Reread;
import dev.rootsweep.core.signal.RootActivity;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OwnMessagesOfActivityTest {
  private final OwnMessages messages = new OwnMessages(TriageWorld.HUB);
  private final ActivityDecoder decoder = new ActivityDecoder(TriageWorld.settings());

  @Test
  void everyActivityComesBackAsItWent() {
    Set<Class<?>> kinds = new HashSet<>();
    for (String name : Sample.names("RootActivityHandler")) {
      if (decoder.decode(Sample.text(name), Sample.RECEIVED)
              instanceof Decoded.Understood<?> understood
          && understood.signal() instanceof RootActivity activity) {
        kinds.add(activity.getClass());
        Reread again = new Reread(activity, 3, true, Optional.empty());
        assertEquals(understood(again), decoded(messages.write(again)), name);
      }
    }

    assertEquals(Set.of(RootActivity.class.getPermittedSubclasses()), kinds);
  }

  @Test
  void theEndOfABurstComesBackAsItWent() {
    BurstEnded ended =
        new BurstEnded(
            new Origin("event-1", TriageWorld.MEMBER, "us-east-1", Sample.TIME),
            "a/b",
            Severity.HIGH,
            ActivityAlertKind.ROOT_CALL,
            TriageWorld.MEMBER,
            "somebody \"quoted\"");

    assertEquals(understood(ended), decoded(messages.write(ended)));
  }

  @Test
  void countsFromTheHubAccountOnly() {
    OwnMessages stranger = new OwnMessages(new AccountId("313131313131"));
    RootActivity activity = activity();

    Decoded<ActivitySignal> decoded =
        decoded(stranger.write(new Reread(activity, 1, true, Optional.empty())));

    assertTrue(
        assertInstanceOf(Decoded.Rejected.class, decoded).reason().contains("hub account only"));
  }

  @Test
  void rejectsAMessageThatLacksAPartOrHasOneTooMany() {
    String message = messages.write(new Reread(activity(), 1, true, Optional.empty()));

    for (String broken :
        List.of(
            message.replace("\"attempt\":1", "\"attempt\":-1"),
            message.replace("\"attempt\":1", "\"attempts\":1"),
            message.replace("SIGNED_IN", "SOMETHING_ELSE"),
            message.replace("303030303030", "30303030303"))) {
      assertInstanceOf(Decoded.Rejected.class, decoded(broken), broken);
    }
  }

  private RootActivity activity() {
    Decoded<ActivitySignal> decoded =
        decoder.decode(Sample.text("root-sign-in.json"), Sample.RECEIVED);
    return (RootActivity) ((Decoded.Understood) decoded).signal();
  }

  private static Decoded<ActivitySignal> understood(Delayed message) {
    return new Decoded.Understood<>(message);
  }

  private Decoded<ActivitySignal> decoded(String body) {
    return decoder.decode(body, Sample.RECEIVED);
  }
}
