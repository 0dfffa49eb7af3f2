package dev.rootsweep.cli.connect;

import dev.rootsweep.aws.AwsClients;
import dev.rootsweep.aws.identity.Caller;
import dev.rootsweep.aws.rate.Concurrency;
import dev.rootsweep.core.alert.RootsweepCommands;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.Pause;
import dev.rootsweep.core.port.Ledger;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.settings.Mode;
import dev.rootsweep.core.settings.Setting;
import dev.rootsweep.core.settings.Settings;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// AWS as a person reaches it, with the settings that count there.
///
/// - shape: `deployedRules` are those that the ledger has, once they were asked for; `environment`
///   names both accounts, also where only AWS knew them; `ledger` is the deployed one, empty where
///   none is named; `profile` is the one that the command named, or empty
public record Connection(
    AwsClients clients,
    Caller caller,
    Map<String, String> environment,
    Concurrency concurrency,
    Optional<Ledger> ledger,
    String profile,
    Map<Setting, String> deployedRules) {
  public Connection {
    environment = Map.copyOf(environment);
    deployedRules = Map.copyOf(deployedRules);
  }

  /// Returns the same connection under the rules that the deployed ledger has; itself without one.
  ///
  /// - errors: `Explained` where the ledger does not answer; `InvalidSettings`
  public Connection underDeployedRules() {
    if (ledger.isEmpty()) {
      return this;
    }
    Map<Setting, String> rules = withLedger(Ledger::rules);
    Connection under =
        new Connection(
            clients,
            caller,
            new DeployedSettings(rules, environment).merged(),
            concurrency,
            ledger,
            profile,
            rules);
    Settings _ = under.settings(Mode.OBSERVE);
    return under;
  }

  /// Tells whether a sweep has noted the rules of the deployment.
  public boolean knowsDeployedRules() {
    return !deployedRules.isEmpty();
  }

  /// Says which rules count.
  public List<String> rulesInWords() {
    return new DeployedSettings(deployedRules, environment).inWords();
  }

  /// Returns the settings, in this mode.
  public Settings settings(Mode mode) {
    Map<String, String> said = new HashMap<>(environment);
    said.put(Setting.MODE.environmentName(), mode.name().toLowerCase(Locale.ROOT));
    return Settings.of(said);
  }

  /// Returns the commands that go on where this one ends, as this person types them.
  public RootsweepCommands commands() {
    return new RootsweepCommands(ledgerTable().orElse(""), clients.region(), profile);
  }

  /// Asks the deployed ledger.
  ///
  /// - errors: `IllegalArgumentException` where no ledger is named; `Explained` where it does not
  ///   answer
  public <T> T withLedger(Function<Ledger, T> question) {
    return onLedger(question, "");
  }

  /// Gives the deployed ledger an order that may be given again.
  ///
  /// - shape: `wanted` says what is so after the order
  /// - errors: as `withLedger`. An order whose answer is missing may have been carried out
  public <T> T order(String wanted, Function<Ledger, T> order) {
    return onLedger(order, " Run the same command again to see whether " + wanted + ".");
  }

  /// Sees to it that the ledger named can be read, before anything is begun.
  ///
  /// - errors: `Explained`, which names the table
  public void demandReadableLedger() {
    if (ledger.isPresent()) {
      Optional<Pause> _ = withLedger(Ledger::pause);
    }
  }

  private <T> T onLedger(Function<Ledger, T> work, String whenUnanswered) {
    Ledger deployed =
        ledger.orElseThrow(
            () ->
                new IllegalArgumentException(
                    "this needs the deployed ledger: give --ledger TABLE, or set "
                        + Setting.LEDGER_TABLE.environmentName()));
    try {
      return work.apply(deployed);
    } catch (PortFailure failure) {
      String asked =
          "ledger %s in %s, %s"
              .formatted(ledgerTable().orElse(""), clients.region(), failure.asked());
      String fix =
          failure.said().startsWith("ResourceNotFoundException")
              ? " Account %s has no such table in this Region: correct --ledger or --region."
                  .formatted(caller.account())
              : Endpoints.of(environment)
                  .sentTo(AwsClients.Api.DYNAMODB)
                  .filter(_ -> failure.kind() == PortFailure.Kind.UNAVAILABLE)
                  .map(
                      endpoint ->
                          " AWS_ENDPOINT_URL or AWS_ENDPOINT_URL_DYNAMODB sends the calls to %s: see that DynamoDB Local runs there, or unset it."
                              .formatted(endpoint))
                  .orElse("");
      throw new Explained(
          asked
              + ": "
              + failure.said()
              + (failure.said().endsWith(".") ? "" : ".")
              + fix
              + (failure.kind().passing() ? whenUnanswered : ""),
          failure);
    }
  }

  /// Returns the organization's management account.
  public AccountId managementAccount() {
    return settings(Mode.OBSERVE).managementAccount();
  }

  /// Returns the name of the deployed ledger's table; empty where none is named.
  public Optional<String> ledgerTable() {
    return ledger.map(_ -> settings(Mode.OBSERVE).ledgerTable());
  }
}
