package dev.rootsweep.cli.connect;

import dev.rootsweep.aws.AwsClients;
import dev.rootsweep.aws.identity.Caller;
import dev.rootsweep.aws.identity.Identity;
import dev.rootsweep.aws.rate.Concurrency;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.settings.Setting;
import java.util.Map;
import java.util.Optional;

/// AWS as a person's own credentials reach it: profile, Region and endpoints, from the options and
/// the environment.
public final class CallerAccess {
  private final Map<String, String> environment;
  private final CallerOptions options;
  private final Endpoints endpoints;

  /// - errors: `IllegalArgumentException` for an endpoint of the environment that is none
  public CallerAccess(Map<String, String> environment, CallerOptions options) {
    this.environment = environment;
    this.options = options;
    this.endpoints = Endpoints.of(environment);
  }

  /// Makes the clients; nothing is asked of AWS yet.
  ///
  /// - errors: `IllegalArgumentException` where no Region is named
  public AwsClients clients(Concurrency concurrency) {
    return AwsClients.byHand(
        options.region().or(() -> named("AWS_REGION")).or(() -> named("AWS_DEFAULT_REGION")),
        named(Setting.PARTITION.environmentName()).orElse("aws"),
        endpoints.byApi(),
        options.profile(),
        concurrency);
  }

  /// Asks who the credentials belong to.
  ///
  /// - errors: `IllegalArgumentException` that names the fix, where there are no credentials that
  ///   AWS accepts; `PortFailure` or `Explained` where AWS failed
  public Caller caller(AwsClients clients) {
    try {
      return new Identity(clients).caller();
    } catch (PortFailure failure) {
      throw explained(failure);
    }
  }

  /// Explains why the credentials cannot be used, or why nothing answers.
  RuntimeException explained(PortFailure failure) {
    if (failure.kind().refused() || failure.kind() == PortFailure.Kind.EXPIRED) {
      return new IllegalArgumentException(
          CredentialTexts.unusable(
              failure,
              options.profile().or(() -> named("AWS_PROFILE")).isPresent(),
              named("AWS_SESSION_TOKEN").isPresent()),
          failure);
    }
    return endpoints.explained(failure, AwsClients.Api.STS);
  }

  /// What a variable says; a blank one says nothing.
  Optional<String> named(String variable) {
    return Optional.ofNullable(environment.get(variable))
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }
}
