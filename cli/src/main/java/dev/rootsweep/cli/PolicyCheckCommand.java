package dev.rootsweep.cli;

import dev.rootsweep.aws.policy.PolicyReader;
import dev.rootsweep.aws.policy.UnreadablePolicy;
import dev.rootsweep.cli.connect.SystemTerminal;
import dev.rootsweep.cli.connect.Terminal;
import dev.rootsweep.cli.policy.JudgedPolicy;
import dev.rootsweep.cli.policy.OwnedPolicy;
import dev.rootsweep.cli.policy.PolicyJson;
import dev.rootsweep.cli.policy.PolicyOwner;
import dev.rootsweep.cli.policy.PolicySource;
import dev.rootsweep.cli.policy.PolicyTable;
import dev.rootsweep.cli.policy.ServiceWithPolicies;
import dev.rootsweep.cli.policy.StoredOptions;
import dev.rootsweep.cli.report.ExitCodes;
import dev.rootsweep.cli.stage.GivenFile;
import dev.rootsweep.core.lockout.Lockout;
import dev.rootsweep.core.policy.Policy;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.text.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Tells whether policies would lock their owner out.
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Tells whether the policy of a bucket or a queue locks its owner out: whether users and roles"
          + " of the account that owns it can still change the policy. It reads files and asks"
          + " nothing of AWS, or reads the policies of buckets and queues from AWS with your own"
          + " credentials. The root user is not counted.",
      "",
      "fine            any administrator can change the policy",
      "depends         some cannot, or not from everywhere, or not in both ways",
      "locks everyone  no user and no role of the account can change it",
      "cannot tell     the policy says something that Rootsweep does not know",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every policy is fine",
      "1:a policy locks everyone, depends, or cannot be judged",
      "2:wrong usage, or a policy that cannot be read",
      "3:AWS failed",
      ExitCodes.UNWRITTEN_HELP
    },
    footer = {
      "",
      "Examples:",
      "  rootsweep policy check bucket-policy.json --account 323232323232",
      "  aws s3api get-bucket-policy --bucket logs --query Policy --output text |",
      "    rootsweep policy check - --account 323232323232 --resource arn:aws:s3:::logs",
      "  rootsweep policy check --bucket logs --bucket media --profile audit",
      "  rootsweep policy check --queue \"$QUEUE_URL\"",
      "docs/policies.md explains the answers by ten small policies."
    })
final class PolicyCheckCommand implements Callable<Integer> {
  private static final String STANDARD_INPUT = "-";

  /// How a verdict is printed.
  enum Output {
    TABLE,
    JSON;

    /// The name as it is typed, and as the shell completes it.
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// The services as they are typed.
  static final class Services implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(ServiceWithPolicies.values())
          .map(service -> service.name().toLowerCase(Locale.ROOT))
          .iterator();
    }
  }

  @Parameters(
      paramLabel = "FILE|-",
      arity = "0..*",
      description = "Files with one policy each; - reads standard input.")
  private List<String> files = List.of();

  @Mixin private StoredOptions stored = new StoredOptions();

  @Option(
      names = "--service",
      paramLabel = "s3|sqs",
      completionCandidates = Services.class,
      description = "What the policy belongs to (default: as the resource says).")
  private Optional<ServiceWithPolicies> service = Optional.empty();

  @Option(
      names = "--account",
      paramLabel = "ID",
      description =
          "The account that owns it (default: for a queue, the one in its ARN or URL; for --bucket,"
              + " the one of your credentials).")
  private Optional<String> account = Optional.empty();

  @Option(
      names = "--resource",
      paramLabel = "ARN",
      description = "The bucket or the queue (default: the one that the policy names).")
  private Optional<String> resource = Optional.empty();

  @Option(
      names = "--organization",
      paramLabel = "ID",
      description = "The organization of the account, o-..., for policies that name one.")
  private Optional<String> organization = Optional.empty();

  @Option(names = "--allow-depends", description = "Exit with 0 also where it depends.")
  private boolean allowDepends;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "table|json",
      defaultValue = "table",
      description = "The verdicts on standard output; as JSON, one line each (default: table).")
  private Output output = Output.TABLE;

  @Spec private CommandSpec spec = CommandSpec.create();

  private final Map<String, String> environment;
  private final Terminal terminal;
  private final InstantSource clock;
  private final InputStream input;

  PolicyCheckCommand() {
    this(
        System.getenv(),
        new SystemTerminal(System.getenv().getOrDefault("TERM", "")),
        InstantSource.system(),
        System.in);
  }

  PolicyCheckCommand(
      Map<String, String> environment, Terminal terminal, InstantSource clock, InputStream input) {
    this.environment = environment;
    this.terminal = terminal;
    this.clock = clock;
    this.input = input;
  }

  /// Judges every policy; one that cannot be read does not keep the others from it.
  @Override
  public Integer call() throws IOException {
    int code = ExitCodes.DONE;
    for (PolicySource source : sources()) {
      code = Math.max(code, checked(source));
    }
    return code;
  }

  /// The files, the buckets and the queues.
  private List<PolicySource> sources() {
    if (files.isEmpty() && stored.none()) {
      throw new ParameterException(
          spec.commandLine(), "Say which policies: FILE, --bucket NAME or --queue URL.");
    }
    if (!stored.none() && (service.isPresent() || resource.isPresent())) {
      throw new IllegalArgumentException(
          "--service and --resource are for files: --bucket and --queue say themselves which"
              + " resource it is");
    }
    List<PolicySource> all = new ArrayList<>();
    files.forEach(file -> all.add(new PolicySource(file, () -> ofFile(file))));
    all.addAll(stored.sources(environment, account, organization));
    return all;
  }

  private int checked(PolicySource source) throws IOException {
    try {
      JudgedPolicy judged = source.reading().read().judged(clock.instant());
      print(judged);
      return exitCode(judged.lockout());
    } catch (IllegalArgumentException | UnreadablePolicy wrong) {
      complain(source, wrong);
      return ExitCodes.USAGE;
    } catch (PortFailure failure) {
      complain(source, failure);
      return ExitCodes.FAILED;
    }
  }

  private void complain(PolicySource source, RuntimeException why) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("rootsweep: " + Texts.shown(source.given()) + ": " + why.getMessage());
    err.flush();
  }

  private OwnedPolicy ofFile(String file) throws IOException {
    Policy policy = PolicyReader.read(text(file));
    return new OwnedPolicy(
        file,
        policy,
        new PolicyOwner(service, resource, account, organization, this::ask).of(policy));
  }

  private String text(String file) throws IOException {
    return file.equals(STANDARD_INPUT)
        ? new String(input.readAllBytes(), StandardCharsets.UTF_8)
        : GivenFile.text(Path.of(file));
  }

  /// Nobody can be asked where the policy itself comes by standard input.
  private Optional<String> ask(String question) {
    return terminal.canAnswer() && !files.contains(STANDARD_INPUT)
        ? terminal.ask(question)
        : Optional.empty();
  }

  private void print(JudgedPolicy judged) {
    PrintWriter out = spec.commandLine().getOut();
    switch (output) {
      case TABLE -> {
        Screen screen = new Screen(spec.commandLine(), terminal, environment);
        out.print(new PolicyTable(screen.width(), screen.colours()).text(judged));
      }
      case JSON -> out.println(PolicyJson.of(judged));
    }
  }

  private int exitCode(Lockout lockout) {
    return switch (lockout) {
      case Lockout.Fine _ -> ExitCodes.DONE;
      case Lockout.Depends _ -> allowDepends ? ExitCodes.DONE : ExitCodes.REMAINS;
      case Lockout.LocksEveryone _, Lockout.CannotTell _ -> ExitCodes.REMAINS;
    };
  }
}
