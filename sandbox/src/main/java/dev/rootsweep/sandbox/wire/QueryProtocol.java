package dev.rootsweep.sandbox.wire;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// The Query protocol of STS, IAM and CloudFormation: forms in, XML of the service's namespace out.
public record QueryProtocol(String namespace) implements Protocol {

  /// STS.
  public static final QueryProtocol STS =
      new QueryProtocol("https://sts.amazonaws.com/doc/2011-06-15/");

  /// IAM.
  public static final QueryProtocol IAM =
      new QueryProtocol("https://iam.amazonaws.com/doc/2010-05-08/");

  /// CloudFormation.
  public static final QueryProtocol CLOUDFORMATION =
      new QueryProtocol("http://cloudformation.amazonaws.com/doc/2010-05-15/");

  private static final String XML = "text/xml";

  @Override
  public Reply success(String operation, ObjectNode result, String requestId) {
    ObjectNode response = JsonNodeFactory.instance.objectNode();
    if (!result.isEmpty()) {
      response.set(operation + "Result", result);
    }
    response.putObject("ResponseMetadata").put("RequestId", requestId);
    return new Reply(200, XML, XmlText.of(operation + "Response", namespace, response));
  }

  @Override
  public Reply refusal(Refusal refusal, String requestId) {
    ObjectNode response = JsonNodeFactory.instance.objectNode();
    response
        .putObject("Error")
        .put("Type", refusal.status() < 500 ? "Sender" : "Receiver")
        .put("Code", refusal.code())
        .put("Message", refusal.text());
    response.put("RequestId", requestId);
    return new Reply(refusal.status(), XML, XmlText.of("ErrorResponse", namespace, response));
  }
}
