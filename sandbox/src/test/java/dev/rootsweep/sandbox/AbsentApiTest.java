package dev.rootsweep.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What clients of services that the sandbox does not have are answered, in the form in which they
/// read errors. AWS's own clients of some of them read it in a test of the module `aws`.
class AbsentApiTest {

  private static final String SCOPE = "AKIAEXAMPLEHUB000001/20261122/us-east-1/%s/aws4_request";

  private final Sandbox sandbox =
      Sandbox.start(ExampleOrganization.at(Instant.parse("2026-11-22T12:00:00Z")));
  private final HttpClient http = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    http.close();
    sandbox.close();
  }

  /// How an error is written: the status, and the body around the message.
  private enum Written {
    JSON(400, "{\"__type\":\"UnknownOperationException\",\"Message\":\"", "\"}"),
    QUERY(
        400,
        "<ErrorResponse><Error><Type>Sender</Type><Code>InvalidAction</Code><Message>",
        "</RequestId></ErrorResponse>"),
    EC2(
        400,
        "<Response><Errors><Error><Code>InvalidAction</Code><Message>",
        "</RequestID></Response>"),
    S3(501, "<Error><Code>NotImplemented</Code><Message>", "</RequestId></Error>");

    private final int status;
    private final String start;
    private final String end;

    Written(int status, String start, String end) {
      this.status = status;
      this.start = start;
      this.end = end;
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "dynamodb;  POST /;                    x-amz-target: DynamoDB_20120810.GetItem; {}; JSON",
        "ssm;       POST /;                    x-amz-target: AmazonSSM.PutParameter; {}; JSON",
        "lambda;    GET /2015-03-31/functions; ''; ''; JSON",
        "s3tables;  GET /buckets;              ''; ''; JSON",
        "sns;       POST /;                    content-type: FORM; Action=ListTopics; QUERY",
        "route53;   GET /2013-04-01/zones;     ''; ''; QUERY",
        "s3;        GET /v20180820/jobs;       x-amz-account-id: 222222222222; ''; QUERY",
        "ec2;       POST /;                    content-type: FORM; Action=DescribeVpcs; EC2",
        "s3;        GET /bucket;               ''; ''; S3",
        "s3;        PUT /bucket/100%25;        content-type: application/json; 100% {; S3",
        "s3;        PUT /bucket/form;          content-type: FORM; 100% {; S3",
        "s3express; GET /bucket;               ''; ''; S3",
      })
  void areRefusedInTheirOwnForm(
      String service, String line, String header, String body, Written written) throws Exception {
    String further = header.replace("FORM", "application/x-www-form-urlencoded");

    HttpResponse<String> answer = http.send(signed(service, line, further, body), text());

    String message = "The sandbox does not have the service '" + service + "', only ";
    assertEquals(written.status, answer.statusCode());
    assertTrue(answer.body().startsWith(written.start + message), answer.body());
    assertTrue(answer.body().endsWith(written.end), answer.body());
  }

  @Test
  void areRefusedInCborWhereTheirClientsSpeakIt() throws Exception {
    HttpResponse<String> answer =
        http.send(
            signed(
                "monitoring",
                "POST /service/GraniteServiceVersion20100801/operation/ListMetrics",
                "smithy-protocol: rpc-v2-cbor",
                ""),
            BodyHandlers.ofString(StandardCharsets.ISO_8859_1));

    assertEquals("rpc-v2-cbor", answer.headers().firstValue("smithy-protocol").orElse(""));
    assertEquals("application/cbor", answer.headers().firstValue("content-type").orElse(""));
    String start = "\u00A2y\0\u0006__typey\0\u0019UnknownOperationExceptiony\0\u0007messagey\0";
    assertTrue(answer.body().startsWith(start), answer.body());
    String message = answer.body().substring(start.length() + 1);
    assertEquals(answer.body().charAt(start.length()), message.length());
    assertTrue(message.startsWith("The sandbox does not have the service 'monitoring'"), message);
    assertEquals(List.of("monitoring:ListMetrics"), recorded());
  }

  @Test
  void areKnownInASignedUrlAndInASignatureForSeveralRegions() throws Exception {
    String presigned = "?X-Amz-Credential=" + SCOPE.formatted("s3").replace("/", "%2F");
    HttpRequest url = HttpRequest.newBuilder(at("/bucket/key" + presigned)).build();
    HttpRequest manyRegions =
        HttpRequest.newBuilder(at("/key-value-stores/1"))
            .header(
                "authorization",
                "AWS4-ECDSA-P256-SHA256 Credential=AKIAEXAMPLEHUB000001/20261122/"
                    + "cloudfront-keyvaluestore/aws4_request, SignedHeaders=host, Signature=00")
            .build();

    assertTrue(http.send(url, text()).body().contains("'s3'"));
    assertTrue(http.send(manyRegions, text()).body().contains("'cloudfront-keyvaluestore'"));
  }

  @Test
  void areRefusedWithoutABodyWhereNoneIsAllowed() throws Exception {
    HttpResponse<String> answer = http.send(signed("s3", "HEAD /bucket", "", ""), text());

    assertEquals(501, answer.statusCode());
    assertEquals("", answer.body());
  }

  @Test
  void areRecordedWithoutWhatWasSent() throws Exception {
    http.send(
        signed("ssm", "POST /", "x-amz-target: AmazonSSM.PutParameter", "{\"Value\":\"secret\"}"),
        text());

    assertEquals(List.of("ssm:PutParameter"), recorded());
    Call call = sandbox.record().calls().getFirst();
    assertTrue(call.parameters().isEmpty());
    assertEquals(400, call.status());
  }

  @Test
  void doNotIncludeOurOwn() {
    Clients clients = Clients.of(sandbox);

    assertEquals(
        ExampleOrganization.HUB,
        clients.sts(Clients.keys(ExampleOrganization.HUB_ROLE)).getCallerIdentity().account());
  }

  private List<String> recorded() {
    return sandbox.record().calls().stream()
        .map(call -> call.service() + ":" + call.operation())
        .toList();
  }

  private HttpRequest signed(String service, String line, String header, String body) {
    String[] methodAndPath = line.split(" ", 2);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(at(methodAndPath[1]))
            .method(methodAndPath[0], HttpRequest.BodyPublishers.ofString(body))
            .header(
                "authorization",
                "AWS4-HMAC-SHA256 Credential="
                    + SCOPE.formatted(service)
                    + ", SignedHeaders=host, Signature=00");
    if (!header.isEmpty()) {
      String[] nameAndValue = header.split(": ", 2);
      request.header(nameAndValue[0], nameAndValue[1]);
    }
    return request.build();
  }

  private URI at(String path) {
    return URI.create(sandbox.endpoint() + path);
  }

  private static HttpResponse.BodyHandler<String> text() {
    return BodyHandlers.ofString();
  }
}
