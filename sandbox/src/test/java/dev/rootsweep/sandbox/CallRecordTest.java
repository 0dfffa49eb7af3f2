package dev.rootsweep.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

class CallRecordTest {

  @Test
  void recordsEveryCallInOrder() {
    Organization organization = ExampleOrganization.at(Instant.parse("2026-11-22T12:00:00Z"));
    String target = ExampleOrganization.OLD_KEY;
    try (Sandbox sandbox = Sandbox.start(organization)) {
      Clients clients = Clients.of(sandbox);
      AwsCredentials session = clients.session(ExampleOrganization.HUB_ROLE, target, Clients.AUDIT);
      assertThrows(
          AwsServiceException.class, () -> clients.iam(session).getLoginProfile(request -> {}));

      List<Call> calls = sandbox.record().calls();

      assertEquals(
          List.of("sts:AssumeRoot", "iam:GetLoginProfile"),
          calls.stream().map(call -> call.service() + ":" + call.operation()).toList());
      assertEquals(List.of(1L, 2L), calls.stream().map(Call::number).toList());
      assertEquals(
          List.of(target, target), calls.stream().map(call -> call.account().orElse("")).toList());
      assertEquals(session.accessKeyId(), calls.getLast().accessKeyId());
      assertEquals(Optional.of("NoSuchEntity"), calls.getLast().errorCode());
      assertEquals(404, calls.getLast().status());
      assertEquals(target, calls.getFirst().parameters().get("TargetPrincipal"));
      assertTrue(calls.getLast().after(calls.getFirst()));
    }
  }

  @Test
  void findsTheLongestChain() {
    CallRecord record = CallRecord.inMemory();

    record(record, 2, 3);
    record(record, 1, 4);
    record(record, 6, 7);
    record(record, 5, 8);

    assertEquals(2, record.depth(_ -> true));
    assertEquals(2, record.mostAtOnce(_ -> true));
    assertEquals(1, record.depth(call -> call.arrived() < 5));
  }

  @Test
  void countsAllThatWereUnderWayAtOnce() {
    CallRecord record = CallRecord.inMemory();

    record(record, 1, 3);
    record(record, 4, 7);
    record(record, 2, 8);
    record(record, 5, 9);
    record(record, 6, 10);

    assertEquals(4, record.mostAtOnce(_ -> true));
    assertEquals(3, record.mostAtOnce(call -> call.arrived() != 5));
    assertEquals(1, record.mostAtOnce(call -> call.arrived() == 5));
  }

  @Test
  void readsItsCallsFromAFile(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("calls.jsonl");
    CallRecord record = CallRecord.on(file);
    record(record, 2, 3);
    record(record, 1, 4);

    assertEquals(List.of(call(1, 4), call(2, 3)), record.calls());
    record(record, 5, 6);
    assertEquals(3, record.size());
    assertEquals(2, record.depth(_ -> true));
    assertEquals(2, record.mostAtOnce(_ -> true));
    assertEquals(1, record.count(call -> call.arrived() == 5));
    assertEquals(Map.of("iam:GetUser", 3L), record.operations());
    assertEquals(Map.of(Mishap.DROPPED_WHEN_DONE, 3L), record.mishaps());
    assertEquals(3, Files.readAllLines(file).size());

    record.clear();
    assertEquals(List.of(), record.calls());
    record(record, 7, 8);
    record.close();
    assertEquals(List.of(call(7, 8)), record.calls());
  }

  @Test
  void forgetsWhatIsCleared() {
    CallRecord record = CallRecord.inMemory();
    record(record, 1, 2);

    record.clear();

    assertEquals(List.of(), record.calls());
    assertEquals(0, record.size());
    assertEquals(Map.of(), record.mishaps());
    assertEquals(0, record.depth(_ -> true));
    assertEquals(0, record.mostAtOnce(_ -> true));
  }

  private static void record(CallRecord record, long arrived, long answered) {
    record.answer(_ -> call(arrived, answered));
  }

  private static Call call(long arrived, long answered) {
    return new Call(
        arrived,
        "iam",
        "GetUser",
        Optional.empty(),
        "AKIA",
        Map.of("MaxItems", "1"),
        0,
        Optional.of("NoAnswer"),
        Optional.of(Mishap.DROPPED_WHEN_DONE),
        arrived,
        answered);
  }
}
