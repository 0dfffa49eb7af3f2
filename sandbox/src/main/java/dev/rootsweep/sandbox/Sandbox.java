package dev.rootsweep.sandbox;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A pretend AWS on one loopback endpoint: STS, IAM as a root session sees it, Organizations, and
/// the policies of buckets and queues.
///
/// Clients sign as for AWS, with the keys of a [Caller] or of a root session that AssumeRoot gave.
/// A service that is not here is refused in that service's own error form. The other answers follow
/// captured AWS answers (`ReplayTest`, `not-reproduced.txt`); where none was captured they follow
/// AWS's documentation (`contract.txt` says which). Not checked: the Region and the age of a
/// signature.
///
/// `GET /_sandbox/calls` and `GET /_sandbox/state` show what happened and what is there.
public final class Sandbox implements AutoCloseable {

  private static final int WAITING_CONNECTIONS = 1024;

  static {
    // Without it the JDK's server lets the second packet of an answer wait for 40 ms.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final ExecutorService threads;
  private final CallRecord record;

  private Sandbox(HttpServer server, ExecutorService threads, CallRecord record) {
    this.server = server;
    this.threads = threads;
    this.record = record;
  }

  /// Starts on any free port, with the system's clock.
  public static Sandbox start(Organization organization) {
    return start(organization, 0);
  }

  /// Starts on that port, with the system's clock.
  public static Sandbox start(Organization organization, int port) {
    return start(organization, port, InstantSource.system());
  }

  /// Starts on that port (0: any free one). Root sessions expire by the given clock; the date
  /// inside a signature is not held against it.
  public static Sandbox start(Organization organization, int port, InstantSource clock) {
    return start(organization, port, clock, CallRecord.inMemory());
  }

  /// Starts with a record of the caller's choice, which ends with the sandbox.
  public static Sandbox start(
      Organization organization, int port, InstantSource clock, CallRecord record) {
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    try {
      InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
      HttpServer server = HttpServer.create(address, WAITING_CONNECTIONS);
      server.setExecutor(threads);
      server.createContext("/", new Front(new Aws(organization, clock), record));
      server.createContext(Inspection.PATH, new Inspection(organization, record));
      server.start();
      return new Sandbox(server, threads, record);
    } catch (IOException failure) {
      threads.close();
      throw new UncheckedIOException("cannot listen on loopback port " + port, failure);
    }
  }

  /// Where every service answers.
  public URI endpoint() {
    InetSocketAddress address = server.getAddress();
    return URI.create("http://" + address.getAddress().getHostAddress() + ":" + address.getPort());
  }

  /// Every call so far.
  public CallRecord record() {
    return record;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    record.close();
  }
}
