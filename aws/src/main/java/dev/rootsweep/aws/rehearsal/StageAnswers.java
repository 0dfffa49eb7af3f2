package dev.rootsweep.aws.rehearsal;

import java.time.Duration;
import java.time.Instant;

/// What the stage answers: there is an account, its root user holds nothing, and the ledger knows
/// nothing and takes everything.
///
/// - source: the shapes of AWS's API references
final class StageAnswers {
  private static final Duration SESSION = Duration.ofMinutes(5);

  private StageAnswers() {}

  /// Answers one call; empty for a call that no rehearsal makes.
  static String to(String target, String body) {
    return switch (target.substring(target.indexOf('.') + 1)) {
      case "UpdateItem", "PutItem", "TransactWriteItems", "GetItem", "DeleteItem" -> "{}";
      case "Query" -> "{\"Count\":0,\"ScannedCount\":0,\"Items\":[]}";
      case "DescribeAccount" -> account();
      case "" -> query(body);
      default -> "";
    };
  }

  private static String query(String body) {
    if (body.contains("Action=AssumeRoot&")) {
      return session();
    }
    return body.contains("Action=GetAccountSummary") ? summary() : "";
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
    <AccessKeyId>ASIAREHEARSAL0000000</AccessKeyId><SecretAccessKey>rehearsal</SecretAccessKey>\
    <SessionToken>rehearsal</SessionToken><Expiration>%s</Expiration></Credentials></AssumeRootResult>\
    <ResponseMetadata><RequestId>rehearsal</RequestId></ResponseMetadata></AssumeRootResponse>\
    """
        .formatted(Instant.now().plus(SESSION));
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
