package dev.rootsweep.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import javax.net.ssl.SSLException;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

/// Sends the requests of a rehearsal to its stage, by the client that sends to AWS afterwards.
///
/// - errors: `IllegalStateException` for a request that was signed in a rehearsal and comes after
///   it: nothing of a rehearsal reaches AWS
record StagedHttpClient(SdkHttpClient real, Phase phase) implements SdkHttpClient {
  /// Makes one over a client that was not used yet.
  static StagedHttpClient over(SdkHttpClient real) {
    return new StagedHttpClient(real, new Phase());
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return real.prepareRequest(
        phase.stage().map(stage -> to(stage, request)).orElseGet(() -> toAws(request)));
  }

  private static HttpExecuteRequest to(URI stage, HttpExecuteRequest request) {
    SdkHttpRequest there =
        request.httpRequest().toBuilder()
            .protocol(stage.getScheme())
            .host(stage.getHost())
            .port(stage.getPort())
            .build();
    return HttpExecuteRequest.builder()
        .request(there)
        .contentStreamProvider(request.contentStreamProvider().orElse(null))
        .metricCollector(request.metricCollector().orElse(null))
        .build();
  }

  /// Asks the stage over TLS, which it does not speak.
  ///
  /// - errors: `IllegalStateException` when it answers, `UncheckedIOException` when it is not
  ///   reached
  void sayHello(URI stage) {
    SdkHttpRequest hello =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.GET)
            .uri(URI.create("https://" + stage.getAuthority() + "/"))
            .build();
    try {
      real.prepareRequest(HttpExecuteRequest.builder().request(hello).build()).call();
    } catch (SSLException _) {
      return;
    } catch (IOException e) {
      throw new UncheckedIOException("the stage could not be reached", e);
    }
    throw new IllegalStateException("the stage answered over TLS");
  }

  private static HttpExecuteRequest toAws(HttpExecuteRequest request) {
    boolean late =
        request
            .httpRequest()
            .firstMatchingHeader("Authorization")
            .filter(signed -> signed.contains(AwsClients.REHEARSAL_KEY))
            .isPresent();
    if (late) {
      throw new IllegalStateException("a request of a rehearsal came after its end");
    }
    return request;
  }

  @Override
  public String clientName() {
    return real.clientName();
  }

  @Override
  public void close() {
    real.close();
  }
}
