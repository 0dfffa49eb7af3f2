package dev.rootsweep.sandbox.wire;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The API of a service that the sandbox does not have: the name that the request is signed for,
/// and the protocol in which its clients read errors.
public record AbsentApi(String name, String operation, Protocol protocol) {

  /// The end of a credential scope, in the header or in a signed URL; a signature for several
  /// Regions (SigV4A) names none.
  private static final Pattern SCOPE =
      Pattern.compile("(?i)Credential=[^,&\\s]*(?:/|%2F)([\\w.-]+)(?:/|%2F)aws4_request");

  private static final Pattern TARGET = Pattern.compile("\\.(\\w+)$");
  private static final Pattern CBOR_PATH = Pattern.compile("/operation/(\\w+)$");
  private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=(\\w+)");

  private static final Set<String> S3 =
      Set.of("s3", "s3express", "s3-object-lambda", "s3-outposts");

  /// Services whose errors look as those of the Query protocol, though their requests do not.
  private static final Set<String> REST_XML = Set.of("cloudfront", "route53");

  /// The service that a request is signed for, unless it is one of those that are here; empty when
  /// the request is not signed.
  public static Optional<AbsentApi> of(Request request, Collection<String> here) {
    return signedFor(request)
        .filter(name -> !here.contains(name))
        .map(name -> new AbsentApi(name, operation(request), protocol(name, request)));
  }

  /// The service that a request is signed for; empty when it is not signed.
  public static Optional<String> signedFor(Request request) {
    return named(SCOPE, request.header("authorization").orElse(request.query()));
  }

  private static Protocol protocol(String service, Request request) {
    if (request.header("smithy-protocol").filter("rpc-v2-cbor"::equals).isPresent()) {
      return ErrorProtocol.CBOR;
    }
    if (service.equals("ec2")) {
      return ErrorProtocol.EC2;
    }
    if (S3.contains(service)) {
      return request.header("x-amz-account-id").isPresent() ? xml() : new S3Protocol();
    }
    return isForm(request) || REST_XML.contains(service) ? xml() : new JsonProtocol();
  }

  private static Protocol xml() {
    return new QueryProtocol("");
  }

  private static boolean isForm(Request request) {
    return request
        .header("content-type")
        .filter(type -> type.startsWith("application/x-www-form-urlencoded"))
        .isPresent();
  }

  /// The operation where the request names one, else its method.
  private static String operation(Request request) {
    String body = isForm(request) ? new String(request.body(), StandardCharsets.UTF_8) : "";
    return request
        .header("x-amz-target")
        .flatMap(target -> named(TARGET, target))
        .or(() -> named(CBOR_PATH, request.path()))
        .or(() -> named(ACTION, body))
        .orElse(request.method());
  }

  private static Optional<String> named(Pattern pattern, String text) {
    return Optional.of(pattern.matcher(text)).filter(Matcher::find).map(found -> found.group(1));
  }
}
