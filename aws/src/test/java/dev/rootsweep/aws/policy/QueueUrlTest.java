package dev.rootsweep.aws.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueueUrlTest {
  private static final String PATH = "/111122223333/jobs";

  @ParameterizedTest
  @CsvSource({
    "sqs.eu-west-1.amazonaws.com, aws:sqs:eu-west-1",
    "sqs-fips.us-east-1.amazonaws.com, aws:sqs:us-east-1",
    "sqs.eu-west-1.api.aws, aws:sqs:eu-west-1",
    "eu-west-1.queue.amazonaws.com, aws:sqs:eu-west-1",
    "queue.amazonaws.com, aws:sqs:us-east-1",
    "sqs.cn-north-1.amazonaws.com.cn, aws-cn:sqs:cn-north-1",
    "cn-north-1.queue.amazonaws.com.cn, aws-cn:sqs:cn-north-1",
    "sqs.us-gov-west-1.amazonaws.com, aws-us-gov:sqs:us-gov-west-1",
    "sqs.eusc-de-east-1.amazonaws.eu, aws-eusc:sqs:eusc-de-east-1",
  })
  void knowsTheHostsOfEveryPartition(String host, String arn) {
    QueueUrl url = QueueUrl.of("https://" + host + PATH);

    assertEquals("arn:" + arn + ":111122223333:jobs", url.arn());
    assertEquals("jobs", url.name());
    assertEquals("111122223333", url.account().value());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jobs",
        "arn:aws:sqs:eu-west-1:111122223333:jobs",
        "ftp://sqs.eu-west-1.amazonaws.com/111122223333/jobs",
        "https://sqs.eu-west-1.amazonaws.com/111122223333",
        "https://sqs.eu-west-1.amazonaws.com/1111/jobs",
        "https://sqs.eu-west-1.amazonaws.com/111122223333/jobs?x=1",
        "https://sqs.eu-west-1.amazonaws.com/111122223333/jobs/",
        "https://sqs.eu-west-1.amazonaws.com/111122223333/jobs.other",
        "https://sqs.eu-west-1.amazonaws.com.example.com/111122223333/jobs",
        "https://sqs.eu-west-1.example.com/111122223333/jobs",
        "https://sqs.cn-north-1.amazonaws.com/111122223333/jobs",
        "https://me@sqs.eu-west-1.amazonaws.com/111122223333/jobs",
        "https://s3.eu-west-1.amazonaws.com/111122223333/jobs",
      })
  void refusesWhatIsNoQueueOfAws(String text) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> QueueUrl.of(text));

    assertTrue(String.valueOf(refused.getMessage()).contains("is not the URL of a queue"));
  }
}
