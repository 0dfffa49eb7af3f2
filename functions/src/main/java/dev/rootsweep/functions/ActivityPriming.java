package dev.rootsweep.functions;

import dev.rootsweep.aws.event.ActivityDecoder;
import dev.rootsweep.aws.event.ActivityMessages;
import dev.rootsweep.aws.event.DecodedActivity;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.settings.Setting;
import dev.rootsweep.core.settings.Settings;
import dev.rootsweep.core.signal.ActivitySignal;
import dev.rootsweep.core.signal.Reread;
import dev.rootsweep.core.signal.RootActivity;
import dev.rootsweep.core.triage.TriageOutcome;
import java.time.Instant;
import java.util.Map;

/// Runs the path of a message about root activity once without a call, so that its classes are in
/// the snapshot.
final class ActivityPriming {
  private static final AccountId NOBODY = new AccountId("000000000000");
  private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");
  private static final String EVENT =
      """
      {"source":"aws.iam","detail-type":"AWS API Call via CloudTrail","account":"000000000000",
       "region":"us-east-1","time":"2026-01-01T00:00:00Z",
       "detail":{"eventID":"priming","eventName":"CreateAccessKey","eventType":"AwsApiCall",
        "userIdentity":{"type":"Root","arn":"arn:aws:iam::000000000000:root"}}}
      """;

  private ActivityPriming() {}

  /// Decodes a record, writes it as a message of ours, decodes that, and writes an answer.
  ///
  /// - errors: `IllegalStateException` when the message does not come back as it went in
  static void run() {
    ActivityDecoder decoder =
        new ActivityDecoder(
            Settings.of(
                Map.of(
                    Setting.MANAGEMENT_ACCOUNT.environmentName(),
                    NOBODY.value(),
                    Setting.HUB_ACCOUNT.environmentName(),
                    NOBODY.value())));
    if (!(decoder.decode(EVENT, LONG_AGO)
            instanceof DecodedActivity.Understood(ActivitySignal signal)
        && signal instanceof RootActivity activity)) {
      throw new IllegalStateException("priming did not decode its event");
    }
    Reread again = new Reread(activity, 1);
    DecodedActivity decoded = decoder.decode(new ActivityMessages(NOBODY).write(again), LONG_AGO);
    if (!decoded.equals(new DecodedActivity.Understood(again))) {
      throw new IllegalStateException("priming decoded something else: " + decoded);
    }
    ActivityAnswer answer =
        new ActivityAnswer.Triaged("priming", again, new TriageOutcome.Routine(NOBODY));
    if (!ActivityAnswerJson.of(answer).toString().contains("Routine")) {
      throw new IllegalStateException("priming wrote something else: " + answer);
    }
  }
}
