package dev.rootsweep.cli.connect;

import dev.rootsweep.aws.AwsClients;
import dev.rootsweep.aws.ThrottledCalls;
import dev.rootsweep.aws.identity.Caller;
import dev.rootsweep.core.port.Ledger;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.settings.Mode;
import dev.rootsweep.core.settings.Setting;
import dev.rootsweep.core.settings.Settings;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// AWS as a person reaches it, with the settings that count there.
///
/// - shape: `environment` names both accounts, also where only AWS knew them; `ledger` is the
///   deployed one, empty where none is named
public record Connection(
    AwsClients clients,
    Caller caller,
    Map<String, String> environment,
    ThrottledCalls throttled,
    Optional<Ledger> ledger) {
  public Connection {
    environment = Map.copyOf(environment);
  }

  /// Returns the settings, in this mode.
  public Settings settings(Mode mode) {
    Map<String, String> said = new HashMap<>(environment);
    said.put(Setting.MODE.environmentName(), mode.name().toLowerCase(Locale.ROOT));
    return Settings.of(said);
  }

  /// Returns the deployed ledger.
  ///
  /// - errors: `IllegalArgumentException` where none is named
  public Ledger demandLedger() {
    return ledger.orElseThrow(
        () ->
            new IllegalArgumentException(
                "this needs the deployed ledger: give --ledger TABLE, or set "
                    + Setting.LEDGER_TABLE.environmentName()));
  }

  /// Sees to it that the ledger named can be read, before anything is begun.
  ///
  /// - errors: `PortFailure` that names the table
  public void demandReadableLedger() {
    try {
      ledger.ifPresent(Ledger::pause);
    } catch (PortFailure failure) {
      throw new PortFailure(
          failure.kind(),
          "reading the ledger %s in %s".formatted(ledgerTable().orElse(""), clients.region()),
          failure.said(),
          failure);
    }
  }

  /// Returns the name of the deployed ledger's table; empty where none is named.
  public Optional<String> ledgerTable() {
    return ledger.map(_ -> settings(Mode.OBSERVE).ledgerTable());
  }
}
