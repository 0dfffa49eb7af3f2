package dev.rootsweep.cli.connect;

import dev.rootsweep.aws.AwsClients;
import dev.rootsweep.aws.identity.Caller;
import dev.rootsweep.aws.identity.Identity;
import dev.rootsweep.aws.rate.Concurrency;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.port.Ledger;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.settings.Setting;
import dev.rootsweep.core.settings.Settings;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Reaches AWS: settings first, then credentials, then what AWS says of the caller and the
/// organization.
public final class Connecting {
  private final Surroundings surroundings;
  private final AwsOptions options;
  private final Map<String, String> environment;
  private final CallerAccess access;
  private final Concurrency concurrency;

  /// What AWS is asked first.
  private record Asked(Caller caller, Beside<AccountId> managementAccount) {}

  private Connecting(
      Surroundings surroundings,
      AwsOptions options,
      Map<Setting, String> said,
      Concurrency concurrency) {
    this.concurrency = concurrency;
    this.surroundings = surroundings;
    this.options = options;
    this.environment = new HashMap<>(surroundings.environment());
    options
        .ledger()
        .ifPresent(table -> environment.put(Setting.LEDGER_TABLE.environmentName(), table));
    said.forEach((setting, text) -> environment.put(setting.environmentName(), text));
    this.access = new CallerAccess(environment, options.caller());
  }

  /// Connects.
  ///
  /// - shape: `said` are the settings that the command line names
  /// - errors: `IllegalArgumentException` that names the fix, where the command cannot start;
  ///   `PortFailure` or `Explained` where AWS failed
  public static Connection with(
      Surroundings surroundings, AwsOptions options, Map<Setting, String> said) {
    return with(
        surroundings, options, said, new Concurrency(Concurrency.FIRST, surroundings.time()));
  }

  /// Connects for a run over many accounts; `concurrency` learns how AWS takes its calls.
  public static Connection with(
      Surroundings surroundings,
      AwsOptions options,
      Map<Setting, String> said,
      Concurrency concurrency) {
    return new Connecting(surroundings, options, said, concurrency).connect();
  }

  private Connection connect() {
    demandGoodSettings();
    AwsClients clients = access.clients(concurrency);
    Asked asked = ask(clients);
    Caller caller = asked.caller();
    settle(Setting.HUB_ACCOUNT, caller.account(), "these credentials belong to");
    managementAccount(asked)
        .ifPresent(
            account ->
                settle(
                    Setting.MANAGEMENT_ACCOUNT, account, "the organization is managed by account"));
    return new Connection(
        clients,
        caller,
        environment,
        concurrency,
        ledger(clients),
        options.caller().profile().orElse(""),
        Map.of());
  }

  /// Every problem of the settings is told before anything is asked of AWS.
  private void demandGoodSettings() {
    Map<String, String> complete = new HashMap<>(environment);
    complete.putIfAbsent(Setting.HUB_ACCOUNT.environmentName(), "000000000000");
    complete.putIfAbsent(Setting.MANAGEMENT_ACCOUNT.environmentName(), "000000000000");
    Settings _ = Settings.of(complete);
  }

  private Optional<Ledger> ledger(AwsClients clients) {
    return named(Setting.LEDGER_TABLE.environmentName())
        .map(table -> surroundings.ledgers().open(clients, table));
  }

  /// Asks who the caller is, and beside it which account manages the organization: neither needs
  /// the other's answer. There are credentials before either is asked, so that they are fetched
  /// once.
  private Asked ask(AwsClients clients) {
    Identity identity = new Identity(clients);
    try {
      clients.demandCredentials();
      Beside<AccountId> management = Beside.ask(identity::managementAccount);
      return new Asked(identity.caller(), management);
    } catch (PortFailure failure) {
      throw access.explained(failure);
    }
  }

  /// Who may not ask must name the account; what is named is checked against each account's ARN
  /// later on.
  private Optional<AccountId> managementAccount(Asked asked) {
    try {
      return Optional.of(asked.managementAccount().answer());
    } catch (PortFailure failure) {
      if (failure.kind().refused()
          && named(Setting.MANAGEMENT_ACCOUNT.environmentName()).isPresent()) {
        return Optional.empty();
      }
      throw OrganizationTexts.unmanaged(failure, asked.caller());
    }
  }

  private void settle(Setting setting, AccountId found, String words) {
    Optional<String> named = named(setting.environmentName());
    if (named.isPresent() && !named.get().equals(found.value())) {
      throw new IllegalArgumentException(
          "%s is %s, but %s %s: unset it, or use other credentials"
              .formatted(setting.environmentName(), named.get(), words, found));
    }
    environment.put(setting.environmentName(), found.value());
  }

  private Optional<String> named(String variable) {
    return access.named(variable);
  }
}
