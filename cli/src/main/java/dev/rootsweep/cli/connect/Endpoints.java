package dev.rootsweep.cli.connect;

import dev.rootsweep.aws.AwsClients.Api;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.text.Texts;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The endpoints that the environment names: `AWS_ENDPOINT_URL_<SERVICE>`, else `AWS_ENDPOINT_URL`.
public record Endpoints(Map<Api, URI> byApi) {
  private static final Set<String> SCHEMES = Set.of("http", "https");
  private static final List<Api> DELETING = List.of(Api.STS, Api.IAM, Api.ORGANIZATIONS);

  public static Endpoints of(Map<String, String> environment) {
    Map<Api, URI> named = new EnumMap<>(Api.class);
    for (Api api : Api.values()) {
      Stream.of("AWS_ENDPOINT_URL_" + api, "AWS_ENDPOINT_URL")
          .flatMap(variable -> Named.in(environment, variable).stream())
          .findFirst()
          .filter(one -> !one.text().isBlank())
          .ifPresent(one -> named.put(api, one.endpoint()));
    }
    return new Endpoints(named);
  }

  /// A variable and what it says.
  private record Named(String variable, String text) {
    static Optional<Named> in(Map<String, String> environment, String variable) {
      return Optional.ofNullable(environment.get(variable)).map(text -> new Named(variable, text));
    }

    URI endpoint() {
      try {
        URI endpoint = new URI(text.strip());
        if (endpoint.getHost() != null && SCHEMES.contains(String.valueOf(endpoint.getScheme()))) {
          return endpoint;
        }
      } catch (URISyntaxException _) {
        // Refused below.
      }
      throw new IllegalArgumentException(
          "%s is '%s', which is no endpoint such as http://127.0.0.1:4599: set it right, or unset it"
              .formatted(variable, Texts.shown(text)));
    }
  }

  /// Returns the server that the environment sends an API's calls to.
  Optional<URI> sentTo(Api api) {
    return Optional.ofNullable(byApi.get(api));
  }

  /// Explains why nothing answers, where the environment sends the calls to a server of its own.
  RuntimeException explained(PortFailure failure, Api api) {
    return failure.kind() == PortFailure.Kind.UNAVAILABLE && byApi.containsKey(api)
        ? new Explained(
            "%s. AWS_ENDPOINT_URL sends the calls to %s: see that the server there runs (rootsweep"
                    .formatted(failure.told(), byApi.get(api))
                + " sandbox starts one), or unset it to reach AWS",
            failure)
        : failure;
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
