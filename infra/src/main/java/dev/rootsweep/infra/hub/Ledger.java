package dev.rootsweep.infra.hub;

import software.amazon.awscdk.Aws;

/// The ledger that the hub works on, whoever made it.
///
/// - shape: `keyId` is the id of the table's key, by which calls to KMS name it
public record Ledger(String table, String keyId) {

  /// Takes up a ledger that is there.
  public static Ledger adopted(String table, String keyArn) {
    return new Ledger(table, keyArn.substring(keyArn.lastIndexOf('/') + 1));
  }

  String arn() {
    return arn(table);
  }

  static String arn(String table) {
    return "arn:%s:dynamodb:%s:%s:table/%s"
        .formatted(Aws.PARTITION, Aws.REGION, Aws.ACCOUNT_ID, table);
  }
}
