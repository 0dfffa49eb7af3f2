package dev.rootsweep.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.services.organizations.model.ConstraintViolationException;
import software.amazon.awssdk.utils.builder.Buildable;

/// Any operation through AWS's own client, named and filled by data.
record AnyCall(Clients clients, AwsCredentials keys) {

  /// What came back; the code of a success is `Success`.
  record Outcome(String code, int status, String message, String reason, JsonNode output) {

    static Outcome success(JsonNode output) {
      return new Outcome("Success", 200, "", "", output);
    }
  }

  Outcome call(String service, String operation, JsonNode input) {
    SdkClient client = client(service);
    Method method = method(client, operation);
    try {
      SdkPojo request = request(method.getParameterTypes()[0], input);
      AwsResponse response = (AwsResponse) method.invoke(client, request);
      return Outcome.success(written(response));
    } catch (InvocationTargetException failure) {
      if (failure.getCause() instanceof AwsServiceException refused) {
        return refused(refused);
      }
      throw new LinkageError(operation, failure);
    } catch (ReflectiveOperationException failure) {
      throw new LinkageError(operation, failure);
    }
  }

  private SdkClient client(String service) {
    return switch (service) {
      case "iam" -> clients.iam(keys);
      case "sts" -> clients.sts(keys);
      case "organizations" -> clients.organizations(keys);
      default -> throw new IllegalArgumentException(service);
    };
  }

  private static Method method(SdkClient client, String operation) {
    Class<?> face = Arrays.stream(client.getClass().getInterfaces()).findFirst().orElseThrow();
    return method(face, operation).orElseThrow(() -> new AssertionError(operation));
  }

  private static Optional<Method> method(Class<?> client, String operation) {
    return Arrays.stream(client.getMethods())
        .filter(method -> method.getName().equalsIgnoreCase(operation))
        .filter(method -> method.getParameterCount() == 1)
        .filter(method -> AwsRequest.class.isAssignableFrom(method.getParameterTypes()[0]))
        .findFirst();
  }

  private static SdkPojo request(Class<?> type, JsonNode input)
      throws ReflectiveOperationException {
    SdkPojo builder = (SdkPojo) type.getMethod("builder").invoke(null);
    return filled(builder, input);
  }

  private static SdkPojo filled(SdkPojo builder, JsonNode input) {
    for (SdkField<?> field : builder.sdkFields()) {
      JsonNode value = input.path(field.memberName());
      if (!value.isMissingNode()) {
        field.set(builder, value(field, value));
      }
    }
    return (SdkPojo) ((Buildable) builder).build();
  }

  private static Object value(SdkField<?> field, JsonNode value) {
    if (field.marshallingType() == MarshallingType.SDK_POJO) {
      return filled(field.constructor().get(), value);
    }
    return value.isInt() ? value.asInt() : value.asText();
  }

  private static Outcome refused(AwsServiceException refused) {
    String reason =
        refused instanceof ConstraintViolationException constraint
            ? String.valueOf(constraint.reasonAsString())
            : "";
    return new Outcome(
        Objects.toString(refused.awsErrorDetails().errorCode(), ""),
        refused.statusCode(),
        Objects.toString(refused.awsErrorDetails().errorMessage(), ""),
        reason,
        JsonNodeFactory.instance.objectNode());
  }

  private static ObjectNode written(SdkPojo pojo) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    for (SdkField<?> field : pojo.sdkFields()) {
      Object value = field.getValueOrDefault(pojo);
      if (value != null
          && !(value instanceof SdkAutoConstructList)
          && !(value instanceof SdkAutoConstructMap)) {
        node.set(field.memberName(), node(value));
      }
    }
    return node;
  }

  private static JsonNode node(Object value) {
    return switch (value) {
      case SdkPojo pojo -> written(pojo);
      case List<?> list -> list(list);
      case Map<?, ?> map -> map(map);
      case Integer number -> JsonNodeFactory.instance.numberNode(number);
      case Boolean truth -> JsonNodeFactory.instance.booleanNode(truth);
      case SdkBytes bytes -> JsonNodeFactory.instance.textNode(bytes.asUtf8String());
      case Instant instant -> JsonNodeFactory.instance.textNode(instant.toString());
      default -> JsonNodeFactory.instance.textNode(value.toString());
    };
  }

  private static ArrayNode list(List<?> list) {
    ArrayNode node = JsonNodeFactory.instance.arrayNode();
    list.forEach(item -> node.add(node(item)));
    return node;
  }

  private static ObjectNode map(Map<?, ?> map) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    map.forEach((key, value) -> node.set(key.toString(), node(value)));
    return node;
  }
}
