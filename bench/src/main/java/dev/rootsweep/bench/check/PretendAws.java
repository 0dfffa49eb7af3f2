package dev.rootsweep.bench.check;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.rootsweep.sandbox.Certificate;
import dev.rootsweep.sandbox.ExampleOrganization;
import dev.rootsweep.sandbox.Faults;
import dev.rootsweep.sandbox.Key;
import dev.rootsweep.sandbox.Member;
import dev.rootsweep.sandbox.Mfa;
import dev.rootsweep.sandbox.Organization;
import dev.rootsweep.sandbox.Password;
import dev.rootsweep.sandbox.Sandbox;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// A process of its own that holds the sandbox, and beside it a bare server: the same latency, an
/// answer of the same size, and no work. What a client needs for that server is the least that any
/// client needs.
///
/// Told on standard input: `depth ACCOUNT` counts the calls in a row, `clear` forgets all calls.
public final class PretendAws {
  static final String FULL = "909090909090";

  private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");
  private static final byte[] ANSWER = "<Answer/>".repeat(100).getBytes(StandardCharsets.UTF_8);

  private PretendAws() {}

  /// Runs until its input ends; the arguments are the number of accounts and the latency in ms.
  public static void main(String[] arguments) throws IOException {
    int accounts = Integer.parseInt(arguments[0]);
    Duration latency = Duration.ofMillis(Long.parseLong(arguments[1]));
    try (Sandbox sandbox = Sandbox.start(organization(accounts, latency))) {
      HttpServer bare = bare(latency);
      System.out.println(sandbox.endpoint() + " http://127.0.0.1:" + bare.getAddress().getPort());
      obey(sandbox);
      bare.stop(0);
    }
    System.exit(0);
  }

  private static void obey(Sandbox sandbox) throws IOException {
    BufferedReader told =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (@Nullable String line = told.readLine(); line != null; line = told.readLine()) {
      if (line.startsWith("depth ")) {
        String account = line.substring("depth ".length());
        System.out.println(
            sandbox.record().depth(call -> call.account().orElse("").equals(account)));
      } else {
        sandbox.record().clear();
        System.out.println("cleared");
      }
    }
  }

  private static Organization organization(int accounts, Duration latency) {
    Organization organization =
        Organization.named("o-benchorg01")
            .management(ExampleOrganization.MANAGEMENT, "management")
            .member(Member.named(ExampleOrganization.HUB, "security"))
            .member(full())
            .delegate(ExampleOrganization.HUB)
            .trustedAccess(true)
            .rootCredentialsManagement(true)
            .rootSessions(true)
            .caller(ExampleOrganization.HUB_ROLE)
            .faults(Faults.none().latency(latency));
    for (int number = 1; number <= accounts; number++) {
      organization.member(Member.named("%012d".formatted(number), "member " + number));
    }
    return organization;
  }

  private static Member full() {
    return Member.named(FULL, "full")
        .holding(
            Password.created(LONG_AGO),
            Key.active("AKIAEXAMPLEBENCH0001", LONG_AGO),
            Key.active("AKIAEXAMPLEBENCH0002", LONG_AGO),
            Certificate.active("EXAMPLECERTIFICATE000001", LONG_AGO),
            Certificate.active("EXAMPLECERTIFICATE000002", LONG_AGO),
            Mfa.virtual(FULL, LONG_AGO));
  }

  private static HttpServer bare(Duration latency) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", exchange -> answer(exchange, latency));
    server.start();
    return server;
  }

  private static void answer(HttpExchange exchange, Duration latency) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      Thread.sleep(latency);
      exchange.sendResponseHeaders(200, ANSWER.length);
      exchange.getResponseBody().write(ANSWER);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
