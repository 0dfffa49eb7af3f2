package dev.rootsweep.bench.check;

import dev.rootsweep.aws.AwsClients;
import dev.rootsweep.bench.figure.Place;
import dev.rootsweep.bench.figure.Worker;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.sandbox.Caller;
import dev.rootsweep.sandbox.ExampleOrganization;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.List;

/// A pretend AWS in a process of its own, and how to reach it.
final class Ground implements AutoCloseable {
  static final int LATENCY_MILLIS = 50;

  private final Worker worker;
  private final URI endpoint;
  private final URI bare;

  private Ground(Worker worker, URI endpoint, URI bare) {
    this.worker = worker;
    this.endpoint = endpoint;
    this.bare = bare;
  }

  /// Starts one; `prefix` is put before its command, to bind it to a core for example.
  static Ground start(Place place, int accounts, int latencyMillis, List<String> prefix)
      throws IOException {
    Worker worker =
        Worker.start(
            place.jvm(
                prefix,
                PretendAws.class,
                List.of("-Xmx512m"),
                String.valueOf(accounts),
                String.valueOf(latencyMillis)));
    String[] addresses = worker.read().split(" ", 2);
    return new Ground(worker, URI.create(addresses[0]), URI.create(addresses[1]));
  }

  static AccountId account(int number) {
    return new AccountId("%012d".formatted(number));
  }

  URI endpoint() {
    return endpoint;
  }

  AwsClients clients() {
    return clients(endpoint);
  }

  static AwsClients clients(URI endpoint) {
    Caller hub = ExampleOrganization.HUB_ROLE;
    return AwsClients.at(endpoint, hub.accessKeyId(), hub.secretAccessKey());
  }

  /// Asks the bare server, with nothing around it.
  void askBare() throws IOException {
    HttpURLConnection connection = (HttpURLConnection) bare.toURL().openConnection();
    try (InputStream answer = connection.getInputStream()) {
      answer.readAllBytes();
    }
  }

  int depth(AccountId account) throws IOException {
    return Integer.parseInt(worker.ask("depth " + account.value()));
  }

  void clear() throws IOException {
    worker.ask("clear");
  }

  @Override
  public void close() {
    worker.close();
  }
}
