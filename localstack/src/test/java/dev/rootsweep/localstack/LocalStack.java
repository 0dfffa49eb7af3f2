package dev.rootsweep.localstack;

import dev.rootsweep.aws.AwsClients;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.images.RemoteDockerImage;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

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

  private static final AtomicReference<@Nullable ContainerLaunchException> BROKEN =
      new AtomicReference<>();
  private static final int PORT = 4566;
  private static final Duration START = Duration.ofHours(1);

  /// A place: an account and a Region.
  public record Place(String account, String region) {}

  private final LocalStackContainer container;
  private final Map<Place, AwsClients> clients = new ConcurrentHashMap<>();

  private LocalStack(LocalStackContainer container) {
    this.container = container;
  }

  /// Says what keeps LocalStack from running here, and what to do about it; looked up once. The
  /// image is pulled where it is missing.
  static Optional<String> obstacle() {
    return Obstacle.FOUND;
  }

  private static final class Obstacle {
    static final Optional<String> FOUND = find();

    private static Optional<String> find() {
      if (!DockerClientFactory.instance().isDockerAvailable()) {
        return Optional.of("no Docker engine answers: start one");
      }
      System.out.println("LocalStack's image is pulled where it is missing: " + described());
      try {
        new RemoteDockerImage(name()).get();
        return Optional.empty();
      } catch (RuntimeException failure) {
        return Optional.of(
            "%s is not here and cannot be pulled: name an image of the same release in %s"
                .formatted(image(), IMAGE_NAME));
      }
    }
  }

  /// Starts it.
  ///
  /// - errors: `IllegalStateException`, at once where it did not start before
  public static LocalStack start() {
    ContainerLaunchException before = BROKEN.get();
    if (before != null) {
      throw new IllegalStateException("LocalStack did not start before either", before);
    }
    LocalStackContainer container = new LocalStackContainer(name());
    container.withStartupTimeout(START);
    if (isHere()) {
      // Testcontainers would listen on every address of this machine.
      container.setPortBindings(List.of("127.0.0.1::" + PORT));
    }
    try {
      container.start();
    } catch (ContainerLaunchException failure) {
      BROKEN.set(failure);
      throw new IllegalStateException(image() + " does not start", failure);
    }
    // An interrupted run ends no store of JUnit's.
    Runtime.getRuntime().addShutdownHook(new Thread(container::stop));
    return new LocalStack(container);
  }

  private static DockerImageName name() {
    return DockerImageName.parse(image()).asCompatibleSubstituteFor("localstack/localstack");
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

  /// Makes the product's clients for a place, which wait for LocalStack as long as it takes: what
  /// is sent twice is done twice.
  public AwsClients clients(Place place) {
    return clients.computeIfAbsent(
        place,
        there ->
            AwsClients.at(
                    endpoint(),
                    Region.of(there.region()),
                    AwsBasicCredentials.create(there.account(), "none"))
                .withoutDeadlines());
  }

  /// Keeps a text in a bucket of the place, as the CDK keeps templates, and returns the URL by
  /// which LocalStack reads it.
  public String upload(Place place, String key, String text) {
    String bucket = "assets-%s-%s".formatted(place.account(), place.region());
    try (S3Client s3 = s3(place)) {
      if (s3.listBuckets().buckets().stream().noneMatch(one -> one.name().equals(bucket))) {
        s3.createBucket(create -> create.bucket(bucket));
      }
      s3.putObject(put -> put.bucket(bucket).key(key), RequestBody.fromString(text));
    }
    return "http://localhost:%d/%s/%s".formatted(PORT, bucket, key);
  }

  private S3Client s3(Place place) {
    return S3Client.builder()
        .endpointOverride(endpoint())
        .region(Region.of(place.region()))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(place.account(), "none")))
        .httpClient(UrlConnectionHttpClient.builder().socketTimeout(START).build())
        .forcePathStyle(true)
        .build();
  }

  @Override
  public void close() {
    container.stop();
  }
}
