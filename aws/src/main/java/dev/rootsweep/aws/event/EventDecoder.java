package dev.rootsweep.aws.event;

import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.text.Texts;
import java.time.Instant;

/// Turns the body of a message into a signal for one queue.
///
/// Events are matched on `source` and `eventName`, never on the detail-type: AWS publishes none for
/// some of them. A message of our own counts from the hub account only.
public abstract sealed class EventDecoder<S> permits SignalDecoder, ActivityDecoder {
  /// How the reason begins why an event is ignored that no reader knows.
  static final String NOTHING = "nothing is to be done about ";

  private static final String OWN_SOURCE = "rootsweep";

  private final AccountId hubAccount;

  EventDecoder(AccountId hubAccount) {
    this.hubAccount = hubAccount;
  }

  /// Decodes one body.
  ///
  /// - shape: `receivedAt` stands in for a missing `time`, and caps one that lies in the future
  /// - errors: none thrown; what is malformed is `Rejected` with the reason
  public final Decoded<S> decode(String body, Instant receivedAt) {
    try {
      return meaning(Envelope.read(body, receivedAt));
    } catch (Malformed malformed) {
      return new Decoded.Rejected<>(malformed.reason());
    }
  }

  private Decoded<S> meaning(Envelope event) {
    if (event.source().equals(OWN_SOURCE)) {
      return event.origin().account().equals(hubAccount)
          ? own(event)
          : new Decoded.Rejected<>(
              "source rootsweep counts from the hub account only, not from "
                  + event.origin().account());
    }
    return event.isFromAws()
        ? aws(event)
        : new Decoded.Rejected<>(
            "source '" + Texts.shown(event.source()) + "' is neither AWS's nor ours");
  }

  /// Says what a message of our own means.
  abstract Decoded<S> own(Envelope event);

  /// Says what an event of AWS means.
  abstract Decoded<S> aws(Envelope event);

  /// Says that an event asks for nothing.
  static <S> Decoded<S> nothing(Envelope event) {
    String name = event.name().isEmpty() ? event.detailType() : event.name();
    return new Decoded.Ignored<>(NOTHING + Texts.shown(event.source() + " " + name));
  }
}
