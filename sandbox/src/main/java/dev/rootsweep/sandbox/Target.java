package dev.rootsweep.sandbox;

import dev.rootsweep.sandbox.wire.AbsentApi;
import dev.rootsweep.sandbox.wire.Form;
import dev.rootsweep.sandbox.wire.JsonProtocol;
import dev.rootsweep.sandbox.wire.Protocol;
import dev.rootsweep.sandbox.wire.QueryProtocol;
import dev.rootsweep.sandbox.wire.Request;
import dev.rootsweep.sandbox.wire.S3Protocol;
import dev.rootsweep.sandbox.wire.SqsProtocol;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The operation a request asks for, before anybody knows whether it may.
record Target(Protocol protocol, String service, String operation, Map<String, String> input) {

  /// The services that the sandbox has as a whole.
  static final List<String> SERVICES = List.of("sts", "iam", "organizations", "cloudformation");

  private static final String QUEUE_ATTRIBUTES = "AmazonSQS.GetQueueAttributes";

  private static final String IAM_VERSION = "2010-05-08";
  private static final String CLOUDFORMATION_VERSION = "2010-05-15";
  private static final Pattern ACCOUNT = Pattern.compile("(?:arn:.*:)?(\\d{12})(?::root)?");
  private static final Set<String> SUBJECTS =
      Set.of("TargetPrincipal", "AccountId", "ChildId", "ResourceId");

  /// Reads it from the request. A signed request names its service; for the services that the
  /// sandbox does not have nothing more is read.
  static Target of(Request request) {
    return policyRead(request).orElseGet(() -> ofService(request));
  }

  /// S3 and SQS are here with the one call each that reads a policy.
  private static Optional<Target> policyRead(Request request) {
    return switch (AbsentApi.signedFor(request).orElse("")) {
      case "s3" ->
          S3Protocol.bucketPolicy(request)
              .map(input -> new Target(new S3Protocol(), "s3", "GetBucketPolicy", input));
      case "sqs" ->
          request
              .header("x-amz-target")
              .filter(QUEUE_ATTRIBUTES::equals)
              .map(
                  _ ->
                      new Target(
                          new SqsProtocol(), "sqs", "GetQueueAttributes", Form.json(request)));
      default -> Optional.empty();
    };
  }

  private static Target ofService(Request request) {
    return AbsentApi.of(request, SERVICES)
        .map(absent -> new Target(absent.protocol(), absent.name(), absent.operation(), Map.of()))
        .orElseGet(() -> ofOurs(request));
  }

  private static Target ofOurs(Request request) {
    return request
        .header("x-amz-target")
        .map(target -> json(target, request))
        .orElseGet(() -> query(request));
  }

  private static Target json(String target, Request request) {
    String operation = target.substring(target.lastIndexOf('.') + 1);
    return new Target(new JsonProtocol(), "organizations", operation, Form.json(request));
  }

  private static Target query(Request request) {
    Map<String, String> input = new TreeMap<>(Form.query(request));
    String operation = input.getOrDefault("Action", "");
    String version = input.getOrDefault("Version", "");
    input.remove("Action");
    input.remove("Version");
    return switch (version) {
      case IAM_VERSION -> new Target(QueryProtocol.IAM, "iam", operation, input);
      case CLOUDFORMATION_VERSION ->
          new Target(QueryProtocol.CLOUDFORMATION, "cloudformation", operation, input);
      default -> new Target(QueryProtocol.STS, "sts", operation, input);
    };
  }

  /// The account it is about, as far as the request itself says so.
  Optional<String> account() {
    return SUBJECTS.stream()
        .flatMap(name -> Stream.ofNullable(input.get(name)))
        .map(ACCOUNT::matcher)
        .filter(Matcher::matches)
        .map(found -> found.group(1))
        .findFirst();
  }

  /// The parameters without secrets.
  Map<String, String> harmless() {
    Map<String, String> kept = new TreeMap<>(input);
    kept.keySet().removeIf(name -> name.contains("Password"));
    return kept;
  }
}
