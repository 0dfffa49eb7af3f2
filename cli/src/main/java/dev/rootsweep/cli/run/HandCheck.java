package dev.rootsweep.cli.run;

import dev.rootsweep.aws.directory.OrganizationsDirectory;
import dev.rootsweep.aws.directory.WalkedDirectory;
import dev.rootsweep.aws.wiring.Wiring;
import dev.rootsweep.cli.connect.Connection;
import dev.rootsweep.core.check.CheckAccount;
import dev.rootsweep.core.check.Consent;
import dev.rootsweep.core.check.ListReads;
import dev.rootsweep.core.memory.MemoryLedger;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.CredentialRef;
import dev.rootsweep.core.model.Intent;
import dev.rootsweep.core.model.RootPosture;
import dev.rootsweep.core.port.Directory;
import dev.rootsweep.core.port.Ledger;
import dev.rootsweep.core.port.SessionLedger;
import dev.rootsweep.core.port.Time;
import dev.rootsweep.core.settings.Mode;
import dev.rootsweep.core.signal.CheckMessage;
import dev.rootsweep.core.signal.Origin;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// The check of accounts, started by a person: first a look, then what was asked for.
public final class HandCheck {
  private final Connection connection;
  private final Time time;
  private final Stop stop;
  private final Progress progress;
  private final Ledger ledger;
  private final SessionLedger sessions;
  private final String runId;
  private final ListReads listReads;

  public HandCheck(
      Connection connection,
      Time time,
      Stop stop,
      Progress progress,
      String runId,
      ListReads listReads) {
    this.connection = connection;
    this.time = time;
    this.stop = stop;
    this.progress = progress;
    this.ledger = connection.ledger().orElseGet(MemoryLedger::new);
    this.sessions =
        connection
            .ledger()
            .<SessionLedger>map(kept -> kept)
            .orElseGet(NotRecordedSessionLedger::new);
    this.runId = runId;
    this.listReads = listReads;
  }

  /// Looks only: removes nothing, and writes nothing but session keys to the ledger.
  public Looked look(Ahead accounts) {
    Instant at = time.now();
    Map<AccountId, Intent> begun = new ConcurrentHashMap<>();
    Run run =
        run(
            new WalkedDirectory(directory()),
            account -> new Consent.LookOnly(intent -> begun.put(account, intent)));
    List<Result> results = over(run, "Looking at", accounts);
    results.stream().map(Result::chosen).forEach(one -> begun.values().removeIf(one::outlived));
    return new Looked(results, begun, at);
  }

  /// Removes what the rules allow to be removed, of the credentials that were shown.
  ///
  /// - shape: `seen` is what the look saw, by account
  public List<Result> remove(
      List<Chosen> accounts,
      Map<AccountId, Set<CredentialRef>> shown,
      Map<AccountId, RootPosture> seen) {
    Run run =
        run(
            directory(),
            account ->
                new Consent.RemoveShown(
                    shown.getOrDefault(account, Set.of()), Optional.ofNullable(seen.get(account))));
    return over(run, "Removing from", Ahead.whole(accounts));
  }

  /// Records what is held, so that it can be approved. It cannot remove anything.
  ///
  /// - shape: `seen` is what the look saw, by account
  public List<Result> recordHeld(List<Chosen> accounts, Map<AccountId, RootPosture> seen) {
    Run run =
        run(directory(), account -> new Consent.RecordOnly(Optional.ofNullable(seen.get(account))));
    return over(run, "Recording", Ahead.whole(accounts));
  }

  private OrganizationsDirectory directory() {
    return new OrganizationsDirectory(connection.clients()::organizations, time::now);
  }

  private Run run(Directory directory, Function<AccountId, Consent> consent) {
    LocalMessageQueue<CheckMessage> queue = new LocalMessageQueue<>();
    CheckAccount check =
        Wiring.checks(
                connection.settings(Mode.ENFORCE),
                connection.clients(),
                directory,
                ledger,
                sessions,
                queue,
                List.of(),
                time,
                listReads)
            .checkAccount();
    return new Run(check, consent, queue, time, stop, progress, connection.concurrency());
  }

  private List<Result> over(Run run, String what, Ahead accounts) {
    if (!accounts.iterator().hasNext()) {
      return List.of();
    }
    stop.working(true);
    return run.over(what, accounts, origin());
  }

  private Origin origin() {
    return new Origin(
        runId, connection.caller().account(), connection.clients().region(), time.now());
  }
}
