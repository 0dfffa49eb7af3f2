package dev.rootsweep.aws.event;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rootsweep.core.fake.TriageWorld;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.signal.ActivitySignal;
import dev.rootsweep.core.triage.TriageOutcome;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A sample with one field of its record changed, by somebody who wants to stay unheard or to make
/// noise, and what must come of it.
class ActivityVariantsTest {
  private static final JsonMapper JSON = new JsonMapper();

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '\u0001',
      value = {
        // A sign-in is no renewal because it says that word somewhere.
        "root-cli-sign-in; /requestParameters;"
            + " {\"grantType\":\"authorization_code\",\"redirectUri\":\"http://x/refresh_token\"};"
            + " CRITICAL",
        "root-cli-sign-in; /requestParameters; {\"refreshToken\":null}; CRITICAL",
        "root-cli-sign-in; /requestParameters; {\"grant_type\":\"refresh_token\"}; CRITICAL",
        // Nobody has seen the identity of these records.
        "recovery-requested; /userIdentity; {\"type\":\"Unknown\"}; HIGH",
        "recovery-completed; /userIdentity; {\"type\":\"AWSAccount\"}; CRITICAL",
        "recovery-completed; /userIdentity; {\"type\":\"IAMUser\"}; Ignored",
        "root-sign-in; /userIdentity; [{\"type\":\"Root\"}]; Rejected",
        // A failure is told by any of its marks.
        "root-sign-in; /responseElements; null; CRITICAL",
        "root-sign-in; /errorMessage; \"Failed authentication\"; MEDIUM",
        // Our queue read by another function; our mapping turned to another one.
        "own-mapping-deleted; /eventName; \"CreateEventSourceMapping20150331\"; CRITICAL",
        "own-mapping-deleted; /responseElements;"
            + " {\"eventSourceArn\":\"arn:aws:sqs:us-east-1:222222222222:rootsweep-checks\"};"
            + " CRITICAL",
        "own-subscription-removed; /eventName; \"PutDataProtectionPolicy\"; CRITICAL",
        "own-subscription-removed; /eventName; \"Subscribe\"; CRITICAL",
        "own-key-doomed; /requestParameters; {\"aliasName\":\"alias/rootsweep\"}; CRITICAL",
        "own-queue-purged; /eventName; \"DeleteMessage\"; CRITICAL",
        "own-queue-purged; /managementEvent; false; Ignored",
        // Whose names begin with a capital.
        "own-queue-purged; /requestParameters;"
            + " {\"queueUrl\":\"https://sqs.us-east-1.amazonaws.com/222222222222/Rootsweep-checks\"};"
            + " CRITICAL",
        // Whose trail it is.
        "trail-stopped-by-delegate; /requestParameters;"
            + " {\"name\":\"arn:aws:cloudtrail:us-east-1:313131313131:trail/organization\"};"
            + " Ignored",
        "trail-stopped-by-delegate; /requestParameters; {\"name\":\"organization\"}; Ignored",
        "trail-stopped; /requestParameters; {\"name\":\"organization\"}; HIGH",
        "trail-access-disabled; /requestParameters; {\"servicePrincipal\":\"\"}; CRITICAL",
        // An account that cannot be told is no reason to say nothing.
        "account-moved; /requestParameters; null; MEDIUM",
        // What only seems to be the method of a departure.
        "departed-left; /userAgent; \"Removed\"; HIGH",
        "departed-left; /responseElements; {\"departureMethod\":\"REMOVED\"}; HIGH",
        // A root user's refused try is as bad as its success.
        "assume-root-denied; /userIdentity;"
            + " {\"type\":\"Root\",\"accountId\":\"111111111111\",\"accessKeyId\":\"ASIAEXAMPLECONSOLE01\"};"
            + " CRITICAL",
        "root-call-read; /userIdentity/invokedBy; \"Signin.amazonaws.com\"; MEDIUM"
      })
  void isRatedAsItShould(String sample, String field, String value, String expected)
      throws Exception {
    ObjectNode event = Sample.event(sample);
    int name = field.lastIndexOf('/');
    ((ObjectNode) Sample.detail(event).at(field.substring(0, name)))
        .set(field.substring(name + 1), JSON.readTree(value));

    assertEquals(expected, meaning(event));
  }

  /// Whoever names a queue after ours in an account of its own wakes nobody.
  @ParameterizedTest
  @CsvSource({
    "own-queue-purged, Ignored",
    "own-function-changed, Ignored",
    "own-forwarder-disabled, CRITICAL"
  })
  void knowsWhatWeHaveInAMember(String sample, String expected) {
    ObjectNode event = Sample.event(sample);
    event.put("account", "303030303030");
    Sample.detail(event).put("recipientAccountId", "303030303030");

    assertEquals(expected, meaning(event));
  }

  private static String meaning(ObjectNode event) {
    return switch (new ActivityDecoder(TriageWorld.settings())
        .decode(event.toString(), Sample.RECEIVED)) {
      case Decoded.Understood(ActivitySignal signal) ->
          new TriageWorld().settle(signal) instanceof TriageOutcome.Alerted(Notice notice)
              ? notice.severity().name()
              : "silent";
      case Decoded.Ignored<?> _ -> "Ignored";
      case Decoded.Rejected<?> _ -> "Rejected";
    };
  }
}
