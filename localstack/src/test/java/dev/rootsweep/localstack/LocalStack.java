package dev.rootsweep.localstack;

import dev.rootsweep.aws.AwsClients;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerFetchException;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.regions.Region;

/// LocalStack in a container.
///
/// - shape: who signs with an access key id of twelve digits is that account; nobody's policies are
///   asked
/// - source: LocalStack's documentation, "Multi-account setups"
public final class LocalStack implements AutoCloseable {
  /// Names another image than the published one, which must be the same release.
  static final String IMAGE_NAME = "ROOTSWEEP_LOCALSTACK_IMAGE";

  /// The last release that needs no account with its maker.
  private static final String PUBLISHED = "localstack/localstack:4.14.0";

  private static final AtomicBoolean SAID = new AtomicBoolean();
  private static final int PORT = 4566;
  private static final Duration START = Duration.ofMinutes(3);

  /// A place: an account and a Region.
  public record Place(String account, String region) {}

  private final LocalStackContainer container;
  private final Map<Place, AwsClients> clients = new ConcurrentHashMap<>();

  private LocalStack(LocalStackContainer container) {
    this.container = container;
  }

  /// Tells whether a Docker engine answers.
  static boolean isPossible() {
    return DockerClientFactory.instance().isDockerAvailable();
  }

  /// Starts it; the image is pulled first where it is not there.
  ///
  /// - errors: `IllegalStateException` that says what to do, when there is no image
  public static LocalStack start() {
    LocalStackContainer container =
        new LocalStackContainer(
            DockerImageName.parse(image()).asCompatibleSubstituteFor("localstack/localstack"));
    container.withStartupTimeout(START);
    if (isHere()) {
      // Testcontainers would listen on every address of this machine.
      container.setPortBindings(List.of("127.0.0.1::" + PORT));
    }
    sayOnce();
    try {
      container.start();
    } catch (ContainerFetchException | ContainerLaunchException failure) {
      throw new IllegalStateException(
          "%s does not start. Where it cannot be pulled, name an image of the same release in %s."
              .formatted(image(), IMAGE_NAME),
          failure);
    }
    // An interrupted run ends no store of JUnit's.
    Runtime.getRuntime().addShutdownHook(new Thread(container::stop));
    return new LocalStack(container);
  }

  private static void sayOnce() {
    if (SAID.compareAndSet(false, true)) {
      System.out.println(
          "LocalStack starts in a container; its image is pulled first where it is missing: "
              + described());
    }
  }

  private static String image() {
    return Objects.requireNonNullElse(System.getenv(IMAGE_NAME), PUBLISHED);
  }

  /// Says which image results come from.
  static String described() {
    return image().equals(PUBLISHED)
        ? PUBLISHED
        : "%s, which is not the published %s".formatted(image(), PUBLISHED);
  }

  private static boolean isHere() {
    DockerClientFactory docker = DockerClientFactory.instance();
    docker.client();
    return List.of("localhost", "127.0.0.1").contains(docker.dockerHostIpAddress());
  }

  /// Returns where every service answers.
  public URI endpoint() {
    return URI.create("http://" + container.getHost() + ":" + container.getMappedPort(PORT));
  }

  /// Makes the product's clients for an account in us-east-1.
  public AwsClients clients(String account) {
    return clients(new Place(account, "us-east-1"));
  }

  /// Makes the product's clients for a place.
  public AwsClients clients(Place place) {
    return clients.computeIfAbsent(
        place,
        there ->
            AwsClients.at(
                endpoint(),
                Region.of(there.region()),
                AwsBasicCredentials.create(there.account(), "none")));
  }

  @Override
  public void close() {
    container.stop();
  }
}
