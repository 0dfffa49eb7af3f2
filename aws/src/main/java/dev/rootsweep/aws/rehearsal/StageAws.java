package dev.rootsweep.aws.rehearsal;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// As much of AWS as the check of one clean account and the alert about one sign-in ask for, on
/// loopback and inside this process.
///
/// Everything between a use case and the socket can be run against it, and nothing leaves the
/// process. It keeps no connection open.
///
/// - errors: whatever else it is asked it refuses, so that a rehearsal fails loudly
public final class StageAws implements AutoCloseable {
  /// Ten alerts at once make six calls each at once.
  private static final int WAITING_CONNECTIONS = 500;

  private static final int TLS_HANDSHAKE = 22;

  /// How the SDK asks a container for credentials.
  private static final String CREDENTIALS = "GET /credentials HTTP/1.1";

  private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=(\\w+)");

  private final ServerSocket server;
  private final Map<String, Integer> calls = new ConcurrentSkipListMap<>();
  private final StageAnswers answers = new StageAnswers();
  private final Queue<String> refused = new ConcurrentLinkedQueue<>();

  private StageAws(ServerSocket server) {
    this.server = server;
  }

  /// Starts on any free port.
  ///
  /// - errors: `IOException` when there is no loopback
  public static StageAws start() throws IOException {
    StageAws aws =
        new StageAws(new ServerSocket(0, WAITING_CONNECTIONS, InetAddress.getLoopbackAddress()));
    Thread.ofVirtual().start(aws::serve);
    return aws;
  }

  /// Returns where it answers.
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  /// Returns how often each operation was asked for so far, as `AWSService.Operation` or, where the
  /// protocol names no service, `Operation`.
  public Map<String, Integer> calls() {
    return Collections.unmodifiableMap(new TreeMap<>(calls));
  }

  /// Returns the operations that were refused, those too that whoever asked can do without.
  public List<String> refused() {
    return List.copyOf(refused);
  }

  private void serve() {
    try {
      while (true) {
        Socket socket = server.accept();
        Thread.ofVirtual().start(() -> answer(socket));
      }
    } catch (IOException _) {
      // It was closed, and the rehearsal is over; or it will fail without answers.
    }
  }

  private void answer(Socket open) {
    try (Socket socket = open;
        InputStream in = new BufferedInputStream(socket.getInputStream());
        OutputStream out = socket.getOutputStream()) {
      if (isTls(in)) {
        return;
      }
      Map<String, String> headers = headers(in);
      int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
      String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
      out.write(response(answer(headers, body)));
    } catch (IOException _) {
      // The other end gave up, and says so itself.
    }
  }

  /// A handshake begins with the type of its record.
  ///
  /// - source: RFC 8446, 5.1
  private static boolean isTls(InputStream in) throws IOException {
    in.mark(1);
    int first = in.read();
    in.reset();
    return first == TLS_HANDSHAKE;
  }

  private String answer(Map<String, String> headers, String body) throws IOException {
    String target = headers.getOrDefault("x-amz-target", action(body));
    String operation = headers.containsKey(CREDENTIALS) ? "ContainerCredentials" : target;
    calls.merge(operation, 1, Integer::sum);
    String answer = answers.to(operation.substring(operation.indexOf('.') + 1), body);
    if (answer.isEmpty()) {
      refused.add(operation);
    }
    return answer;
  }

  /// The protocol of STS, IAM and SNS names the operation in its form.
  private static String action(String form) {
    Matcher action = ACTION.matcher(form);
    return action.find() ? action.group(1) : "";
  }

  /// Reads the headers, and the first line as one of them.
  private static Map<String, String> headers(InputStream in) throws IOException {
    Map<String, String> headers = new TreeMap<>();
    headers.put(line(in), "");
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers.put(
            line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).trim());
      }
    }
    return headers;
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }

  private static byte[] response(String answer) {
    String status = answer.isEmpty() ? "400 Bad Request" : "200 OK";
    String type = answer.startsWith("<") ? "text/xml" : "application/x-amz-json-1.0";
    return """
    HTTP/1.1 %s\r
    Content-Type: %s\r
    Content-Length: %d\r
    Connection: close\r
    \r
    %s\
    """
        .formatted(status, type, answer.length(), answer)
        .getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
