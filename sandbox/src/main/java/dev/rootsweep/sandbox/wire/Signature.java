package dev.rootsweep.sandbox.wire;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A Signature Version 4 as the Authorization header states it.
public record Signature(
    String accessKeyId,
    String date,
    String region,
    String service,
    List<String> signedHeaders,
    String hex) {

  private static final Pattern HEADER =
      Pattern.compile(
          "AWS4-HMAC-SHA256 Credential=([^/]+)/(\\d{8})/([^/]+)/([^/]+)/aws4_request,"
              + "\\s*SignedHeaders=([^,]+),\\s*Signature=([0-9a-f]+)");

  /// What clients of S3 may sign instead of the body.
  private static final String UNSIGNED = "UNSIGNED-PAYLOAD";

  /// Reads the header; empty when there is none, or none that is a Signature Version 4.
  public static Optional<Signature> of(Request request) {
    return request
        .header("authorization")
        .map(HEADER::matcher)
        .filter(Matcher::matches)
        .map(
            found ->
                new Signature(
                    found.group(1),
                    found.group(2),
                    found.group(3),
                    found.group(4),
                    List.of(found.group(5).split(";")),
                    found.group(6)));
  }

  /// True when that secret gives this signature for that request.
  public boolean matches(Request request, String secretAccessKey) {
    byte[] expected = signed(request, secretAccessKey).getBytes(StandardCharsets.US_ASCII);
    return MessageDigest.isEqual(expected, hex.getBytes(StandardCharsets.US_ASCII));
  }

  private String signed(Request request, String secretAccessKey) {
    String scope = String.join("/", date, region, service, "aws4_request");
    String toSign =
        String.join(
            "\n",
            "AWS4-HMAC-SHA256",
            request.header("x-amz-date").orElse(""),
            scope,
            sha256(canonical(request).getBytes(StandardCharsets.UTF_8)));
    byte[] key = ("AWS4" + secretAccessKey).getBytes(StandardCharsets.UTF_8);
    for (String part : List.of(date, region, service, "aws4_request")) {
      key = hmac(key, part);
    }
    return HexFormat.of().formatHex(hmac(key, toSign));
  }

  private String canonical(Request request) {
    String headers =
        signedHeaders.stream()
            .map(name -> name + ":" + trimmed(request.header(name).orElse("")) + "\n")
            .collect(Collectors.joining());
    String query =
        Arrays.stream(request.query().split("&"))
            .map(Signature::withValue)
            .sorted()
            .collect(Collectors.joining("&"));
    return String.join(
        "\n",
        request.method(),
        request.path(),
        query,
        headers,
        String.join(";", signedHeaders),
        request
            .header("x-amz-content-sha256")
            .filter(UNSIGNED::equals)
            .orElseGet(() -> sha256(request.body())));
  }

  /// A parameter without a value is signed with an empty one.
  private static String withValue(String parameter) {
    return parameter.isEmpty() || parameter.contains("=") ? parameter : parameter + "=";
  }

  private static String trimmed(String value) {
    return value.strip().replaceAll(" +", " ");
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has HmacSHA256", impossible);
    }
  }
}
