package dev.rootsweep.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.CloudFormationCustomResourceEvent;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.rootsweep.aws.wiring.Wiring;
import dev.rootsweep.core.setup.SetUpOrganization;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;

/// Sets the organization up when CloudFormation asks for it, as a custom resource.
///
/// - source: CloudFormation User Guide, "Custom resource request and response reference"
public final class SetUpHandler implements RequestStreamHandler {
  private static final JsonMapper JSON = new JsonMapper();

  private final SetUpResource resource;

  /// Makes the handler that Lambda runs, from its environment. What is wrong with that is told to
  /// CloudFormation too, which would wait for an hour otherwise.
  public SetUpHandler() {
    this(() -> Wiring.deployedSetUp(System.getenv()));
  }

  /// Makes a handler over another set-up.
  public SetUpHandler(Supplier<SetUpOrganization> setUp) {
    this.resource = new SetUpResource(setUp);
  }

  @Override
  public void handleRequest(InputStream input, OutputStream answer, Context context) {
    MaskedFailure.run(
        () -> {
          CloudFormationCustomResourceEvent event = event(JSON.readTree(input));
          PowertoolsLogging.withLogging(context, () -> resource.handleRequest(event, context));
        });
  }

  private static CloudFormationCustomResourceEvent event(JsonNode node) {
    return CloudFormationCustomResourceEvent.builder()
        .withRequestType(node.path("RequestType").asText())
        .withResponseUrl(node.path("ResponseURL").asText())
        .withStackId(node.path("StackId").asText())
        .withRequestId(node.path("RequestId").asText())
        .withResourceType(node.path("ResourceType").asText())
        .withLogicalResourceId(node.path("LogicalResourceId").asText())
        .withPhysicalResourceId(node.path("PhysicalResourceId").asText())
        .withResourceProperties(properties(node.path("ResourceProperties")))
        .build();
  }

  private static Map<String, Object> properties(JsonNode node) {
    return node.isObject() ? JSON.convertValue(node, new TypeReference<>() {}) : Map.of();
  }
}
