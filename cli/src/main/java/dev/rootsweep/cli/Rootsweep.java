package dev.rootsweep.cli;

import dev.rootsweep.cli.connect.Explained;
import dev.rootsweep.cli.connect.TrustedCertificates;
import dev.rootsweep.cli.report.ExitCodes;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.text.Texts;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/// The command line: its subcommands and its exit codes.
@Command(
    name = "rootsweep",
    mixinStandardHelpOptions = true,
    version = "rootsweep 0.1.0-SNAPSHOT",
    description = "Keeps the member accounts of an AWS Organization free of root credentials.",
    footer = {
      "",
      "Example: see the whole job on a pretend organization, without AWS:",
      "  rootsweep demo"
    })
public final class Rootsweep implements Runnable {
  /// Everything went as wished.
  static final int DONE = ExitCodes.DONE;

  /// Something was not done, and the output says what.
  static final int REMAINS = ExitCodes.REMAINS;

  /// The command was used wrongly, or refused to start.
  static final int USAGE = ExitCodes.USAGE;

  /// AWS refused or failed.
  static final int FAILED = ExitCodes.FAILED;

  /// So much of an unforeseen error is shown.
  private static final int LONGEST = 2_000;

  @Spec private CommandSpec spec = CommandSpec.create();

  /// Runs the command and ends the process with its exit code.
  public static void main(String[] arguments) {
    ErrorLog.takeOver();
    if ("dumb".equals(System.getenv("TERM"))) {
      System.setProperty("picocli.ansi", "false");
    }
    if (Subcommands.reachAws(arguments)) {
      TrustedCertificates.beginToRead();
    }
    CommandLine line = commandLine(arguments);
    System.exit(execute(line, StandardOutput.real(line.getErr()), arguments));
  }

  /// Runs the command; what it writes goes to `output`.
  static int execute(CommandLine line, StandardOutput output, String... arguments) {
    PrintWriter out = new PrintWriter(output, false, StandardCharsets.UTF_8);
    int code = executed(line.setOut(out), arguments);
    out.flush();
    return output.exitCode(code);
  }

  private static int executed(CommandLine line, String... arguments) {
    try {
      return line.execute(arguments);
    } catch (Error broken) {
      line.getErr()
          .println(
              "rootsweep: an error that nobody foresaw, please report it: "
                  + Texts.masked(broken.toString(), LONGEST));
      line.getErr().flush();
      return FAILED;
    }
  }

  /// Makes the command line with all that these arguments may ask for.
  static CommandLine commandLine(String... arguments) {
    CommandLine line = new CommandLine(new Rootsweep());
    Subcommands.namedBy(arguments).forEach(line::addSubcommand);
    return configured(line);
  }

  static CommandLine configured(CommandLine line) {
    Values.readByName(line);
    return line.setExpandAtFiles(false)
        .setParameterExceptionHandler(Rootsweep::refuse)
        .setExecutionExceptionHandler(
            (exception, failed, _) -> {
              failed
                  .getErr()
                  .println(failed.getColorScheme().errorText("rootsweep: " + said(exception)));
              return exception instanceof IllegalArgumentException ? USAGE : FAILED;
            });
  }

  /// What we say ourselves is fit to be shown; what nobody foresaw may hold a secret.
  private static String said(Exception exception) {
    return switch (exception) {
      case IllegalArgumentException ours -> String.valueOf(ours.getMessage());
      case PortFailure ours -> String.valueOf(ours.getMessage());
      case Explained ours -> String.valueOf(ours.getMessage());
      default ->
          "an error that nobody foresaw, please report it: "
              + Texts.masked(exception.toString(), LONGEST);
    };
  }

  /// What was wrong, and where help is. Only who named no command at all sees them all.
  private static int refuse(ParameterException wrong, String... arguments) {
    CommandLine line = wrong.getCommandLine();
    PrintWriter err = line.getErr();
    err.println(line.getColorScheme().errorText("rootsweep: " + wrong.getMessage()));
    if (arguments.length == 0) {
      line.usage(err);
    } else {
      UnmatchedArgumentException.printSuggestions(wrong, err);
      err.println("See " + line.getCommandSpec().qualifiedName() + " --help.");
    }
    err.flush();
    return USAGE;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to do: one of the commands below.");
  }
}
