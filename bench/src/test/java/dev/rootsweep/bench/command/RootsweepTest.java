package dev.rootsweep.bench.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RootsweepTest {
  private static final Rootsweep TOOL =
      new Rootsweep(Path.of("rootsweep"), List.of("--at-once", "60"));

  @Test
  void readsWhatAReportSaysOfEachAccount() throws IOException {
    String report =
        """
        {"version": 2, "accounts": [
          {"account": "1", "outcome": "Clean", "verified": true},
          {"account": "2", "outcome": "WouldRemove", "verified": false, "credentials": [
            {"kind": "CONSOLE_PASSWORD"}, {"kind": "ACCESS_KEY", "id": "AKIA1"}]},
          {"account": "3", "outcome": "Held", "verified": false, "credentials": [
            {"kind": "ACCESS_KEY", "id": "AKIA2"}]},
          {"account": "4", "outcome": "Removed", "verified": true, "results": [
            {"kind": "ACCESS_KEY", "id": "AKIA3", "fate": "REMOVED"}]}]}
        """;

    assertEquals(
        Map.of(
            "1", Set.of(), "2", Set.of("password", "AKIA1"), "3", Set.of("AKIA2"), "4", Set.of()),
        TOOL.answers(Task.AUDIT, report));
  }

  @Test
  void takesNothingForAnAnswerThatIsNotProven() throws IOException {
    String report =
        """
        {"version": 2, "accounts": [
          {"account": "1", "outcome": "Clean", "verified": false},
          {"account": "2", "outcome": "Removed", "verified": false},
          {"account": "3", "outcome": "Incomplete", "verified": false, "remaining": []},
          {"account": "4", "outcome": "NotAuditable", "verified": false},
          {"account": "5", "outcome": "Failed", "verified": false},
          {"account": "6", "outcome": "NotStarted", "verified": false},
          {"account": "7", "outcome": "Spared", "verified": true}]}
        """;

    assertEquals(Map.of(), TOOL.answers(Task.REMOVE, report));
  }

  @Test
  void failsWhereThereIsNoReport() {
    assertThrows(IOException.class, () -> TOOL.answers(Task.AUDIT, "no report"));
  }

  @Test
  void asksForAReportThatCanBeRead() {
    assertEquals(
        List.of("rootsweep", "audit", "--at-once", "60", "--output", "json"),
        TOOL.command(Task.AUDIT));
    assertEquals(
        List.of("rootsweep", "audit", "000000000001", "--at-once", "60", "--output", "json"),
        TOOL.command(Task.AUDIT_ONE));
    assertEquals("check", TOOL.command(Task.REMOVE).get(1));
  }
}
