package dev.rootsweep.cli;

import dev.rootsweep.cli.demo.Demo;
import dev.rootsweep.cli.demo.DemoReport;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Shows the main job on a pretend organization.
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description =
        "Shows the main job on a pretend AWS organization of 25 accounts: first observing, then"
            + " removing, then alerting on root activity. Touches nothing outside this process.",
    footer = {"", "Example:", "  rootsweep demo --output json > demo.json"})
final class DemoCommand implements Callable<Integer> {
  /// Forms of the result.
  enum Output {
    TABLE,
    JSON;

    /// The name as it is typed, and as the shell completes it.
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Option(
      names = {"-o", "--output"},
      paramLabel = "table|json",
      defaultValue = "table",
      description = "The report on standard output (default: table).")
  private Output output = Output.TABLE;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter steps = spec.commandLine().getErr();
    DemoReport report =
        new DemoReport(
            new Demo(
                    step -> {
                      steps.println(step);
                      steps.flush();
                    })
                .run());
    PrintWriter out = spec.commandLine().getOut();
    switch (output) {
      case TABLE -> {
        out.println(report.table());
        out.println(report.counts());
        out.println();
        out.println(report.notices());
        out.println(report.activity());
        out.print(report.next());
      }
      case JSON -> out.println(report.json());
    }
    out.flush();
    return Rootsweep.DONE;
  }
}
