package dev.rootsweep.aws;

import java.time.Duration;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.utils.Lazy;

/// Makes HTTP clients. The making of one reads every certificate that Java trusts.
final class HttpClients {
  private static final Duration CONNECT = Duration.ofSeconds(5);

  /// Sixty accounts at once, five reads of some of them.
  private static final String KEPT_CONNECTIONS = "200";

  static {
    // The JDK keeps five idle connections to a host unless told before the first one is made. All
    // others would be made anew, and each costs a handshake that takes longer than a call.
    if (System.getProperty("http.maxConnections") == null) {
      System.setProperty("http.maxConnections", KEPT_CONNECTIONS);
    }
  }

  private HttpClients() {}

  /// Makes one at once: while a function starts, the time is free.
  static SdkHttpClient eager(Patience patience) {
    return UrlConnectionHttpClient.builder()
        .connectionTimeout(CONNECT)
        .socketTimeout(patience.oneTry())
        .build();
  }

  /// Makes one that is finished with its first request: another thread may read the certificates
  /// meanwhile.
  static SdkHttpClient lazy(Patience patience) {
    return new WithFirstRequest(new Lazy<>(() -> eager(patience)));
  }

  private record WithFirstRequest(Lazy<SdkHttpClient> client) implements SdkHttpClient {
    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
      return client.getValue().prepareRequest(request);
    }

    /// The name that the client has once it is made.
    @Override
    public String clientName() {
      return "UrlConnection";
    }

    @Override
    public void close() {
      client.close();
    }
  }
}
