package dev.rootsweep.aws.event;

import static dev.rootsweep.aws.event.Sample.decoded;
import static dev.rootsweep.aws.event.SignalDecoderTest.check;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rootsweep.core.signal.AccountSignal;
import dev.rootsweep.core.signal.MembershipUnclear;
import dev.rootsweep.core.signal.Signal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Made from guesses: AWS publishes no sample of AccountJoinedOrganization.
class MemberSearchTest {
  private static final String ARN = "arn:aws:organizations::111111111111:account/o-exampleorg1/";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "serviceEventDetails | {'accountId':'404040404040'}",
        "serviceEventDetails | {'a':{'b':[{'c':'404040404040'}]}}",
        "serviceEventDetails | {'AccountId':'404040404040','managementAccountId':'111111111111'}",
        "serviceEventDetails | {'accountId':'404040404040','again':'404040404040'}",
        "requestParameters | {'account':{'id':'404040404040'}}",
        "responseElements | {'member':'404040404040'}",
        "additionalEventData | {'id':'404040404040'}",
        "resources | [{'ARN':'ARN404040404040','accountId':'111111111111'}]",
        "resources | [{'ARN':'ARN404040404040'},{'accountId':'404040404040'}]"
      })
  void findsTheMemberWhereverTheRecordNamesIt(String place, String value) throws Exception {
    ObjectNode event = joined(place, value);

    assertEquals("404040404040", check(decoded(event)).account().value());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "serviceEventDetails | {'accountId':'404040404040','other':'474747474747'}",
        "resources | [{'ARN':'ARN404040404040'},{'ARN':'ARN474747474747'}]",
        "serviceEventDetails | {'accountId':404040404040}",
        "serviceEventDetails | {'accountId':' 404040404040'}",
        "serviceEventDetails | {'accountId':'4040404040400'}",
        "serviceEventDetails | {'404040404040':'joined'}",
        "serviceEventDetails | {'text':'account 404040404040 joined'}",
        "resources | [{'ARN':'arn:aws:iam::404040404040:root'}]",
        "userIdentity | {'accountId':'404040404040'}",
        "somewhereElse | {'accountId':'404040404040'}"
      })
  void doesNotGuess(String place, String value) throws Exception {
    Decoded<AccountSignal> decoded = decoded(joined(place, value));

    Signal signal = Sample.understood(decoded);
    assertInstanceOf(MembershipUnclear.class, signal);
  }

  @Test
  void listsTheOrganizationWhenOnlyTheManagementAccountIsNamed() throws Exception {
    ObjectNode event = joined("serviceEventDetails", "{'accountId':'111111111111'}");

    Signal signal = Sample.understood(decoded(event));
    assertInstanceOf(MembershipUnclear.class, signal);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{'a':'404040404040','b':'474747474747'}"})
  void ignoresADepartureOfNobodyInParticular(String value) throws Exception {
    ObjectNode event = joined("serviceEventDetails", value);
    Sample.detail(event).put("eventName", "AccountDepartedOrganization");

    assertInstanceOf(Decoded.Ignored.class, decoded(event));
  }

  private static ObjectNode joined(String place, String value) throws JsonProcessingException {
    ObjectNode event = Sample.event("account-joined-unnamed");
    Sample.detail(event).remove("serviceEventDetails");
    String json = value.replace('\'', '"').replace("ARN4", ARN + "4");
    Sample.detail(event).set(place, new ObjectMapper().readTree(json));
    return event;
  }
}
