package dev.rootsweep.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchJsonTest {
  @Test
  void readsWhatAMessageIsAndSays() throws IOException {
    SQSMessage message =
        read("""
        {"Records": [{"messageId": "m1", "receiptHandle": "r", "body": "{\\"a\\": 1}",
          "attributes": {"SentTimestamp": "1545082649183"}, "messageAttributes": {},
          "md5OfBody": "e4e6", "eventSource": "aws:sqs", "awsRegion": "us-east-1"}]}
        """)
            .getFirst();

    assertEquals("m1", message.getMessageId());
    assertEquals("{\"a\": 1}", message.getBody());
    assertEquals(Map.of("SentTimestamp", "1545082649183"), message.getAttributes());
  }

  @Test
  void readsAMessageThatSaysNothing() throws IOException {
    SQSMessage message = read("{\"Records\": [{\"messageId\": \"m1\"}]}").getFirst();

    assertEquals("", message.getBody());
    assertEquals(Map.of(), message.getAttributes());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{", "[]", "{}", "{\"Records\": 1}", "{\"Records\": [{\"body\": \"{}\"}]}"})
  void failsTheWholeBatchThatItCannotRead(String event) {
    assertThrows(IOException.class, () -> read(event));
  }

  @Test
  void writesWhichMessagesComeBack() throws IOException {
    assertEquals("{\"batchItemFailures\":[]}", written());
    assertEquals(
        "{\"batchItemFailures\":[{\"itemIdentifier\":\"m1\"},{\"itemIdentifier\":\"m2\"}]}",
        written(new BatchItemFailure("m1"), new BatchItemFailure("m2")));
  }

  private static List<SQSMessage> read(String event) throws IOException {
    return BatchJson.read(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)))
        .getRecords();
  }

  private static String written(BatchItemFailure... failures) throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    BatchJson.write(new SQSBatchResponse(List.of(failures)), answer);
    return answer.toString(StandardCharsets.UTF_8);
  }
}
