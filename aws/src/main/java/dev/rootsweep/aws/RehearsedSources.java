package dev.rootsweep.aws;

import java.net.URI;
import java.util.Map;
import java.util.Properties;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.SdkSystemSetting;

/// The SDK's sources of credentials, asked for those of a rehearsal: objects of their own, which go
/// with what they found. Under SnapStart a function has its credentials from the container source.
///
/// - source: Lambda Developer Guide, "Activating and managing Lambda SnapStart": container
///   credentials instead of the environment's
final class RehearsedSources {
  private static final Map<SdkSystemSetting, String> REHEARSED =
      Map.of(
          SdkSystemSetting.AWS_ACCESS_KEY_ID, "AKIA" + AwsClients.REHEARSAL_KEY,
          SdkSystemSetting.AWS_SECRET_ACCESS_KEY, "rehearsal",
          SdkSystemSetting.AWS_CONTAINER_CREDENTIALS_RELATIVE_URI, "/credentials",
          SdkSystemSetting.AWS_CONTAINER_AUTHORIZATION_TOKEN, "rehearsal");

  private RehearsedSources() {}

  /// Asks the whole chain, whose first source has an answer, and the container source, whose answer
  /// comes from the stage. The properties that say so are taken back.
  ///
  /// - errors: `SdkException` without an answer
  static void ask(URI stage) {
    Properties before = (Properties) System.getProperties().clone();
    try (DefaultCredentialsProvider chain = DefaultCredentialsProvider.builder().build();
        ContainerCredentialsProvider container =
            ContainerCredentialsProvider.builder().endpoint(stage.toString()).build()) {
      REHEARSED.forEach((setting, value) -> System.setProperty(setting.property(), value));
      chain.resolveCredentials();
      container.resolveCredentials();
    } finally {
      REHEARSED.keySet().forEach(setting -> takeBack(setting.property(), before));
    }
  }

  private static void takeBack(String name, Properties before) {
    String earlier = before.getProperty(name);
    if (earlier == null) {
      System.clearProperty(name);
    } else {
      System.setProperty(name, earlier);
    }
  }
}
