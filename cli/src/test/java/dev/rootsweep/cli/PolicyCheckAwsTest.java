package dev.rootsweep.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rootsweep.sandbox.Call;
import dev.rootsweep.sandbox.Caller;
import dev.rootsweep.sandbox.ExampleOrganization;
import dev.rootsweep.sandbox.Faults;
import dev.rootsweep.sandbox.S3Bucket;
import dev.rootsweep.sandbox.SqsQueue;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Policies of buckets and queues, read from the sandbox.
class PolicyCheckAwsTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-28T12:00:00Z"));
  private static final String HUB = ExampleOrganization.HUB;
  private static final String MANAGEMENT = ExampleOrganization.MANAGEMENT;
  private static final String HOST = "https://sqs.eu-west-1.amazonaws.com/";
  private static final String LOCKED_QUEUE = HOST + HUB + "/" + ExampleOrganization.LOCKED_QUEUE;

  @TempDir private Path folder = Path.of("");

  private final HandWorld world = new HandWorld();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void judgesBucketsOfAnyRegionAndQueues() throws IOException {
    assertEquals(
        1,
        run(
            "-o",
            "json",
            "--queue",
            LOCKED_QUEUE,
            "--bucket",
            ExampleOrganization.LOCKED_BUCKET,
            "--bucket",
            ExampleOrganization.TLS_BUCKET));

    assertEquals(
        List.of(
            "example-evidence arn:aws:s3:::example-evidence 222222222222 locks-everyone",
            "example-findings arn:aws:s3:::example-findings 222222222222 fine",
            "findings arn:aws:sqs:eu-west-1:222222222222:findings 222222222222 locks-everyone"),
        lines());
    assertEquals("", world.err.toString());
  }

  @Test
  void asksForNothingButThePolicies() {
    run("--bucket", ExampleOrganization.TLS_BUCKET, "--queue", LOCKED_QUEUE);

    List<String> calls = world.sandbox.record().calls().stream().map(Call::operation).toList();
    assertEquals(List.of("GetCallerIdentity", "GetBucketPolicy", "GetQueueAttributes"), calls);
  }

  @Test
  void showsNamesInTheTable() {
    run("--bucket", ExampleOrganization.LOCKED_BUCKET, "--queue", LOCKED_QUEUE);

    String tables = world.out.toString();
    assertTrue(tables.contains("| example-evidence "), tables);
    assertTrue(tables.contains("| findings "), tables);
    assertTrue(tables.contains("Without Deny the policy can be changed again."), tables);
  }

  @Test
  void isFineWithoutAPolicy() throws IOException {
    world.organization.bucket(new S3Bucket(HUB, "us-east-1", "open", Optional.empty()));
    world.organization.queue(new SqsQueue(HUB, "eu-west-1", "open", Optional.empty()));

    assertEquals(0, run("-o", "json", "--bucket", "open", "--queue", HOST + HUB + "/open"));

    assertEquals("The bucket has no policy.", json().getFirst().path("why").asText());
    assertEquals("The queue has no policy.", json().getLast().path("why").asText());
    assertEquals(
        "[{\"action\":\"s3:PutBucketPolicy\",\"needs\":[]},"
            + "{\"action\":\"s3:DeleteBucketPolicy\",\"needs\":[]}]",
        json().getFirst().path("waysLeft").toString());
  }

  @Test
  void goesOnAfterWhatCannotBeRead() throws IOException {
    String file = Files.writeString(folder.resolve("bad.json"), "{").toString();

    assertEquals(
        2,
        run("-o", "json", file, "--bucket", "absent", "--bucket", ExampleOrganization.TLS_BUCKET));

    assertEquals(1, lines().size());
    assertTrue(
        world.err.toString().contains("bad.json: this is not valid JSON: it ends too early"),
        err());
    assertTrue(world.err.toString().contains("absent: there is no bucket of this name"), err());
  }

  @Test
  void isMixedWithFiles() throws IOException {
    String queue = "arn:aws:sqs:eu-west-1:111122223333:jobs";
    String policy =
        """
        {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": "*",
         "Action": "*", "Resource": "%s"}}
        """
            .formatted(queue);
    String file = Files.writeString(folder.resolve("queue.json"), policy).toString();

    assertEquals(0, run("-o", "json", "--bucket", ExampleOrganization.TLS_BUCKET, file));

    assertEquals(
        List.of(
            file + " " + queue + " 111122223333 fine",
            "example-findings arn:aws:s3:::example-findings 222222222222 fine"),
        lines());
  }

  @Test
  void explainsARefusal() {
    world.organization.bucket(new S3Bucket(MANAGEMENT, "us-east-1", "others", Optional.empty()));

    assertEquals(2, run("--bucket", "others", "--queue", HOST + MANAGEMENT + "/jobs"));

    assertTrue(err().contains("others: S3 does not tell the policy (AccessDenied: Access"), err());
    assertTrue(err().contains("If account 222222222222 does not own the bucket"), err());
    assertTrue(err().contains("you need s3:GetBucketPolicy"), err());
    assertTrue(err().contains("check the file"), err());
    assertTrue(err().contains("account 111111111111 has no such queue in eu-west-1"), err());
  }

  @Test
  void saysWhoseQueueItIsThatMayNotBeRead() {
    world.organization.queue(new SqsQueue(MANAGEMENT, "eu-west-1", "jobs", Optional.empty()));

    assertEquals(2, run("--queue", HOST + MANAGEMENT + "/jobs"));

    assertTrue(err().contains("You need sqs:GetQueueAttributes"), err());
    assertTrue(
        err().contains("of account 111111111111, your credentials are of account 222222222222"),
        err());
  }

  @Test
  void expectsTheOwnerThatIsNamed() throws IOException {
    assertEquals(2, run("--account", MANAGEMENT, "--bucket", ExampleOrganization.TLS_BUCKET));
    assertTrue(err().contains("If account 111111111111 does not own the bucket"), err());

    assertEquals(2, run("--account", MANAGEMENT, "--queue", LOCKED_QUEUE));
    assertTrue(
        err().contains("--account says 111111111111, but the URL names account 222222222222"),
        err());

    assertEquals(0, run("--account", HUB, "--bucket", ExampleOrganization.TLS_BUCKET));
  }

  @Test
  void writesTheArnOfABucketForThePartitionOfTheCaller() throws IOException {
    Caller hub = ExampleOrganization.HUB_ROLE;
    world.organization.caller(
        Caller.administrator(
            hub.accessKeyId(), hub.secretAccessKey(), HUB, "arn:aws-cn:iam::" + HUB + ":user/ann"));
    world.organization.bucket(new S3Bucket(HUB, "us-east-1", "open", Optional.empty()));

    assertEquals(0, run("-o", "json", "--bucket", "open"));

    assertEquals(List.of("open arn:aws-cn:s3:::open 222222222222 fine"), lines());
  }

  @Test
  void failsWhereAwsFails() {
    world.organization.faults(Faults.none().dropConnections("s3", 1));

    assertEquals(3, run("--bucket", ExampleOrganization.TLS_BUCKET, "--queue", LOCKED_QUEUE));

    assertTrue(err().contains("example-findings: s3:GetBucketPolicy: "), err());
    assertTrue(world.out.toString().contains("| locks everyone "), world.out::toString);
  }

  @ParameterizedTest
  @CsvSource({
    "--service s3, --service and --resource are for files",
    "--resource arn:aws:s3:::logs, --service and --resource are for files",
    "--account 12, --account takes an id of twelve digits",
    "--profile '', --profile is empty",
    "--queue jobs, is not the URL of a queue",
    "--bucket a/b, is not the name of a general purpose bucket",
  })
  void namesWhatIsWrong(String option, String complaint) {
    String[] words = option.replace("''", "").split(" ", 2);

    assertEquals(2, run("--bucket", ExampleOrganization.TLS_BUCKET, words[0], words[1]));

    assertTrue(err().contains(complaint), err());
  }

  @Test
  void demandsOnePolicyAtLeast() {
    assertEquals(2, run());

    assertTrue(err().contains("FILE, --bucket NAME or --queue URL"), err());
  }

  @Test
  void saysThatThereAreNoCredentialsAsOtherCommandsDo() {
    System.setProperty("aws.secretAccessKey", "wrong");

    assertEquals(2, run("--bucket", ExampleOrganization.TLS_BUCKET));
    String said = err();
    world.err.getBuffer().setLength(0);
    assertEquals(2, world.audit());

    assertTrue(said.contains("AWS does not accept these credentials"), said);
    assertEquals(said, err());
  }

  @Test
  void judgesFilesWithoutCredentialsToo() throws IOException {
    System.setProperty("aws.secretAccessKey", "wrong");
    String policy = PolicyCheckRun.policy("Deny", "arn:aws:sqs:eu-west-1:111122223333:jobs", "");
    String file = Files.writeString(folder.resolve("queue.json"), policy).toString();

    assertEquals(2, run("-o", "json", "--bucket", ExampleOrganization.TLS_BUCKET, file));

    assertEquals(
        List.of(file + " arn:aws:sqs:eu-west-1:111122223333:jobs 111122223333 locks-everyone"),
        lines());
    assertTrue(err().contains("AWS does not accept these credentials"), err());
  }

  @Test
  void doesNotReadAQueueOfAnotherAccountThanTheOneNamed() {
    assertEquals(2, run("--account", MANAGEMENT, "--queue", LOCKED_QUEUE));

    assertTrue(err().contains("leave --account out"), err());
    assertEquals(List.of(), world.calls("GetQueueAttributes"));
  }

  /// What is judged from a file alone needs no time for the SDK.
  @Test
  void loadsNothingOfAwsForFiles() throws Exception {
    String policy =
        "{\"Statement\":{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":"
            + "\"arn:aws:sqs:eu-west-1:111122223333:jobs\"}}";
    String file = Files.writeString(folder.resolve("queue.json"), policy).toString();
    List<String> words = new ArrayList<>(OwnProcess.words("policy", "check", file));
    words.add(1, "-Xlog:class+load:file=" + folder.resolve("loaded.txt"));

    Process process =
        new ProcessBuilder(words).redirectErrorStream(true).directory(folder.toFile()).start();
    process.getInputStream().transferTo(OutputStream.nullOutputStream());

    assertEquals(1, process.waitFor());
    try (Stream<String> loaded = Files.lines(folder.resolve("loaded.txt"))) {
      List<String> names =
          loaded
              .filter(line -> line.contains("dev.rootsweep") || line.contains("software.amazon"))
              .toList();
      assertTrue(names.stream().anyMatch(line -> line.contains("dev.rootsweep.core.lockout")));
      assertFalse(names.stream().anyMatch(line -> line.contains("software.amazon")));
    }
  }

  private int run(String... arguments) {
    return world.run(
        new PolicyCheckCommand(
            world.environment, new ScriptedTerminal(), CLOCK, InputStream.nullInputStream()),
        arguments);
  }

  private String err() {
    return world.err.toString();
  }

  private List<JsonNode> json() throws IOException {
    List<JsonNode> all = new ArrayList<>();
    for (String line : world.out.toString().lines().toList()) {
      all.add(new ObjectMapper().readTree(line));
    }
    return all;
  }

  private List<String> lines() throws IOException {
    return json().stream()
        .map(
            line ->
                Stream.of("policy", "resource", "account", "verdict")
                    .map(field -> line.path(field).asText())
                    .reduce((one, other) -> one + " " + other)
                    .orElseThrow())
        .toList();
  }
}
