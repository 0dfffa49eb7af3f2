package dev.rootsweep.aws.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The answers of AWS here are made from its documentation.
class GivenPolicyTest {
  private static final String POLICY =
      """
      {"Version": "2012-10-17", "Statement": [{"Sid": "Käse", "Effect": "Deny", "Principal": "*",
       "Action": "*", "Resource": "*"}]}
      """;
  private static final String QUEUE = "arn:aws:sqs:eu-west-1:111122223333:jobs";
  private static final String QUOTED = new TextNode(POLICY).toString();
  private static final GivenPolicy PLAIN =
      new GivenPolicy(PolicyReader.read(POLICY), Optional.empty());

  @Test
  void readsTheAnswersThatHoldAPolicy() throws IOException {
    String ofQueue =
        JsonNodeFactory.instance
            .objectNode()
            .set(
                "Attributes",
                JsonNodeFactory.instance.objectNode().put("Policy", POLICY).put("QueueArn", QUEUE))
            .toString();

    assertEquals(PLAIN, read(POLICY));
    assertEquals(PLAIN, read("{\"Policy\": %s}".formatted(QUOTED)));
    assertEquals(PLAIN, read("{\"Attributes\": {\"Policy\": %s}}".formatted(QUOTED)));
    assertEquals(new GivenPolicy(PLAIN.policy(), Optional.of(QUEUE)), read(ofQueue));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "{'AWSTemplateFormatVersion': '2010-09-09'} | this is a CloudFormation template",
        "{'Resources': {'B': {'Type': 'AWS::S3::BucketPolicy'}}} | this is a CloudFormation"
            + " template",
        "{'format_version': '1.2', 'terraform_version': '1.9.0'} | this is a plan or a state of"
            + " Terraform",
        "{'PolicyDocument': {'Statement': []}} | this has a policy in its element PolicyDocument",
        "{'Policy': {'Statement': []}} | this has a policy in its element Policy",
        "{'Policy': '{}', 'RevisionId': 'x'} | this has a policy in its element Policy",
        "{'Policy': '{}', 'QueueArn': 'x'} | this has a policy in its element Policy",
        "'{}' | this is a JSON string",
        "[{'Effect': 'Deny'}] | this is a list",
      })
  void saysWhatElseItIs(String text, String what) {
    assertEquals(what + "; give the policy document itself", refusal(text.replace('\'', '"')));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "{'Effect': 'Deny'} | this is a statement; give the policy document, which has a Statement",
        "{'Attributes': {'QueueArn': 'x'}} | these attributes have no Policy: the queue has none,"
            + " or the Policy was not asked for",
        "{'Attributes': {'Policy': '{}', 'TopicArn': 'x'}} | this is the policy of a topic; only"
            + " buckets and queues are judged",
        "{'Attributes': {'Policy': '{}'}, 'x': 1} | unknown element 'Attributes'",
        "{'Policy': '{'} | in the text of Policy: this is not valid JSON: it ends too early (line"
            + " 1, column 2)",
        "{'Policy': '{}'} | in the text of Policy: the policy has no Statement",
        "{'Policy': ''} | in the text of Policy: it is empty",
        "{'PolicyDocument': {}, 'Statement': [{}]} | unknown element 'PolicyDocument'",
        "{'Resources': {'B': {'Type': 'x'}}} | unknown element 'Resources'",
      })
  void unwrapsNothingElse(String text, String why) {
    assertEquals(why, refusal(text.replace('\'', '"')));
  }

  @Test
  void takesOneByteOrderMark() throws IOException {
    assertEquals(PLAIN, read("\uFEFF" + POLICY));
    assertTrue(refusal("\uFEFF\uFEFF" + POLICY).contains("unexpected character U+FEFF"));
    assertEquals("it is empty", refusal("\uFEFF"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "x-UTF-16LE-BOM"})
  void namesUtf16(String encoding) {
    assertEquals(
        "this text is UTF-16; save it as UTF-8",
        refusal(POLICY.getBytes(Charset.forName(encoding))));
  }

  @Test
  void refusesOtherEncodings() {
    assertEquals(
        "this text is not UTF-8; save it as UTF-8",
        refusal(POLICY.getBytes(StandardCharsets.ISO_8859_1)));
  }

  @Test
  void refusesAnEmptyText() {
    assertEquals("it is empty", refusal(""));
    assertEquals("it is empty", refusal("\n"));
  }

  @Test
  void readsNoMoreThanAPolicyCanHave() {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return '{';
          }
        };

    assertEquals(
        "a policy is not longer than 100000 characters",
        assertThrows(UnreadablePolicy.class, () -> GivenPolicy.read(endless)).getMessage());
  }

  private static GivenPolicy read(String text) throws IOException {
    return GivenPolicy.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static String refusal(String text) {
    return refusal(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String refusal(byte[] bytes) {
    return String.valueOf(
        assertThrows(
                UnreadablePolicy.class, () -> GivenPolicy.read(new ByteArrayInputStream(bytes)))
            .getMessage());
  }
}
