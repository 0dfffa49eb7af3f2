package dev.rootsweep.cli;

import dev.rootsweep.sandbox.Caller;
import dev.rootsweep.sandbox.ExampleOrganization;
import dev.rootsweep.sandbox.Sandbox;
import dev.rootsweep.sandbox.file.OrganizationFile;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
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
        "Runs a pretend AWS organization on loopback until Ctrl-C, and prints the environment that"
            + " makes AWS clients use it, as shell assignments.",
    footer = {
      "",
      "Example: start it in one terminal, use it in another:",
      "  rootsweep sandbox --port 4599 > sandbox.env",
      "  . ./sandbox.env && rootsweep play --mode enforce events/check-due-requested.json",
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
    OrganizationFile shown = shown(Instant.now());
    try (Sandbox sandbox = start(shown)) {
      PrintWriter out = spec.commandLine().getOut();
      environment(sandbox.endpoint().toString(), shown)
          .forEach((name, value) -> out.println("export " + name + "=" + quoted(value)));
      if (out.checkError()) {
        return Rootsweep.FAILED;
      }
      spec.commandLine()
          .getErr()
          .println("A pretend organization answers at " + sandbox.endpoint() + "; Ctrl-C ends it.");
      new CountDownLatch(1).await();
    }
    return Rootsweep.DONE;
  }

  private Sandbox start(OrganizationFile shown) {
    try {
      return Sandbox.start(shown.organization(), port);
    } catch (UncheckedIOException e) {
      throw new IllegalArgumentException(e.getMessage() + ": is it taken? Leave --port out", e);
    }
  }

  /// The value as one word of a shell, whatever a file put into it.
  static String quoted(String value) {
    return value.matches("[A-Za-z0-9_./:+=@-]*") ? value : "'" + value.replace("'", "'\\''") + "'";
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
        ExampleOrganization.at(now), ExampleOrganization.MANAGEMENT, ExampleOrganization.HUB_ROLE);
  }

  /// What makes clients use the example organization.
  static Map<String, String> environment(String endpoint) {
    return environment(endpoint, example(Instant.EPOCH));
  }

  private static Map<String, String> environment(String endpoint, OrganizationFile shown) {
    Caller caller = shown.caller();
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("AWS_ENDPOINT_URL_STS", endpoint);
    environment.put("AWS_ENDPOINT_URL_IAM", endpoint);
    environment.put("AWS_ENDPOINT_URL_ORGANIZATIONS", endpoint);
    environment.put("AWS_ENDPOINT_URL_CLOUDFORMATION", endpoint);
    environment.put("AWS_ACCESS_KEY_ID", caller.accessKeyId());
    environment.put("AWS_SECRET_ACCESS_KEY", caller.secretAccessKey());
    environment.put("AWS_REGION", "us-east-1");
    environment.put("AWS_DEFAULT_REGION", "us-east-1");
    environment.put("ROOTSWEEP_MANAGEMENT_ACCOUNT", shown.managementAccount());
    environment.put("ROOTSWEEP_HUB_ACCOUNT", caller.account());
    return environment;
  }
}
