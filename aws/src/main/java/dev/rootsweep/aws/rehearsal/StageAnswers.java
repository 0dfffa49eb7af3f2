package dev.rootsweep.aws.rehearsal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rootsweep.aws.AwsClients;
import dev.rootsweep.aws.json.RecordJson;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.CheckEnding;
import dev.rootsweep.core.model.LastCheck;
import dev.rootsweep.core.model.RootPosture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.utils.BinaryUtils;
import software.amazon.awssdk.utils.Md5Utils;

/// What the stage answers: there is an account in a unit, its root user holds nothing, every
/// message is taken, and the ledger takes everything and knows nothing but one root session, and
/// how an account was called last.
///
/// - source: the shapes of AWS's API references
final class StageAnswers {
  /// The key id of every root session that is opened here.
  static final String SESSION_KEY = "ASIA" + AwsClients.REHEARSAL_KEY;

  private static final Duration SESSION = Duration.ofMinutes(5);
  private static final String LABEL = "LABEL#";
  private static final String UNIT = "ou-rehe-rehearsa";
  private static final JsonMapper JSON = new JsonMapper();

  private final String claimed = claimed(Instant.now());
  private volatile String label = "{}";

  /// Answers one call; empty for a call that no rehearsal makes.
  String to(String operation, String body) throws IOException {
    return switch (operation) {
      case "PutItem" -> put(body);
      case "UpdateItem" -> body.contains("ACCOUNT#") ? claimed : "{}";
      case "TransactWriteItems", "DeleteItem" -> "{}";
      case "GetItem" -> row(body);
      case "Query" -> "{\"Count\":0,\"ScannedCount\":0,\"Items\":[]}";
      case "DescribeAccount" -> account();
      case "ListTagsForResource" -> "{\"Tags\":[]}";
      case "ListParents" -> parent(body.contains(UNIT));
      case "DescribeOrganizationalUnit" -> unit();
      case "SendMessage" -> sent(JSON.readTree(body));
      case "PutEvents" -> "{\"FailedEntryCount\":0,\"Entries\":[{\"EventId\":\"rehearsal\"}]}";
      case "Publish" -> published();
      case "AssumeRoot" -> session();
      case "ContainerCredentials" -> credentials();
      case "GetAccountSummary" -> summary();
      default -> "";
    };
  }

  private String put(String body) throws IOException {
    if (body.contains(LABEL)) {
      label = "{\"Item\":%s}".formatted(JSON.readTree(body).path("Item"));
    }
    return "{}";
  }

  private String row(String body) {
    if (body.contains(LABEL)) {
      return label;
    }
    return body.contains("SESSION#" + SESSION_KEY) ? sessionRow() : "{}";
  }

  private static String sessionRow() {
    return "{\"Item\":{\"pk\":{\"S\":\"SESSION#%s\"},\"sk\":{\"S\":\"-\"}}}".formatted(SESSION_KEY);
  }

  private static String parent(boolean ofUnit) {
    return ofUnit
        ? "{\"Parents\":[{\"Id\":\"r-rehe\",\"Type\":\"ROOT\"}]}"
        : "{\"Parents\":[{\"Id\":\"%s\",\"Type\":\"ORGANIZATIONAL_UNIT\"}]}".formatted(UNIT);
  }

  private static String unit() {
    return "{\"OrganizationalUnit\":{\"Id\":\"%s\",\"Name\":\"rehearsal\"}}".formatted(UNIT);
  }

  /// The SDK compares the sum with its own. Nothing is put aside in a rehearsal: that alone has
  /// attributes.
  private static String sent(JsonNode message) {
    byte[] body = message.path("MessageBody").asText().getBytes(StandardCharsets.UTF_8);
    return message.has("MessageAttributes")
        ? ""
        : "{\"MessageId\":\"rehearsal\",\"MD5OfMessageBody\":\"%s\"}"
            .formatted(BinaryUtils.toHex(Md5Utils.computeMD5Hash(body)));
  }

  private static String published() {
    return """
    <PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishResult><MessageId>rehearsal</MessageId>\
    </PublishResult><ResponseMetadata><RequestId>rehearsal</RequestId></ResponseMetadata></PublishResponse>\
    """;
  }

  private static String account() {
    return """
    {"Account":{"Id":"000000000000","Arn":"arn:aws:organizations::000000000001:account/o-rehearsal/000000000000",\
    "Name":"rehearsal","Status":"ACTIVE","State":"ACTIVE","JoinedMethod":"CREATED","JoinedTimestamp":1577836800.0}}\
    """;
  }

  private static String session() {
    return """
    <AssumeRootResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRootResult><Credentials>\
    <AccessKeyId>%s</AccessKeyId><SecretAccessKey>rehearsal</SecretAccessKey>\
    <SessionToken>rehearsal</SessionToken><Expiration>%s</Expiration></Credentials></AssumeRootResult>\
    <ResponseMetadata><RequestId>rehearsal</RequestId></ResponseMetadata></AssumeRootResponse>\
    """
        .formatted(SESSION_KEY, Instant.now().plus(SESSION));
  }

  private static String credentials() {
    return """
    {"AccessKeyId":"%s","SecretAccessKey":"rehearsal","Token":"rehearsal","Expiration":"%s"}\
    """
        .formatted(SESSION_KEY, Instant.now().plus(SESSION));
  }

  /// The row of an account that was clean when it was checked last, as `StateRow` has it.
  private static String claimed(Instant now) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ObjectNode row = answer.putObject("Attributes");
    row.putObject("version").put("N", "2");
    row.putObject("lastCheck").put("S", lastCheck(now));
    return answer.toString();
  }

  private static String lastCheck(Instant now) {
    LastCheck last =
        new LastCheck(
            now,
            CheckEnding.CLEAN,
            "Clean",
            Optional.of(new RootPosture(new AccountId("000000000000"), now, List.of())),
            Optional.of(now),
            Optional.of(now),
            Optional.of(now),
            Optional.of(now),
            List.of(),
            Optional.empty(),
            Set.of());
    try {
      return RecordJson.builder().build().writeValueAsString(last);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a plain record cannot be written", e);
    }
  }

  private static String summary() {
    StringBuilder entries = new StringBuilder();
    for (String name :
        new String[] {
          "AccountPasswordPresent",
          "AccountAccessKeysPresent",
          "AccountSigningCertificatesPresent",
          "AccountMFAEnabled"
        }) {
      entries.append("<entry><key>").append(name).append("</key><value>0</value></entry>");
    }
    return """
    <GetAccountSummaryResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><GetAccountSummaryResult>\
    <SummaryMap>%s</SummaryMap></GetAccountSummaryResult><ResponseMetadata><RequestId>rehearsal</RequestId>\
    </ResponseMetadata></GetAccountSummaryResponse>\
    """
        .formatted(entries);
  }
}
