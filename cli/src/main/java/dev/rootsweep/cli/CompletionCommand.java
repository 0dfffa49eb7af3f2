package dev.rootsweep.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Prints the shell's completion.
@Command(
    name = "completion",
    mixinStandardHelpOptions = true,
    description = "Prints the completion of this command for bash or zsh.",
    footer = {"", "Example, for the shell that reads it:", "  source <(rootsweep completion bash)"})
final class CompletionCommand implements Callable<Integer> {
  /// Shells.
  enum Shell {
    BASH,
    ZSH
  }

  @Parameters(paramLabel = "bash|zsh", description = "The shell.")
  private Shell shell = Shell.BASH;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (shell == Shell.ZSH) {
      out.println("autoload -U +X compinit && compinit");
      out.println("autoload -U +X bashcompinit && bashcompinit");
    }
    out.println(AutoComplete.bash("rootsweep", spec.root().commandLine()));
    out.flush();
    return Rootsweep.DONE;
  }
}
