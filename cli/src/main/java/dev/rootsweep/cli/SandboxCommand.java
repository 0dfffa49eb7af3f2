package dev.rootsweep.cli;

import dev.rootsweep.sandbox.ExampleOrganization;
import dev.rootsweep.sandbox.Faults;
import dev.rootsweep.sandbox.Sandbox;
import dev.rootsweep.sandbox.file.OrganizationFile;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Leaves the pretend organization running on loopback.
@Command(
    name = "sandbox",
    mixinStandardHelpOptions = true,
    description =
        "Runs a pretend AWS organization on loopback until Ctrl-C, and prints a shell script that"
            + " makes AWS clients use it.",
    footer = {
      "",
      "Example: start it in one terminal, use it in another:",
      "  rootsweep sandbox --env-file sandbox.env",
      "  . ./sandbox.env && rootsweep audit",
      "",
      "GET /_sandbox/calls shows every call so far, GET /_sandbox/state what is there now."
    })
final class SandboxCommand implements Callable<Integer> {
  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "0",
      description = "The port to listen on (default: any free one).")
  private int port;

  @Option(
      names = "--env-file",
      paramLabel = "FILE",
      description =
          "Write the script to FILE instead, once the sandbox answers (default: standard output)."
              + " FILE is replaced.")
  private @Nullable Path envFile;

  @Option(
      names = "--organization",
      paramLabel = "FILE",
      description =
          "A JSON file that describes the organization, see docs/sandbox.md (default: an example of"
              + " 25 accounts).")
  private @Nullable Path file;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("--port is a number from 0 to 65535, not " + port);
    }
    if (envFile != null) {
      new EnvFile(envFile).clear();
    }
    OrganizationFile shown = shown(Instant.now());
    try (Sandbox sandbox = start(shown)) {
      String endpoint = sandbox.endpoint().toString();
      if (!hand(SandboxEnvironment.of(endpoint, shown).script())) {
        return Rootsweep.FAILED;
      }
      say("A pretend organization answers at " + endpoint + "; Ctrl-C ends it.");
      new CountDownLatch(1).await();
    }
    return Rootsweep.DONE;
  }

  /// Tells whether the script was written.
  private boolean hand(String script) {
    if (envFile == null) {
      PrintWriter out = spec.commandLine().getOut();
      out.print(script);
      return !out.checkError();
    }
    EnvFile file = new EnvFile(envFile);
    file.write(script);
    say("In another terminal: . " + SandboxEnvironment.quoted(file.path().toString()));
    return true;
  }

  private void say(String line) {
    PrintWriter err = spec.commandLine().getErr();
    err.println(line);
    err.flush();
  }

  private Sandbox start(OrganizationFile shown) {
    try {
      return Sandbox.start(shown.organization(), port);
    } catch (UncheckedIOException e) {
      throw new IllegalArgumentException(e.getMessage() + ": is it taken? Leave --port out", e);
    }
  }

  private OrganizationFile shown(Instant now) {
    try {
      return file == null ? example(now) : OrganizationFile.read(file, now);
    } catch (UncheckedIOException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private static OrganizationFile example(Instant now) {
    return new OrganizationFile(
        ExampleOrganization.at(now).faults(Faults.none().awsRates()),
        ExampleOrganization.MANAGEMENT,
        ExampleOrganization.HUB_ROLE);
  }

  /// What makes clients use the example organization.
  static Map<String, String> environment(String endpoint) {
    return SandboxEnvironment.of(endpoint, example(Instant.EPOCH)).variables();
  }
}
