package dev.rootsweep.aws.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rootsweep.core.signal.Evidence;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What each call touched, in words. The records are written after AWS's documentation.
class TouchedObjectsTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '\u0001',
      value = {
        "iam; {'userName':'alice'};"
            + " {'accessKey':{'userName':'alice','accessKeyId':'AKIANEW','status':'Active'}};"
            + " access key AKIANEW, user alice",
        "iam; {'accessKeyId':'AKIAOLD','status':'Inactive','userName':'bob'}; null;"
            + " access key AKIAOLD, status Inactive, user bob",
        "iam; {'certificateBody':'HIDDEN'}; {'certificate':{'certificateId':'CERT1'}};"
            + " certificate CERT1",
        "iam; {'serialNumber':'arn:aws:iam::303030303030:mfa/root-account-mfa-device'}; null;"
            + " MFA device arn:aws:iam::303030303030:mfa/root-account-mfa-device",
        "iam; {'virtualMFADeviceName':'phone','path':'/'}; null; MFA device phone",
        "iam; {'userName':'alice','passwordResetRequired':true}; null; user alice",
        "iam; {'policyArn':'arn:aws:iam::aws:policy/AdministratorAccess','userName':'eve'}; null;"
            + " policy arn:aws:iam::aws:policy/AdministratorAccess, user eve",
        "iam; {'policyName':'all','userName':'eve','policyDocument':'{}'}; null;"
            + " policy all, user eve",
        "iam; {'roleName':'shop','assumeRolePolicyDocument':'{}'}; null; role shop",
        "iam; {'roleName':'shop','policyDocument':'{}'}; null; role shop",
        "s3; {'bucketName':'shop','bucketPolicy':{'Version':'2012-10-17'}}; null; bucket shop",
        "s3; {'bucketName':'shop','key':'a/b.csv'}; null; bucket shop, object a/b.csv",
        "sqs; {'queueUrl':'https://sqs.us-east-1.amazonaws.com/303030303030/orders'}; null;"
            + " queue https://sqs.us-east-1.amazonaws.com/303030303030/orders",
        "organizations; {'policyId':'p-denyroot1','targetId':'ou-exam-workprod1'}; null;"
            + " policy p-denyroot1, target ou-exam-workprod1",
        "organizations; {'rootId':'r-exam','policyType':'SERVICE_CONTROL_POLICY'}; null;"
            + " policy type SERVICE_CONTROL_POLICY, organization root r-exam",
        "organizations;"
            + " {'accountId':'303030303030','sourceParentId':'ou-a','destinationParentId':'r-b'};"
            + " null; account 303030303030, from ou-a, to r-b",
        "organizations; {'accountId':'222222222222','servicePrincipal':'iam.amazonaws.com'}; null;"
            + " account 222222222222, service iam.amazonaws.com",
        "cloudtrail; {'name':'organization'}; null; trail organization",
        "cloudtrail;"
            + " {'name':'organization','s3BucketName':'evil','kmsKeyId':'k','isOrganizationTrail':false};"
            + " null; trail organization, log bucket evil, key k, organization trail false",
        "cloudtrail; {'trailName':'organization','eventSelectors':[]}; null; trail organization",
        "sts; {'targetPrincipal':'303030303030','taskPolicyArn':{'arn':'arn:aws:iam::aws:policy/root-task/S3UnlockBucketPolicy'}};"
            + " {'credentials':{'accessKeyId':'ASIANEW','sessionToken':'HIDDEN'}}; session key"
            + " ASIANEW, account 303030303030, task"
            + " arn:aws:iam::aws:policy/root-task/S3UnlockBucketPolicy",
        "kms; {'keyId':'alias/x','encryptionContext':{'aws:cloudtrail:arn':'arn:aws:cloudtrail:us-east-1:111111111111:trail/t','other':'x'}};"
            + " null; key alias/x, for arn:aws:cloudtrail:us-east-1:111111111111:trail/t",
        "secretsmanager; {'secretId':'prod/db'}; null; secret prod/db",
        "ssm; {'name':'/prod/db','withDecryption':true}; null; parameter or document /prod/db",
        "ssm; {'names':['/a','/b']}; null; parameters /a, /b",
        "ec2; {'instanceType':'p5.48xlarge'};"
            + " {'instancesSet':{'items':[{'instanceId':'i-1'},{'instanceId':'i-2'},{'instanceId':'i-3'},{'instanceId':'i-4'}]}};"
            + " instance i-1, i-2, i-3 and 1 more",
        "ec2; {'instancesSet':{'items':[{'instanceId':'i-1'}]}}; null; instance i-1",
        "cloudformation; {'stackName':'web','changeSetName':'cs'}; null; stack web, change set cs",
        "rds; {'dBInstanceIdentifier':'shop','masterUserPassword':'x'}; null; db instance shop",
        "glue; {'DatabaseName':'lake','clientRequestToken':'x'}; null; database lake",
        "unknown; {'color':'red'}; null; ''",
        "unknown; null; null; ''"
      })
  void isNamed(String service, String request, String answer, String object) throws Exception {
    assertEquals(
        object.replace("''", ""), object(service, record(service, request, answer)).strip());
  }

  /// The same field names a stream in another call.
  @Test
  void isTheMuteRuleOnlyWhereOneIsPut() throws Exception {
    ObjectNode record =
        record("monitoring", "{'name':'quiet','muteTargets':{'alarmNames':['a','b']}}", "null");

    assertEquals(
        "mute rule quiet, alarm a, b",
        object("monitoring", record.put("eventName", "PutAlarmMuteRule")));
    assertFalse(
        object("monitoring", record.put("eventName", "PutMetricStream")).contains("mute rule"));
  }

  @Test
  void isTheResourceWhereTheRequestNamesNothing() throws Exception {
    ObjectNode record = record("kms", "null", "null");
    record
        .putArray("resources")
        .addObject()
        .put("accountId", "303030303030")
        .put("ARN", "arn:aws:kms:us-east-1:303030303030:key/1");

    assertEquals("resource arn:aws:kms:us-east-1:303030303030:key/1", object("kms", record));
  }

  @Test
  void isNeverASecretAnAddressOrMoreThanAPersonReads() throws Exception {
    ObjectNode event = Sample.event("root-key-created");
    ObjectNode record = (ObjectNode) event.path("detail");
    record.set(
        "requestParameters", JSON.createObjectNode().put("userName", "root@example.com " + SECRET));
    ObjectNode key = record.putObject("responseElements").putObject("accessKey");
    key.put("accessKeyId", "AKIANEW").put("secretAccessKey", SECRET).put("status", "Active");
    record
        .putObject("responseElements")
        .setAll((ObjectNode) JSON.createObjectNode().set("accessKey", key));

    Evidence evidence = TrailRecord.of(Envelope.read(event.toString(), Sample.RECEIVED)).evidence();

    assertTrue(evidence.object().startsWith("access key AKIANEW, user "), evidence::object);
    assertFalse(evidence.object().contains(SECRET), evidence::object);
    assertFalse(evidence.object().contains("root@example.com"), evidence::object);
  }

  @Test
  void isBounded() throws Exception {
    String long_ = "x".repeat(10_000);
    ObjectNode record =
        record(
            "iam",
            "{'userName':'%s','roleName':'%s','groupName':'%s','policyName':'%s','policyArn':'%s','serialNumber':'%s','status':'%s','accountId':'%s'}"
                .formatted(long_, long_, long_, long_, long_, long_, long_, long_),
            "null");

    assertTrue(TouchedObjects.read("iam", record).size() <= 6);
    assertTrue(object("iam", record).length() < 1_200);
  }

  private static String object(String service, ObjectNode record) {
    return String.join(
        ", ", TouchedObjects.read(service, record).stream().map(Object::toString).toList());
  }

  private static ObjectNode record(String service, String request, String answer) throws Exception {
    ObjectNode record = JSON.createObjectNode();
    record.put("eventSource", service + ".amazonaws.com");
    record.set("requestParameters", JSON.readTree(request.replace('\'', '"')));
    record.set("responseElements", JSON.readTree(answer.replace('\'', '"')));
    return record;
  }

  @Test
  void readsTheSamplesOfThisProject() {
    List<String> objects =
        List.of("root-key-deleted", "deny-root-policy-detached", "foreign-session-write").stream()
            .map(
                name ->
                    TrailRecord.of(Envelope.read(Sample.event(name).toString(), Sample.RECEIVED))
                        .evidence()
                        .object())
            .toList();

    assertEquals(
        List.of(
            "access key AKIAEXAMPLEROOT00001",
            "policy p-denyroot1, target ou-exam-workprod1",
            "bucket shop"),
        objects);
  }
}
