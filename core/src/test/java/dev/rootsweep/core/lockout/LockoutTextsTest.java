package dev.rootsweep.core.lockout;

import static dev.rootsweep.core.lockout.LockoutRulesTest.NOW;
import static dev.rootsweep.core.lockout.LockoutRulesTest.OWN_BUCKET;
import static dev.rootsweep.core.lockout.LockoutRulesTest.OWN_QUEUE;
import static dev.rootsweep.core.policy.PolicyLines.policy;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What people read of a verdict.
class LockoutTextsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "* s3:* bucket when StringNotEquals aws:SourceVpce vpce-1"
            + " | [a call through the VPC endpoint vpce-1]",
        "* s3:* bucket when StringNotEquals aws:SourceVpc vpc-1"
            + " | [a call through an endpoint of the VPC vpc-1]",
        "* s3:* bucket when Null aws:SourceVpce true | [a call through a VPC endpoint]",
        "* s3:* bucket when Null aws:SourceIp false | [a call through a VPC endpoint]",
        "* s3:* bucket when Null aws:SourceVpce false | [a call from the internet]",
        "* s3:* bucket when NotIpAddress aws:SourceIp 203.0.113.0/24"
            + " | [a call from 203.0.113.0/24]",
        "* s3:* bucket when NotIpAddress aws:VpcSourceIp 10.0.0.0/8"
            + " | [a call from the private address 10.0.0.0/8]",
        "* s3:* bucket when ArnNotLike aws:PrincipalArn @role/admin"
            + " | [a call by a role session with the ARN arn:aws:iam::111122223333:role/admin]",
        "* s3:* bucket when StringNotEquals aws:PrincipalTag/team ops"
            + " | [the value of aws:PrincipalTag/team ops]",
        "* s3:* bucket when Null aws:PrincipalTag/team false"
            + " | [a call without aws:PrincipalTag/team]",
        "* s3:* bucket when Bool aws:MultiFactorAuthPresent false; Null aws:username true"
            + " | [a session with MFA]",
        "* s3:* bucket when BoolIfExists aws:MultiFactorAuthPresent false"
            + " | [a session with MFA]",
        "* s3:* bucket when NumericGreaterThanIfExists aws:MultiFactorAuthAge 60"
            + " | [a session with MFA]",
        "* s3:* bucket when Null aws:MultiFactorAuthPresent false"
            + " | [a call by a user, long-term access keys, which know no MFA]",
        "* s3:* bucket when BoolIfExists aws:MultiFactorAuthPresent true"
            + " | [a session without MFA]",
        "* s3:* bucket when DateLessThan aws:CurrentTime 2027-01-01T00:00:00Z"
            + " | [a call at 2027-01-01T00:00:00Z]",
        "* s3:* bucket when Bool aws:SecureTransport true | [a call without TLS]",
        "* s3:* bucket when NumericLessThan s3:TlsVersion 1.3; Bool aws:SecureTransport true"
            + " | [a call over TLS 1.3]",
        "* s3:* bucket when StringNotEquals s3:authType REST-QUERY-STRING"
            + " | [a presigned request]",
        "* s3:* bucket when StringNotEquals s3:signatureversion AWS | [a signature of version 2]",
        "* s3:* bucket when Bool aws:ViaAWSService false"
            + " | [a call that a service makes for the caller]",
        "* s3:* bucket when StringNotEquals aws:CalledViaFirst athena.amazonaws.com"
            + " | [a call that athena.amazonaws.com makes for the caller]",
        "!%assumed-role/build/ci,@role/build,@root s3:* bucket"
            + " | [a call by a role session with the ARN arn:aws:iam::111122223333:role/build with"
            + " the session name ci]",
        "* s3:* bucket when StringNotEquals aws:userid AIDAEXAMPLEUSER11"
            + " | [a call by a user with the user id AIDAEXAMPLEUSER11]",
        "* s3:* bucket when StringNotEquals aws:PrincipalType FederatedUser"
            + " | [a call by a federated user]",
        "* s3:* bucket when StringNotEquals aws:FederatedProvider accounts.google.com | [a session"
            + " by the identity provider accounts.google.com, a call by a role session]",
        "* s3:* bucket when StringNotEquals aws:VpceAccount 111122223333"
            + " | [a VPC endpoint of the account 111122223333]",
        "* s3:* bucket when StringNotEquals aws:VpceOrgID o-ours123456"
            + " | [a VPC endpoint of the organization o-ours123456]",
      })
  void saysWhatMustExistForAWay(String line, String needs) {
    Lockout lockout = LockoutRules.judge(policy("A: Deny " + line), OWN_BUCKET, NOW);

    assertEquals("depends", lockout.verdict());
    assertEquals(
        List.of(needs, needs),
        lockout.waysLeft().stream().map(way -> way.needs().toString()).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Deny * s3:* bucket"
            + " | Statement A denies PutBucketPolicy and DeleteBucketPolicy to everybody.",
        "Deny @user/kim s3:Put* bucket"
            + " | Statement A denies PutBucketPolicy to arn:aws:iam::111122223333:user/kim.",
        "Deny * s3:Put* bucket when StringEquals aws:PrincipalTag/x a b c d e | Statement A denies"
            + " PutBucketPolicy to everybody where aws:PrincipalTag/x is a or b or c or 2 more.",
        "Deny * s3:Put* bucket when StringNotLike aws:PrincipalTag/x a*; Null aws:PrincipalTag/y"
            + " true | Statement A denies PutBucketPolicy to everybody where aws:PrincipalTag/x is"
            + " not like a* (or is absent) and aws:PrincipalTag/y is absent.",
        "Deny * s3:Put* bucket when Null aws:PrincipalTag/y false"
            + " | Statement A denies PutBucketPolicy to everybody where aws:PrincipalTag/y is"
            + " present.",
        "Deny * s3:Put* bucket when BoolIfExists aws:MultiFactorAuthPresent false"
            + " | Statement A denies PutBucketPolicy to everybody where aws:MultiFactorAuthPresent"
            + " is false (or is absent).",
        "Deny * s3:Put* bucket when NumericLessThanEquals aws:MultiFactorAuthAge 5"
            + " | Statement A denies PutBucketPolicy to everybody where aws:MultiFactorAuthAge is"
            + " at most 5.",
        "Deny * s3:Put* bucket when DateGreaterThan aws:CurrentTime 2027-01-01"
            + " | Statement A denies PutBucketPolicy to everybody where aws:CurrentTime is after"
            + " 2027-01-01.",
        "Deny * s3:Put* bucket when IpAddress aws:SourceIp 0.0.0.0/0 ::/0"
            + " | Statement A denies PutBucketPolicy to everybody where aws:SourceIp is in"
            + " 0.0.0.0/0 or ::/0.",
        "Deny * s3:Put* bucket when ForAllValues:StringEquals aws:CalledVia a.amazonaws.com"
            + " | Statement A denies PutBucketPolicy to everybody where aws:CalledVia is"
            + " a.amazonaws.com (or is absent).",
      })
  void saysWhatAStatementDenies(String line, String sentence) {
    assertEquals(
        List.of(sentence), LockoutRules.judge(policy("A: " + line), OWN_BUCKET, NOW).why());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ArnNotLike aws:SourceArn arn:aws:sns:*:*:t"
            + " | Calls that change the policy never carry aws:SourceArn.",
        "StringNotEquals aws:userid AROAEXAMPLEROLE11:*"
            + " | StringNotEquals takes * as it is written, not as any text.",
        "ArnNotLike aws:PrincipalArn %assumed-role/x/*"
            + " | aws:PrincipalArn of a role session is the ARN of the role, not of the session.",
        "StringNotEquals aws:SourceIp 203.0.113.0/24"
            + " | StringNotEquals compares the text of an address, not a range.",
      })
  void saysWhyNobodyCanMeetACondition(String condition, String hint) {
    Lockout lockout =
        LockoutRules.judge(policy("A: Deny * s3:* bucket when " + condition), OWN_BUCKET, NOW);

    assertEquals("locks-everyone", lockout.verdict());
    assertEquals(hint, lockout.why().getLast());
    assertEquals(2, lockout.why().size());
    assertEquals(List.of(), lockout.waysLeft());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "A: malformed | [A] | [Statement A: it is malformed.]",
        "-: malformed | [0] | [Statement number 0 (from 0): it is malformed.]",
        "A: Deny * s3:* bucket when Huh aws:username x"
            + " | [A] | [Statement A: the operator Huh is not known.]",
        "A: Deny * s3:* bucket when Bool aws:username x"
            + " | [A] | [Statement A: a value of aws:username is not one that Bool can compare.]",
        "A: Deny * s3:* bucket when StringNotEquals aws:NewKey x"
            + " | [A] | [Statement A: the condition key aws:NewKey is not known here.]",
        "A: Deny * s3:* bucket when StringNotEquals aws:RequestedRegion x | [A] | [Statement A: it"
            + " depends on aws:RequestedRegion, whose value cannot be given.]",
        "A: Deny @group/x s3:* bucket"
            + " | [A] | [Statement A: 'arn:aws:iam::111122223333:group/x' is no principal.]",
        "A: Deny %assumed-role/x s3:* bucket | [A] | [Statement A:"
            + " 'arn:aws:sts::111122223333:assumed-role/x' names no session.]",
        "A: Deny !@user/kim s3:* bucket | [A] | [Statement A: NotPrincipal names a caller without"
            + " its account or its role, or a deleted one; AWS may deny such a caller all the"
            + " same.]",
      })
  void saysWhatItCannotTell(String line, String statements, String why) {
    Lockout lockout = LockoutRules.judge(policy(line), OWN_BUCKET, NOW);

    assertEquals("cannot-tell", lockout.verdict());
    assertEquals(statements, lockout.statements().toString());
    assertEquals(why, lockout.why().toString());
    assertEquals(List.of(), lockout.waysLeft());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "StringNotEquals aws:PrincipalOrgID o-any1234567 | aws:PrincipalOrgID, whose value was not"
            + " given: give --organization o-...",
        "StringNotEquals aws:ResourceOrgID o-any1234567 | aws:ResourceOrgID, whose value was not"
            + " given: give --organization o-...",
        "ForAllValues:StringNotLike aws:PrincipalOrgPaths o-any1234567/r-ab12/*"
            + " | aws:PrincipalOrgPaths, whose value cannot be given; --organization o-... can be"
            + " enough.",
      })
  void saysWhatToGive(String condition, String why) {
    Lockout lockout =
        LockoutRules.judge(policy("A: Deny * sqs:* queue when " + condition), OWN_QUEUE, NOW);

    assertEquals(List.of("Statement A: it depends on " + why), lockout.why());
  }
}
