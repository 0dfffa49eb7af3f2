package dev.rootsweep.aws;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/// A proxy for HTTPS that writes down which hosts are asked for, and lets nothing through.
///
/// While it is open, it stands in the system properties, with credentials that are none.
final class HostRecord implements AutoCloseable {
  private final ServerSocket socket;
  private final Properties before;
  private final Set<String> hosts = new ConcurrentSkipListSet<>();

  private HostRecord(ServerSocket socket, Properties before) {
    this.socket = socket;
    this.before = before;
  }

  static HostRecord start() throws IOException {
    Properties before = (Properties) System.getProperties().clone();
    ServerSocket socket = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    HostRecord record = new HostRecord(socket, before);
    Thread.ofVirtual().start(record::listen);
    System.getProperties()
        .putAll(
            Map.of(
                "https.proxyHost",
                socket.getInetAddress().getHostAddress(),
                "https.proxyPort",
                String.valueOf(socket.getLocalPort()),
                "aws.accessKeyId",
                "AKIAEXAMPLE000000001",
                "aws.secretAccessKey",
                "none"));
    return record;
  }

  /// The hosts so far, with ports.
  Set<String> asked() {
    return Set.copyOf(hosts);
  }

  private void listen() {
    while (!socket.isClosed()) {
      try (Socket client = socket.accept()) {
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
        hosts.add(lines.readLine().split(" ", 3)[1]);
        client
            .getOutputStream()
            .write("HTTP/1.1 403 Forbidden\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      } catch (IOException _) {
        // Closed, or a client that went away.
      }
    }
  }

  @Override
  public void close() throws IOException {
    System.setProperties(before);
    socket.close();
  }
}
