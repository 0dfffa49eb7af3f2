package dev.rootsweep.core.lockout;

import dev.rootsweep.core.policy.Glob;
import dev.rootsweep.core.policy.RequestContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// How the request of a call is sent.
///
/// - source: Service Authorization Reference, "Actions, resources, and condition keys for Amazon
///   S3"; IAM User Guide, "AWS global condition context keys"
final class Requests {
  private Requests() {}

  /// Whether the call comes over TLS, and its version.
  static Side transport() {
    String tls = "aws:securetransport";
    String version = "s3:tlsversion";
    return new Side(
        Set.of(tls, version),
        false,
        List.of(
            Choice.of(Map.of(tls, "true", version, "1.3")).needing("a call over TLS 1.3"),
            Choice.of(Map.of(tls, "true", version, "1.2")).needing("a call over TLS 1.2"),
            Choice.of(Map.of(tls, "false")).needing("a call without TLS").unusual()),
        true);
  }

  /// How S3 was sent the signature.
  static Side signature(Mentions mentions) {
    String type = "s3:authtype";
    String version = "s3:signatureversion";
    String age = "s3:signatureage";
    Choice v4 = Choice.of(Map.of(version, "AWS4-HMAC-SHA256"));
    Choice v4a =
        Choice.of(Map.of(version, "AWS4-ECDSA-P256-SHA256"))
            .unusual()
            .needing("a signature of version 4a");
    Choice v2 = Choice.of(Map.of(version, "AWS")).unusual().needing("a signature of version 2");
    Samples.Found ages = mentions.samples(age, List.of(Glob.of("0")), _ -> true);
    List<Choice> types = new ArrayList<>(List.of(Choice.of(Map.of(type, "REST-HEADER"))));
    ages.samples().stream()
        .filter(sample -> !sample.value().startsWith("-"))
        .map(sample -> Choice.of(Map.of(type, "REST-QUERY-STRING", age, sample.value())))
        .forEach(choice -> types.add(choice.unusual().needing("a presigned request")));
    return new Side(
        Set.of(type, version, age),
        false,
        Choice.product(types, List.of(v4, v4a, v2)),
        ages.whole() && mentions.isOnly(age, Family.NUMBER));
  }

  /// Whether a service calls for the caller.
  static Side viaService(Mentions mentions) {
    String via = "aws:viaawsservice";
    List<String> keys = List.of("aws:calledvia", "aws:calledviafirst", "aws:calledvialast");
    Set<String> services = new TreeSet<>(Set.of("cloudformation.amazonaws.com"));
    // Longer chains than two services are not tried.
    boolean whole = mentions.conditions("aws:calledvia").size() < 3;
    for (String key : keys) {
      Samples.Found found =
          mentions.samples(
              key, List.of(Glob.of("*")), value -> !value.isEmpty() && Names.isPlain(value));
      whole &= found.whole() && !mentions.isMixed(key);
      found.samples().forEach(sample -> services.add(sample.value()));
    }
    List<Choice> choices = new ArrayList<>(List.of(Choice.of(Map.of(via, "false"))));
    for (String first : services) {
      for (String last : services) {
        choices.add(via(first, last));
      }
    }
    Set<String> all = new HashSet<>(keys);
    all.add(via);
    return new Side(all, false, choices, whole);
  }

  private static Choice via(String first, String last) {
    Map<String, List<String>> values = new HashMap<>();
    values.put("aws:viaawsservice", List.of("true"));
    values.put("aws:calledvia", first.equals(last) ? List.of(first) : List.of(first, last));
    values.put("aws:calledviafirst", List.of(first));
    values.put("aws:calledvialast", List.of(last));
    String shown = first.contains(Sample.FRESH) ? "a service" : first;
    return new Choice(
        Optional.empty(),
        new RequestContext(values, Set.of()),
        false,
        List.of("a call that " + shown + " makes for the caller"));
  }
}
