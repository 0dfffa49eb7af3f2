package dev.rootsweep.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rootsweep.sandbox.AnyCall.Outcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;

/// Signed HTTP for what the SDK in use cannot send: a younger operation, or another Host.
record PlainCall(URI endpoint, AwsCredentials keys) {

  static {
    System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
  }

  Outcome properties() {
    return send(endpoint, "iam", "Action=GetAccountProperties&Version=2010-05-08");
  }

  Outcome propertiesSignedForSts() {
    return send(endpoint, "sts", "Action=GetAccountProperties&Version=2010-05-08");
  }

  Outcome assumeRoot(URI at, String account, String task) {
    Map<String, String> form =
        Map.of(
            "Action",
            "AssumeRoot",
            "Version",
            "2011-06-15",
            "TargetPrincipal",
            account,
            "TaskPolicyArn.arn",
            task);
    String body =
        form.entrySet().stream()
            .map(field -> field.getKey() + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    return send(at, "sts", body);
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private Outcome send(URI named, String service, String body) {
    HttpResponse<byte[]> response = sent(signed(named, service, body), body);
    Document xml = parsed(response.body());
    if (response.statusCode() != 200) {
      String code = text(xml, "Code");
      return new Outcome(code, response.statusCode(), text(xml, "Message"), "", Json.object());
    }
    return Outcome.success(properties(xml));
  }

  private HttpResponse<byte[]> sent(SdkHttpRequest signed, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(endpoint).POST(HttpRequest.BodyPublishers.ofString(body));
    for (Map.Entry<String, List<String>> header : signed.headers().entrySet()) {
      request.header(header.getKey(), header.getValue().getFirst());
    }
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException | InterruptedException failure) {
      throw new AssertionError(body, failure);
    }
  }

  private SdkHttpRequest signed(URI named, String service, String body) {
    SdkHttpRequest unsigned =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.POST)
            .uri(named)
            .putHeader("Content-Type", "application/x-www-form-urlencoded")
            .build();
    return AwsV4HttpSigner.create()
        .sign(
            sign ->
                sign.identity(keys)
                    .request(unsigned)
                    .payload(ContentStreamProvider.fromUtf8String(body))
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                    .putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1"))
        .request();
  }

  private static JsonNode properties(Document xml) {
    ObjectNode output = JsonNodeFactory.instance.objectNode();
    ObjectNode properties = output.putObject("Properties");
    NodeList entries = xml.getElementsByTagName("entry");
    for (int i = 0; i < entries.getLength(); i++) {
      Element entry = (Element) entries.item(i);
      properties.put(
          entry.getElementsByTagName("key").item(0).getTextContent(),
          entry.getElementsByTagName("value").item(0).getTextContent());
    }
    return output;
  }

  private static String text(Document xml, String name) {
    return xml.getElementsByTagName(name).item(0).getTextContent();
  }

  private static Document parsed(byte[] body) {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new ByteArrayInputStream(body));
    } catch (IOException | ParserConfigurationException | SAXException failure) {
      throw new AssertionError(new String(body, StandardCharsets.UTF_8), failure);
    }
  }
}
