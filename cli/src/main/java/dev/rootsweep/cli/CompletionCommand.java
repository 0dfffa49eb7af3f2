package dev.rootsweep.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Prints the shell's completion: one script for both, which switches zsh to bash's way, and for
/// zsh how it completes files.
@Command(
    name = "completion",
    mixinStandardHelpOptions = true,
    description = "Prints the completion of this command for bash or zsh.",
    footer = {
      "",
      "Example, for the shell that reads it:",
      "  source <(rootsweep completion bash)",
      "",
      "A file spares each new shell the start of Java:",
      "  cd ~/.local/share/bash-completion/completions",
      "  rootsweep completion bash > rootsweep",
      "  rootsweep completion zsh > ~/.rootsweep-completion.zsh",
      "bash-completion reads the first. For the second, put this into ~/.zshrc:",
      "  source ~/.rootsweep-completion.zsh"
    })
final class CompletionCommand implements Callable<Integer> {
  /// Bash's way to mark words as files (compopt) does not reach zsh, so zsh completes files itself.
  /// The second word is always a command, also where a folder has its name.
  private static final String FILES_IN_ZSH =
      """
      _complete_rootsweep_in_zsh() {
        local -a COMP_WORDS COMPREPLY found
        local COMP_CWORD=$((CURRENT - 1))
        COMP_WORDS=("${words[@]}")
        found=(${(f)"$(compgen -F _complete_rootsweep -- "${words[CURRENT]}")"})
        if [ "$CURRENT" -gt 2 ] && [ -e "${found[1]}" ]; then
          _files
        elif [ "${#found}" -gt 0 ]; then
          compadd -a found
        else
          _default
        fi
      }
      compdef _complete_rootsweep_in_zsh rootsweep
      """;

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
    if (shell == Shell.ZSH) {
      out.print(FILES_IN_ZSH);
    }
    out.flush();
    return Rootsweep.DONE;
  }
}
