package dev.rootsweep.bench.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.bench.figure.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// A script of ours stands in for the program of others; the sandbox runs in a process of its own.
@EnabledOnOs(OS.LINUX)
class TrialTest {
  /// Accounts 1 and 3 hold a password and a key; the hub and account 2 are clean.
  private static final GeneratedOrganization ORGANIZATION =
      new GeneratedOrganization(4, 2, Conditions.NONE);

  @TempDir private Path root = Path.of("");

  @Test
  void countsWhatIsLostAndWhatIsWrong() throws IOException, InterruptedException {
    Trial.Result result =
        run(
            Task.AUDIT,
            """
            [ "$*" = "audit --accounts all --output json" ] || exit 2
            cat <<'END'
            [{"Account": "222222222222", "LoginProfile": false, "AccessKeys": null},
             {"Account": "000000000001", "LoginProfile": false, "AccessKeys": null},
             {"Account": "000000000003", "LoginProfile": true, "AccessKeys": ["AKIABENCH00000000003"]}]
            END
            echo "audit skipped for 1 account(s)" >&2
            exit 1
            """);

    assertEquals(new Verdict(Set.of("000000000002"), Set.of("000000000001")), result.verdict());
    assertEquals(1, result.attempt().lost());
    assertEquals(1, result.attempt().wrong());
    assertTrue(result.words().contains("1 lost, 1 wrong lost: 000000000002"), result.words());
    assertTrue(result.words().contains("audit skipped for 1 account(s)"), result.words());
  }

  @Test
  void believesNoRemovalThatTheSandboxDidNotSee() throws IOException, InterruptedException {
    Trial.Result result =
        run(
            Task.REMOVE,
            """
            cat <<'END'
            [{"Account": "222222222222", "Status": "deleted"},
             {"Account": "000000000001", "Status": "deleted"},
             {"Account": "000000000002", "Status": "deleted"},
             {"Account": "000000000003", "Status": "failed"}]
            END
            """);

    assertEquals(new Verdict(Set.of("000000000003"), Set.of("000000000001")), result.verdict());
    assertEquals(0, result.attempt().calls());
  }

  @Test
  void losesEveryAccountWhereThereIsNoReport() throws IOException, InterruptedException {
    Trial.Result result = run(Task.AUDIT, "echo 'panic: no accounts'\nexit 1\n");

    assertEquals(4, result.attempt().lost());
    assertEquals(0, result.attempt().wrong());
  }

  @Test
  void asksForOneAccountOnly() throws IOException, InterruptedException {
    Trial.Result result = run(Task.AUDIT_ONE, "echo null\n");

    assertEquals(Set.of(GeneratedOrganization.CLEAN_ACCOUNT), result.verdict().lost());
  }

  @Test
  void leadsToTheSandbox() throws IOException, InterruptedException {
    Trial.Result result = run(Task.AUDIT, "echo \"$AWS_ENDPOINT_URL\" >&2\n");

    assertTrue(result.complaint().startsWith("http://127.0.0.1:"), result.complaint());
  }

  private Trial.Result run(Task task, String script) throws IOException, InterruptedException {
    Place place = new Place(root, "target");
    Files.createDirectories(place.work());
    Path program = Files.writeString(root.resolve("peer"), "#!/bin/sh\n" + script);
    assertTrue(program.toFile().setExecutable(true));
    try (SandboxProcess sandbox = SandboxProcess.start(place)) {
      return new Trial(sandbox, place.work(), task, _ -> {})
          .run("stand-in", new GoProgram(program), ORGANIZATION);
    }
  }
}
