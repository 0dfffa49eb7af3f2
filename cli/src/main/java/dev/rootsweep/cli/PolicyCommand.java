package dev.rootsweep.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// What can be done with policies.
@Command(
    name = "policy",
    mixinStandardHelpOptions = true,
    description = "Judges the policies of buckets and queues.",
    subcommands = PolicyCheckCommand.class,
    footer = {"", "Example:", "  rootsweep policy check bucket-policy.json --account 323232323232"})
final class PolicyCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to do: policy check FILE.");
  }
}
