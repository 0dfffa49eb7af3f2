package dev.rootsweep.cli;

import dev.rootsweep.sandbox.Caller;
import dev.rootsweep.sandbox.ExampleOrganization;
import dev.rootsweep.sandbox.Sandbox;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
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
      "  . ./sandbox.env && rootsweep play --mode enforce events/check-due-requested.json"
    })
final class SandboxCommand implements Callable<Integer> {
  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "0",
      description = "The port to listen on (default: any free one).")
  private int port;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("--port is a number from 0 to 65535, not " + port);
    }
    try (Sandbox sandbox = Sandbox.start(ExampleOrganization.at(Instant.now()), port)) {
      PrintWriter out = spec.commandLine().getOut();
      environment(sandbox.endpoint().toString())
          .forEach((name, value) -> out.println("export " + name + "=" + value));
      out.flush();
      spec.commandLine()
          .getErr()
          .println("A pretend organization answers at " + sandbox.endpoint() + "; Ctrl-C ends it.");
      new CountDownLatch(1).await();
    }
    return Rootsweep.DONE;
  }

  static Map<String, String> environment(String endpoint) {
    Caller hub = ExampleOrganization.HUB_ROLE;
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("AWS_ENDPOINT_URL_STS", endpoint);
    environment.put("AWS_ENDPOINT_URL_IAM", endpoint);
    environment.put("AWS_ENDPOINT_URL_ORGANIZATIONS", endpoint);
    environment.put("AWS_ACCESS_KEY_ID", hub.accessKeyId());
    environment.put("AWS_SECRET_ACCESS_KEY", hub.secretAccessKey());
    environment.put("AWS_REGION", "us-east-1");
    environment.put("AWS_DEFAULT_REGION", "us-east-1");
    environment.put("ROOTSWEEP_MANAGEMENT_ACCOUNT", ExampleOrganization.MANAGEMENT);
    environment.put("ROOTSWEEP_HUB_ACCOUNT", ExampleOrganization.HUB);
    return environment;
  }
}
