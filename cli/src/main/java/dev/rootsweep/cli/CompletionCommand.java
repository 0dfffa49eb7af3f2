package dev.rootsweep.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Prints the shell's completion: one script for both, which switches zsh to bash's way.
@Command(
    name = "completion",
    mixinStandardHelpOptions = true,
    description = "Prints the completion of this command for bash or zsh.",
    footer = {"", "Example, for the shell that reads it:", "  source <(rootsweep completion bash)"})
final class CompletionCommand implements Callable<Integer> {
  /// Shells.
  enum Shell {
    BASH,
    ZSH;

    /// The name as it is typed, and as the shell completes it.
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Parameters(paramLabel = "bash|zsh", description = "The shell.")
  private Shell shell = Shell.BASH;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    out.println("# Completion of rootsweep for " + shell + ".");
    out.println(AutoComplete.bash("rootsweep", spec.root().commandLine()));
    out.flush();
    return Rootsweep.DONE;
  }
}
