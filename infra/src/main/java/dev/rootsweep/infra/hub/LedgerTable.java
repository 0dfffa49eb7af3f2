package dev.rootsweep.infra.hub;

import dev.rootsweep.infra.deployment.Deployment;
import dev.rootsweep.infra.deployment.Names;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.BillingMode;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.dynamodb.TableEncryption;
import software.amazon.awscdk.services.iam.AnyPrincipal;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.kms.Key;
import software.constructs.Construct;

/// The memory. A new table and its key stay when the stack goes, and are taken up again by name.
final class LedgerTable extends Construct {
  private final String name;
  private final String keyId;

  LedgerTable(Construct scope, String id, Deployment.Ledger ledger) {
    super(scope, id);
    switch (ledger) {
      case Deployment.Ledger.Made() -> {
        Key key = key();
        this.name = table(key).getTableName();
        this.keyId = key.getKeyId();
      }
      case Deployment.Ledger.Adopted(String table, String keyArn) -> {
        this.name = table;
        this.keyId = keyArn.substring(keyArn.lastIndexOf('/') + 1);
      }
    }
  }

  /// Whoever may use the table may use its key, through DynamoDB alone: the functions' roles name
  /// no key, and an adopted table needs nothing else.
  ///
  /// - source: DynamoDB Developer Guide, "Using customer managed keys"
  private Key key() {
    Key key =
        Key.Builder.create(this, "Key")
            .description("Rootsweep: the ledger")
            .alias("alias/" + Names.of("ledger"))
            .enableKeyRotation(true)
            .removalPolicy(RemovalPolicy.RETAIN)
            .build();
    key.addToResourcePolicy(
        PolicyStatement.Builder.create()
            .sid("ThroughDynamoDb")
            .effect(Effect.ALLOW)
            .principals(List.of(new AnyPrincipal()))
            .actions(
                List.of(
                    "kms:Encrypt",
                    "kms:Decrypt",
                    "kms:ReEncrypt*",
                    "kms:GenerateDataKey*",
                    "kms:CreateGrant",
                    "kms:DescribeKey"))
            .resources(List.of("*"))
            .conditions(
                Map.of(
                    "StringEquals",
                    Map.of(
                        "kms:CallerAccount",
                        Aws.ACCOUNT_ID,
                        "kms:ViaService",
                        "dynamodb." + Aws.REGION + "." + Aws.URL_SUFFIX)))
            .build());
    return key;
  }

  private Table table(Key key) {
    return Table.Builder.create(this, "Table")
        .tableName(Names.of("ledger"))
        .partitionKey(Attribute.builder().name("pk").type(AttributeType.STRING).build())
        .sortKey(Attribute.builder().name("sk").type(AttributeType.STRING).build())
        .timeToLiveAttribute("expiresAt")
        .billingMode(BillingMode.PAY_PER_REQUEST)
        .pointInTimeRecoverySpecification(
            PointInTimeRecoverySpecification.builder().pointInTimeRecoveryEnabled(true).build())
        .deletionProtection(true)
        .encryption(TableEncryption.CUSTOMER_MANAGED)
        .encryptionKey(key)
        .removalPolicy(RemovalPolicy.RETAIN)
        .build();
  }

  String name() {
    return name;
  }

  /// Returns the id of the table's key, by which calls to KMS name it.
  String keyId() {
    return keyId;
  }

  String arn() {
    return "arn:%s:dynamodb:%s:%s:table/%s"
        .formatted(Aws.PARTITION, Aws.REGION, Aws.ACCOUNT_ID, name);
  }
}
