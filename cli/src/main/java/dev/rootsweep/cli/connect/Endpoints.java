package dev.rootsweep.cli.connect;

import dev.rootsweep.aws.AwsClients.Api;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The endpoints that the environment names: `AWS_ENDPOINT_URL_<SERVICE>`, else `AWS_ENDPOINT_URL`.
public record Endpoints(Map<Api, URI> byApi) {
  private static final List<Api> DELETING = List.of(Api.STS, Api.IAM, Api.ORGANIZATIONS);

  public static Endpoints of(Map<String, String> environment) {
    Map<Api, URI> named = new EnumMap<>(Api.class);
    for (Api api : Api.values()) {
      Optional.ofNullable(environment.get("AWS_ENDPOINT_URL_" + api))
          .or(() -> Optional.ofNullable(environment.get("AWS_ENDPOINT_URL")))
          .filter(text -> !text.isBlank())
          .ifPresent(text -> named.put(api, URI.create(text)));
    }
    return new Endpoints(named);
  }

  /// Refuses endpoints from which something real could be deleted.
  public void demandLoopback() {
    for (Api api : DELETING) {
      if (!isLoopback(byApi.get(api))) {
        throw new IllegalArgumentException(
            "playing events in enforce mode deletes, so it needs a loopback endpoint: set"
                + " AWS_ENDPOINT_URL_"
                + api
                + " (rootsweep sandbox prints what to set), or use --mode observe");
      }
    }
  }

  private static boolean isLoopback(@Nullable URI endpoint) {
    if (endpoint == null || endpoint.getHost() == null) {
      return false;
    }
    try {
      return InetAddress.getByName(endpoint.getHost()).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
