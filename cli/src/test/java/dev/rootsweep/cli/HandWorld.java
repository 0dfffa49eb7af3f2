package dev.rootsweep.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.rootsweep.cli.connect.Surroundings;
import dev.rootsweep.cli.run.LocalMessageQueue;
import dev.rootsweep.cli.stage.StageTime;
import dev.rootsweep.core.memory.MemoryLedger;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.TopicSubscriptions;
import dev.rootsweep.core.port.MessageQueue;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.settings.Setting;
import dev.rootsweep.core.settings.WatchedTopic;
import dev.rootsweep.core.signal.CheckMessage;
import dev.rootsweep.sandbox.Call;
import dev.rootsweep.sandbox.ExampleOrganization;
import dev.rootsweep.sandbox.Faults;
import dev.rootsweep.sandbox.Organization;
import dev.rootsweep.sandbox.Sandbox;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import picocli.CommandLine;

/// A person's machine in front of the example organization: environment, terminal, a ledger named
/// `ledger-1`, and a clock that is put forward instead of waited for.
final class HandWorld implements AutoCloseable {
  static final String TABLE = "ledger-1";
  static final AccountId PASSWORD_AND_MFA = new AccountId(ExampleOrganization.PASSWORD_AND_MFA);
  static final AccountId KEY_IN_USE = new AccountId(ExampleOrganization.KEY_IN_USE);

  final StageTime time = new StageTime(InstantSource.system());
  final MemoryLedger ledger = new MemoryLedger();
  MessageQueue<CheckMessage> queue = new LocalMessageQueue<>();
  final Map<String, String> environment;
  final StringWriter out = new StringWriter();
  final StringWriter err = new StringWriter();
  final Organization organization = ExampleOrganization.at(time.now());
  final Sandbox sandbox;
  private final ScriptedTerminal terminal = new ScriptedTerminal();
  final List<String> questions = terminal.questions;
  final List<String> topicsAsked = new ArrayList<>();

  /// What the topics answer; each has one subscription, confirmed.
  Function<WatchedTopic, TopicSubscriptions> subscriptions =
      topic -> new TopicSubscriptions(topic.arn(), topic.wanted(), 1, 0);

  HandWorld() {
    this.sandbox = Sandbox.start(organization, 0, time::now);
    this.environment = new HashMap<>(SandboxCommand.environment(sandbox.endpoint().toString()));
    environment.remove("ROOTSWEEP_MANAGEMENT_ACCOUNT");
    environment.remove("ROOTSWEEP_HUB_ACCOUNT");
    ledger.noteRules(Map.of(Setting.DRIFT, "remove"));
    System.setProperty("aws.accessKeyId", environment.getOrDefault("AWS_ACCESS_KEY_ID", ""));
    System.setProperty(
        "aws.secretAccessKey", environment.getOrDefault("AWS_SECRET_ACCESS_KEY", ""));
  }

  /// Puts a person at the terminal who gives these answers.
  HandWorld answering(String... texts) {
    terminal.answer(texts);
    return this;
  }

  Surroundings surroundings() {
    return new Surroundings(
        environment,
        time,
        terminal,
        (_, _) -> ledger,
        (_, _) -> queue,
        (_, topics) -> () -> topics.stream().map(this::counted).toList());
  }

  private TopicSubscriptions counted(WatchedTopic topic) {
    topicsAsked.add(topic.arn());
    return subscriptions.apply(topic);
  }

  /// Runs a command whose standard output takes nothing and fails with this message.
  int runIntoNothing(String failure, Object command, String... arguments) {
    PrintWriter errors = new PrintWriter(err, true);
    return Rootsweep.execute(
        Rootsweep.configured(new CommandLine(command)).setErr(errors),
        new StandardOutput(new FailingStream(failure), errors, () -> false),
        arguments);
  }

  int run(Object command, String... arguments) {
    return Rootsweep.configured(new CommandLine(command))
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  /// A port that answers everything with this failure.
  static <T> T failing(Class<T> port, PortFailure failure) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (_, _, _) -> {
              throw failure;
            }));
  }

  int check(String... arguments) {
    return run(new CheckCommand(surroundings()), arguments);
  }

  int audit(String... arguments) {
    return run(new AuditCommand(surroundings()), arguments);
  }

  List<Call> calls(String operation) {
    return sandbox.record().calls(call -> call.operation().equals(operation));
  }

  /// The root sessions that could have deleted something.
  List<Call> deletionSessions() {
    return calls("AssumeRoot").stream()
        .filter(call -> call.parameters().toString().contains("IAMDeleteRootUserCredentials"))
        .toList();
  }

  /// Reads the report that was printed as JSON.
  JsonNode report() throws IOException {
    return new JsonMapper().readTree(out.toString());
  }

  /// Lets something happen at the so-manieth root session of an account, on top of these faults.
  void uponSession(String account, int which, Faults faults, Runnable happening) {
    AtomicInteger sessions = new AtomicInteger();
    organization
        .account(account)
        .faults(
            faults.upon(
                "AssumeRoot",
                () -> {
                  if (sessions.incrementAndGet() == which) {
                    happening.run();
                  }
                }));
  }

  @Override
  public void close() {
    sandbox.close();
    System.clearProperty("aws.accessKeyId");
    System.clearProperty("aws.secretAccessKey");
  }
}
