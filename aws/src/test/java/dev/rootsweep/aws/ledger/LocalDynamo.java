package dev.rootsweep.aws.ledger;

import com.amazonaws.services.dynamodbv2.local.server.DynamoDBProxyServer;
import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBRequestHandler;
import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBServerHandler;
import dev.rootsweep.aws.AwsClients;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// AWS's own DynamoDB engine in memory, asked by the product's client over the loopback address.
///
/// Its own server would listen on every address, hence this one around its handler.
public final class LocalDynamo implements AutoCloseable {
  private final Server server;
  private final URI endpoint;
  private final DynamoDbClient client;

  private LocalDynamo(Server server, URI endpoint) {
    this.server = server;
    this.endpoint = endpoint;
    this.client = client(endpoint);
  }

  /// Starts on any free port.
  public static LocalDynamo start() {
    Server server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    ServerConnector connector = (ServerConnector) server.getConnectors()[0];
    try {
      LocalDynamoDBServerHandler engine =
          new LocalDynamoDBServerHandler(
              new LocalDynamoDBRequestHandler(0, true, null, true, false), null);
      server.setHandler(new DynamoDBProxyServer(0, engine).setUpHandler(engine));
      server.start();
    } catch (Exception e) {
      throw new IllegalStateException("the engine does not start", e);
    }
    return new LocalDynamo(server, URI.create("http://127.0.0.1:" + connector.getLocalPort()));
  }

  private static DynamoDbClient client(URI endpoint) {
    return AwsClients.at(
            endpoint, Region.US_EAST_1, AwsBasicCredentials.create("AKIAEXAMPLE000000001", "none"))
        .withoutDeadlines()
        .dynamo();
  }

  /// Where it answers, whoever signs.
  public URI endpoint() {
    return endpoint;
  }

  /// The product's client of it.
  public DynamoDbClient client() {
    return client;
  }

  /// Makes an empty table and returns its name.
  public String table() {
    return EmptyTable.in(client);
  }

  @Override
  public void close() {
    client.close();
    LifeCycle.stop(server);
  }
}
