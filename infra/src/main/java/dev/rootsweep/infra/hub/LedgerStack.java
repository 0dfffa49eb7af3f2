package dev.rootsweep.infra.hub;

import dev.rootsweep.infra.deployment.Deployment;
import dev.rootsweep.infra.deployment.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.BillingMode;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.dynamodb.TableEncryption;
import software.amazon.awscdk.services.iam.AnyPrincipal;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.kms.Key;
import software.constructs.Construct;

/// The memory, in a stack of its own: where making the hub fails and is undone, this stays whole. A
/// table and its key stay also when their stack goes, and are taken up again by name.
public final class LedgerStack extends Stack {
  private static final String TABLE = Names.of("ledger");

  private static final List<String> WRITING =
      List.of(
          "dynamodb:BatchWriteItem",
          "dynamodb:DeleteItem",
          "dynamodb:PartiQLDelete",
          "dynamodb:PartiQLInsert",
          "dynamodb:PartiQLUpdate",
          "dynamodb:PutItem",
          "dynamodb:UpdateItem");

  private final Ledger ledger;

  /// Makes the stack.
  public LedgerStack(Construct scope, String name, Deployment deployment) {
    super(
        scope,
        name,
        deployment.hub().stack("Rootsweep: what it remembers, and the proof of what it removed"));
    Key key = key(deployment);
    makeTable(key, deployment);
    CfnOutput.Builder.create(this, "LedgerTable")
        .description("for the setting ledgerTable, to take it up again")
        .value(TABLE)
        .build();
    CfnOutput.Builder.create(this, "LedgerKey")
        .description("for the setting ledgerKey, to take it up again")
        .value(key.getKeyArn())
        .build();
    this.ledger = new Ledger(TABLE, key.getKeyId());
  }

  /// Returns what the hub works on.
  public Ledger ledger() {
    return ledger;
  }

  /// Whoever may use the table may use its key, through DynamoDB alone: the functions' roles name
  /// no key, and an adopted table needs nothing else. Where operators are named, they and the
  /// functions alone; everybody else needs a right of their own to the key.
  ///
  /// - source: DynamoDB Developer Guide, "Using customer managed keys"
  private Key key(Deployment deployment) {
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
                    "kms:DescribeKey"))
            .resources(List.of("*"))
            .conditions(using(deployment))
            .build());
    key.addToResourcePolicy(
        PolicyStatement.Builder.create()
            .sid("GrantsOfDynamoDb")
            .effect(Effect.ALLOW)
            .principals(List.of(new AnyPrincipal()))
            .actions(List.of("kms:CreateGrant"))
            .resources(List.of("*"))
            .conditions(
                new TreeMap<>(
                    Map.of(
                        "StringEquals",
                        throughDynamoDb(),
                        "Bool",
                        Map.of("kms:GrantIsForAWSResource", "true"))))
            .build());
    return key;
  }

  private static Map<String, Object> using(Deployment deployment) {
    Map<String, Object> conditions = new TreeMap<>(Map.of("StringEquals", throughDynamoDb()));
    if (!deployment.operators().isEmpty()) {
      List<String> users = new ArrayList<>(writers(deployment));
      users.addAll(deployment.deploymentRoles());
      conditions.put("ArnEquals", Map.of("aws:PrincipalArn", users));
    }
    return conditions;
  }

  private static List<String> writers(Deployment deployment) {
    return Stream.concat(
            Stream.of(Workers.CHECK, Workers.ROOT_ACTIVITY, Workers.SWEEP)
                .map(function -> Workers.role(deployment, function)),
            deployment.operators().stream())
        .toList();
  }

  private static Map<String, Object> throughDynamoDb() {
    return new TreeMap<>(
        Map.of(
            "kms:CallerAccount",
            Aws.ACCOUNT_ID,
            "kms:ViaService",
            "dynamodb." + Aws.REGION + "." + Aws.URL_SUFFIX));
  }

  /// A row that lowers an alert or releases a removal is written by nobody else: writes of rows are
  /// no management events, so nobody would be told.
  ///
  /// - source: Service Authorization Reference, Amazon DynamoDB: the actions that write items
  private static PolicyDocument onlyWriters(Deployment deployment) {
    return PolicyDocument.Builder.create()
        .statements(
            List.of(
                Door.closed("OnlyWritersWrite", WRITING, Ledger.arn(TABLE), writers(deployment))))
        .build();
  }

  private void makeTable(Key key, Deployment deployment) {
    Table.Builder table = Table.Builder.create(this, "Table");
    if (!deployment.operators().isEmpty()) {
      table.resourcePolicy(onlyWriters(deployment));
    }
    table
        .tableName(TABLE)
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
}
