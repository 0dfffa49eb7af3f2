package dev.rootsweep.cli;

import dev.rootsweep.aws.policy.GivenPolicy;
import dev.rootsweep.aws.policy.UnreadablePolicy;
import dev.rootsweep.cli.connect.SystemTerminal;
import dev.rootsweep.cli.connect.Terminal;
import dev.rootsweep.cli.policy.JudgedPolicy;
import dev.rootsweep.cli.policy.OwnedPolicy;
import dev.rootsweep.cli.policy.PolicyInput;
import dev.rootsweep.cli.policy.PolicyJson;
import dev.rootsweep.cli.policy.PolicyOwner;
import dev.rootsweep.cli.policy.PolicySource;
import dev.rootsweep.cli.policy.PolicyTable;
import dev.rootsweep.cli.policy.ServiceWithPolicies;
import dev.rootsweep.cli.policy.StoredOptions;
import dev.rootsweep.cli.report.ExitCodes;
import dev.rootsweep.core.lockout.Lockout;
import dev.rootsweep.core.lockout.OwnedResource;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.text.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.time.InstantSource;
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
      "  aws s3api get-bucket-policy --bucket logs |",
      "    rootsweep policy check - --account 323232323232",
      "  rootsweep policy check --bucket logs --bucket media --profile audit",
      "  rootsweep policy check --queue \"$QUEUE_URL\"",
      "docs/policies.md explains the answers by ten small policies."
    })
final class PolicyCheckCommand implements Callable<Integer> {
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
      description =
          "Files with one policy each, or with AWS's answer to get-bucket-policy or"
              + " get-queue-attributes; - reads standard input.")
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
      description = "The organization of the account, as o-abcde12345, for policies that name one.")
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

  /// Judges every policy; one that cannot be read does not keep the others from it. Files come
  /// first: they need no credentials.
  @Override
  public Integer call() throws IOException {
    demandUsage();
    int code = ExitCodes.DONE;
    for (String file : files) {
      code = Math.max(code, checked(new PolicySource(file, () -> ofFile(file))));
    }
    for (PolicySource source : stored.sources(environment, account, organization)) {
      code = Math.max(code, checked(source));
    }
    return code;
  }

  private void demandUsage() {
    demand(
        !files.isEmpty() || !stored.none(),
        "Say which policies: FILE, --bucket NAME or --queue URL.");
    demand(
        stored.none() || (service.isEmpty() && resource.isEmpty()),
        "--service and --resource are for files: --bucket and --queue say themselves which resource"
            + " it is");
    demand(
        files.stream().filter(PolicyInput.STANDARD::equals).count() < 2,
        "Standard input can be read once: give - once.");
    account.ifPresent(
        id ->
            demand(
                AccountId.isValid(id),
                "--account takes an id of twelve digits, not '" + Texts.shown(id) + "'"));
    organization.ifPresent(
        id ->
            demand(
                OwnedResource.isOrganization(id),
                "--organization takes an id such as o-abcde12345, which is o- with 10 to 32 small"
                    + " letters or digits, not '%s'".formatted(Texts.shown(id))));
  }

  private void demand(boolean met, String otherwise) {
    if (!met) {
      throw new ParameterException(spec.commandLine(), otherwise);
    }
  }

  private int checked(PolicySource source) throws IOException {
    try {
      JudgedPolicy judged = source.reading().read().judged(clock.instant());
      print(judged);
      warn(source, judged);
      return exitCode(judged.lockout());
    } catch (IllegalArgumentException | UnreadablePolicy wrong) {
      complain(source, String.valueOf(wrong.getMessage()));
      return ExitCodes.USAGE;
    } catch (PortFailure failure) {
      complain(source, String.valueOf(failure.getMessage()));
      return ExitCodes.FAILED;
    }
  }

  private void complain(PolicySource source, String what) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("rootsweep: " + Texts.shown(PolicyInput.title(source.given())) + ": " + what);
    err.flush();
  }

  /// In JSON the verdict says it itself.
  private void warn(PolicySource source, JudgedPolicy judged) {
    if (output == Output.TABLE && !judged.namesResource()) {
      String advice = resource.isPresent() ? ": check --resource." : ".";
      complain(
          source,
          "No statement of this policy names " + Texts.shown(judged.resource().arn()) + advice);
    }
  }

  private OwnedPolicy ofFile(String file) throws IOException {
    GivenPolicy given = new PolicyInput(input).read(file);
    return new OwnedPolicy(
        file,
        given.policy(),
        new PolicyOwner(service, resource, account, organization, this::ask).of(given));
  }

  /// Nobody can be asked where the policy itself comes by standard input.
  private Optional<String> ask(String question) {
    return terminal.canAnswer() && !files.contains(PolicyInput.STANDARD)
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
