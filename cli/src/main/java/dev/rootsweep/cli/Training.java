package dev.rootsweep.cli;

import dev.rootsweep.cli.connect.Surroundings;
import dev.rootsweep.cli.connect.TrustedCertificates;
import dev.rootsweep.sandbox.AccountState;
import dev.rootsweep.sandbox.ExampleOrganization;
import dev.rootsweep.sandbox.Organization;
import dev.rootsweep.sandbox.Sandbox;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/// The run that Java's cache of loaded classes is made from: audits of a pretend organization
/// inside this process, by the code that audits a real one. The launcher runs it after a build.
///
/// It opens connections on loopback only, and reads no AWS configuration of this machine.
public final class Training {
  /// A clean account, one with every kind of credential, and one that cannot be seen.
  private static final List<String> THREE =
      List.of(
          ExampleOrganization.HUB, ExampleOrganization.EVERYTHING, ExampleOrganization.ROOT_DENIED);

  private Training() {}

  /// Runs it; the reports go to standard output.
  ///
  /// - errors: `IllegalStateException` where the audit did not get as far as a report
  public static void main(String[] arguments) {
    ErrorLog.takeOver();
    System.setProperty("aws.configFile", "/dev/null");
    System.setProperty("aws.sharedCredentialsFile", "/dev/null");
    System.setProperty("aws.accessKeyId", ExampleOrganization.HUB_ROLE.accessKeyId());
    System.setProperty("aws.secretAccessKey", ExampleOrganization.HUB_ROLE.secretAccessKey());
    TrustedCertificates.beginToRead();
    Organization organization = ExampleOrganization.at(Instant.now());
    // A check of an account that is not active yet is made again after a wait.
    organization.account(ExampleOrganization.PENDING).state(AccountState.ACTIVE);
    try (Sandbox sandbox = Sandbox.start(organization)) {
      Map<String, String> environment = SandboxCommand.environment(sandbox.endpoint().toString());
      audit(environment, THREE, "table");
      audit(environment, List.of("all"), "json");
    }
  }

  private static void audit(Map<String, String> environment, List<String> accounts, String form) {
    Surroundings real = Surroundings.real();
    Surroundings inside =
        new Surroundings(
            environment,
            real.time(),
            real.terminal(),
            real.ledgers(),
            real.queues(),
            real.topics());
    CommandLine line = Rootsweep.commandLine("--version");
    Rootsweep.configured(line.addSubcommand("audit", new AuditCommand(inside)));
    PrintWriter errors = line.getErr();
    List<String> arguments = new ArrayList<>(List.of("audit", "--output", form));
    arguments.addAll(accounts);
    int code =
        Rootsweep.execute(line, StandardOutput.real(errors), arguments.toArray(String[]::new));
    if (code != Rootsweep.FAILED) {
      throw new IllegalStateException("the audit ended with " + code);
    }
  }
}
