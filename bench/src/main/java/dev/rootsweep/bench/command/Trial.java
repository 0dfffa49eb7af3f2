package dev.rootsweep.bench.command;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// Lets tools do one task in fresh organizations, and checks what they say.
///
/// - `work`: a folder for what they print
/// - `say`: takes lines for people
record Trial(SandboxProcess sandbox, Path work, Task task, Consumer<String> say) {
  private static final int NAMED = 3;

  /// One run.
  ///
  /// - `complaint`: the last line that the tool printed to standard error
  record Result(Attempt attempt, Verdict verdict, String complaint) {
    String words() {
      String numbers =
          String.format(
              Locale.ROOT,
              "%.2f s, %,d calls, %d lost, %d wrong",
              attempt.seconds(),
              attempt.calls(),
              attempt.lost(),
              attempt.wrong());
      return verdict.right()
          ? numbers
          : numbers
              + named(" lost: ", verdict.lost())
              + named(" wrong: ", verdict.wrong())
              + " (it said last: "
              + complaint
              + ")";
    }

    private static String named(String title, Set<String> accounts) {
      return accounts.isEmpty()
          ? ""
          : title + String.join(" ", accounts.stream().sorted().limit(NAMED).toList()) + " ...";
    }
  }

  /// Runs a tool once.
  ///
  /// - errors: `IllegalStateException` where an audit changed something
  Result run(String name, Tool tool, GeneratedOrganization organization)
      throws IOException, InterruptedException {
    sandbox.show(organization);
    File errors = work.resolve("errors.txt").toFile();
    File printed = work.resolve("printed.txt").toFile();
    ProcessBuilder program =
        new ProcessBuilder(tool.command(task))
            .redirectInput(new File("/dev/null"))
            .redirectOutput(printed)
            .redirectError(errors);
    SandboxVariables.putInto(program.environment(), sandbox.endpoint());
    double cpuBefore = sandbox.cpuSeconds();
    Timing timing =
        new TimedProcess(program).run(passed -> say.accept(name + " has run for " + passed + " s"));
    double sandboxCpu = sandbox.cpuSeconds() - cpuBefore;
    Verdict verdict = verdict(name, tool, organization, Files.readString(printed.toPath()));
    return new Result(
        Attempt.of(timing, sandbox.calls(), verdict, sandboxCpu), verdict, lastLine(errors));
  }

  private Verdict verdict(
      String name, Tool tool, GeneratedOrganization organization, String printed)
      throws IOException {
    Map<String, Set<String>> truth = sandbox.credentials();
    if (!task.removes() && !truth.equals(organization.credentials())) {
      throw new IllegalStateException(name + " changed the organization in an audit");
    }
    if (task == Task.AUDIT_ONE) {
      truth.keySet().retainAll(Set.of(GeneratedOrganization.CLEAN_ACCOUNT));
    }
    return Verdict.of(truth, answers(tool, printed));
  }

  /// A tool that ends without a report has answered nothing.
  private Map<String, Set<String>> answers(Tool tool, String printed) {
    try {
      return tool.answers(task, printed);
    } catch (IOException _) {
      return Map.of();
    }
  }

  private static String lastLine(File file) throws IOException {
    List<String> lines =
        Files.readAllLines(file.toPath()).stream().filter(line -> !line.isBlank()).toList();
    return lines.isEmpty() ? "nothing" : lines.getLast();
  }
}
