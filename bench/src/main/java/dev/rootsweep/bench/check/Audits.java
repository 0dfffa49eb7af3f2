package dev.rootsweep.bench.check;

import dev.rootsweep.aws.root.StsRootAccess;
import dev.rootsweep.core.memory.MemoryLedger;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.port.RootAccess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// A process of its own that audits: told a number, it audits so many accounts one after another
/// and says how many seconds that took.
public final class Audits {
  private static final double MILLIS_PER_SECOND = 1e3;

  private final RootAccess access;
  private final MemoryLedger ledger = new MemoryLedger();

  private Audits(URI endpoint) {
    this.access = new StsRootAccess(Ground.clients(endpoint));
  }

  /// Runs until its input ends; the argument is where the sandbox answers.
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Audits audits = new Audits(URI.create(arguments[0]));
    BufferedReader told =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (@Nullable String line = told.readLine(); line != null; line = told.readLine()) {
      int number = Integer.parseInt(line);
      System.out.println(Clock.millis(1, () -> audits.run(number)) / MILLIS_PER_SECOND);
    }
  }

  private void run(int number) {
    for (int done = 0; done < number; done++) {
      AccountId account = Ground.account(1 + done % AuditsPerSecond.ACCOUNTS);
      if (!access.audit(account).recordedIn(ledger).summary().clean()) {
        throw new IllegalStateException("the sandbox's clean accounts are not clean");
      }
    }
  }
}
