package dev.rootsweep.core.lockout;

import static dev.rootsweep.core.policy.PolicyLines.ACCOUNT;
import static dev.rootsweep.core.policy.PolicyLines.BUCKET;
import static dev.rootsweep.core.policy.PolicyLines.QUEUE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rootsweep.core.lockout.OwnedResource.Kind;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.policy.Policy;
import dev.rootsweep.core.policy.PolicyLines;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What AWS documents of one policy at a time; the source of each fact is named in decision 0042.
class LockoutRulesTest {
  static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
  static final OwnedResource OWN_BUCKET =
      new OwnedResource(Kind.BUCKET, BUCKET, new AccountId(ACCOUNT), Optional.of("o-ours123456"));
  static final OwnedResource OWN_QUEUE =
      new OwnedResource(Kind.QUEUE, QUEUE, new AccountId(ACCOUNT), Optional.empty());

  /// A verdict with the statements that it names, and the policy that gets it.
  private record Case(String verdict, String lines) {
    @Override
    public String toString() {
      return verdict + " <- " + lines;
    }
  }

  static Stream<Case> principals() {
    return cases(
        """
        locks-everyone A
        A: Deny * s3:* bucket,objects

        locks-everyone A
        A: Deny @root s3:* bucket

        locks-everyone A
        A: Deny 111122223333 s3:PutBucketPolicy,s3:DeleteBucketPolicy bucket

        fine
        A: Deny 444455556666 s3:* bucket

        fine
        A: Deny service:cloudtrail.amazonaws.com s3:* bucket

        depends A
        A: Deny @user/kim s3:* bucket

        depends A
        A: Deny @role/app/build s3:* bucket

        depends A
        A: Deny %assumed-role/build/ci s3:* bucket

        depends A
        A: Deny %federated-user/kim s3:* bucket

        depends A
        A: Deny federated:cognito-identity.amazonaws.com s3:* bucket

        fine
        A: Deny AROAJ2UCCR6DPCEXAMPLE s3:* bucket

        fine
        A: Deny !* s3:* bucket

        locks-everyone A
        A: Deny !@root s3:* bucket

        locks-everyone A
        A: Deny !service:logging.s3.amazonaws.com s3:* bucket

        locks-everyone A
        A: Deny !@role/build,@root s3:* bucket

        depends A
        A: Deny !%assumed-role/build/ci,@role/build,@root s3:* bucket

        depends A
        A: Deny !%assumed-role/build/ci,@role/app/build,111122223333 s3:* bucket

        cannot-tell A
        A: Deny !%assumed-role/build/ci,@root s3:* bucket

        depends A
        A: Deny !@user/kim,@root s3:* bucket

        cannot-tell A
        A: Deny !@user/kim s3:* bucket

        cannot-tell A
        A: Deny !canonical:79a59df900b949e5 s3:* bucket

        cannot-tell A
        A: Deny !AIDAJQABLZS4A3QDU576Q,@root s3:* bucket

        depends A
        A: Deny !%federated-user/kim,@root s3:* bucket

        cannot-tell A
        A: Deny @group/admins s3:* bucket

        locks-everyone A B
        A: Deny !@user/kim,@root s3:* bucket
        B: Deny @user/kim s3:* bucket
        """);
  }

  static Stream<Case> actionsAndResources() {
    return cases(
        """
        locks-everyone A
        A: Deny * S3:putbucketpolicy,s3:DELETEBUCKETPOLICY bucket

        depends A
        A: Deny * s3:PutBucketPolic? bucket

        fine
        A: Deny * s3:GetBucketPolicy,s3:DeleteBucket bucket

        fine
        A: Deny * !s3:PutBucketPolicy,s3:DeleteBucketPolicy bucket

        depends A
        A: Deny * !s3:DeleteBucketPolicy bucket

        locks-everyone A
        A: Deny * !s3:GetObject bucket

        locks-everyone A
        A: Deny * * *

        fine
        A: Deny * s3:* objects

        fine
        A: Deny * s3:* !bucket,objects

        locks-everyone A
        A: Deny * s3:* !objects

        locks-everyone A
        A: Deny * s3:* arn:aws:s3:::rep*

        fine
        A: Deny * s3:* arn:aws:s3:::other

        locks-everyone A
        A: Deny * s3:* arn:aws:s3:::${aws:PrincipalAccount},arn:aws:s3:::reports${*},arn:*:reports

        fine
        A: Deny * s3:* arn:aws:s3:::reports-${aws:PrincipalAccount}

        cannot-tell
        A: Deny * s3:* arn:aws:s3:::${aws:PrincipalTag/bucket}

        locks-everyone A B
        A: Deny * s3:Put* bucket
        B: Deny * s3:Delete* bucket

        depends A
        A: Deny * s3:Put* bucket
        B: Allow * s3:* bucket

        fine
        A: Allow * s3:* bucket when StringEquals aws:SourceVpce vpce-1
        """);
  }

  static Stream<Case> networks() {
    return cases(
        """
        depends A
        A: Deny * s3:* bucket when StringNotEquals aws:SourceVpce vpce-1

        locks-everyone A
        A: Deny * s3:* bucket when StringNotEquals aws:SourceVpce vpce-*

        depends A
        A: Deny * s3:* bucket when StringNotLike aws:SourceVpce vpce-*

        locks-everyone A
        A: Deny * s3:* bucket when StringNotEquals aws:SourceVpce vpc-1

        depends A
        A: Deny * s3:* bucket when NotIpAddress aws:SourceIp 203.0.113.0/24 2001:db8::/32

        locks-everyone A
        A: Deny * s3:* bucket when NotIpAddress aws:SourceIp 10.0.0.0/8 192.168.4.7 fd00::/8

        depends A
        A: Deny * s3:* bucket when NotIpAddressIfExists aws:SourceIp 203.0.113.7; Null aws:SourceVpce true

        depends A
        A: Deny * s3:* bucket when NotIpAddress aws:VpcSourceIp 10.0.0.0/8

        locks-everyone A B
        A: Deny * s3:* bucket when IpAddress aws:SourceIp 0.0.0.0/0 ::/0
        B: Deny * s3:* bucket when Null aws:SourceVpce false

        locks-everyone A B
        A: Deny * s3:* bucket when IpAddress aws:SourceIp 0.0.0.0/1 128.0.0.0/1 ::/0
        B: Deny * s3:* bucket when Null aws:SourceIp true

        depends A
        A: Deny * s3:* bucket when IpAddress aws:SourceIp 198.51.100.0/24

        depends A B
        A: Deny * s3:* bucket when NotIpAddress aws:SourceIp 203.0.113.0/24
        B: Deny * s3:* bucket when IpAddress aws:SourceIp 203.0.113.0/25

        locks-everyone A B
        A: Deny * s3:* bucket when NotIpAddress aws:SourceIp 203.0.113.0/24
        B: Deny * s3:* bucket when IpAddress aws:SourceIp 203.0.112.0/20

        depends A
        A: Deny * s3:* bucket when StringNotEquals aws:SourceIp 203.0.113.7

        locks-everyone A
        A: Deny * s3:* bucket when StringNotEquals aws:SourceIp 203.0.113.0/24

        depends A
        A: Deny * s3:* bucket when StringNotLike aws:SourceIp 203.0.113.*

        locks-everyone A
        A: Deny * s3:* bucket when StringNotLike aws:SourceIp 10.*

        locks-everyone A B C
        A: Deny * s3:* bucket when StringNotEquals aws:SourceVpc vpc-1; Null aws:SourceIp true
        B: Deny * s3:* bucket when Null aws:SourceIp false
        C: Deny * s3:* bucket when StringEquals aws:SourceVpc vpc-1

        fine
        A: Deny * s3:* bucket when Bool aws:SecureTransport false

        fine
        A: Deny * s3:* bucket when NumericLessThan s3:TlsVersion 1.2

        depends A
        A: Deny * s3:* bucket when NumericLessThan s3:TlsVersion 1.3

        depends A
        A: Deny * s3:* bucket when Bool aws:SecureTransport true

        locks-everyone A B
        A: Deny * s3:* bucket when Bool aws:SecureTransport true
        B: Deny * s3:* bucket when Bool aws:SecureTransport false

        cannot-tell A
        A: Deny * s3:* bucket when NotIpAddress aws:SourceIp 300.1.2.3/24
        """);
  }

  static Stream<Case> callers() {
    return cases(
        """
        depends A
        A: Deny * s3:* bucket when ArnNotLike aws:PrincipalArn @role/team-*

        depends A
        A: Deny * s3:* bucket when ArnNotEquals aws:PrincipalArn arn:*:iam::*:role/admin

        locks-everyone A
        A: Deny * s3:* bucket when StringNotEquals aws:PrincipalArn @role/team-*

        locks-everyone A
        A: Deny * s3:* bucket when ArnNotLike aws:PrincipalArn %assumed-role/admin/*

        locks-everyone A
        A: Deny * s3:* bucket when ArnNotEquals aws:PrincipalArn @root

        locks-everyone A
        A: Deny * s3:* bucket when StringNotLike aws:PrincipalArn arn:aws:iam::444455556666:role/*

        locks-everyone A
        A: Deny * s3:* bucket when ArnNotLike aws:PrincipalArn arn:aws-cn:iam::*:role/admin

        cannot-tell A
        A: Deny * s3:* bucket when ArnNotLike aws:PrincipalArn *:role/admin

        depends A
        A: Deny * s3:* bucket when StringNotLike aws:PrincipalArn *:role/admin

        depends A B
        A: Deny * s3:* bucket when StringNotLike aws:PrincipalArn *:role/team-*
        B: Deny * s3:* bucket when StringNotLike aws:PrincipalArn *-admin

        locks-everyone A B
        A: Deny * s3:* bucket when StringNotLike aws:PrincipalArn *:role/team-*
        B: Deny * s3:* bucket when StringNotLike aws:PrincipalArn *:role/crew-*

        depends A
        A: Deny * s3:* bucket when StringNotLike aws:userid AROAEXAMPLEROLE11:* 111122223333

        locks-everyone A
        A: Deny * s3:* bucket when StringNotEquals aws:userid AROAEXAMPLEROLE11:* 111122223333

        locks-everyone A
        A: Deny * s3:* bucket when StringNotLike aws:userid AROAEXAMPLEROLE11

        locks-everyone A
        A: Deny * s3:* bucket when StringNotLike aws:userid AIDAEXAMPLEUSER11:*

        depends A
        A: Deny * s3:* bucket when StringNotEquals aws:userid AIDAEXAMPLEUSER11

        depends A B
        A: Deny * s3:* bucket when StringNotLike aws:userid AROAEXAMPLEROLE11:*
        B: Deny * s3:* bucket when StringNotLike aws:userid *:kim@example.com

        depends A B
        A: Deny * s3:* bucket when StringNotLike aws:userid AROAEXAMPLEROLE11:*
        B: Deny * s3:* bucket when ArnNotEquals aws:PrincipalArn @role/admin

        locks-everyone A B
        A: Deny * s3:* bucket when StringNotLike aws:userid AROAEXAMPLEROLE11:*
        B: Deny * s3:* bucket when ArnNotEquals aws:PrincipalArn @user/kim

        depends A
        A: Deny * s3:* bucket when StringNotEquals aws:username kim

        depends A B
        A: Deny * s3:* bucket when StringNotLike aws:username adm-*
        B: Deny * s3:* bucket when StringNotLike aws:username *-ops

        depends A B
        A: Deny * s3:* bucket when StringNotLike aws:userid 111122223333:a*
        B: Deny * s3:* bucket when StringNotLike aws:userid *z

        depends A B
        A: Deny * s3:* bucket when StringNotLike aws:username adm-*
        B: Deny * s3:* bucket when ArnNotLike aws:PrincipalArn @user/ops/*

        locks-everyone A B
        A: Deny * s3:* bucket when StringNotEquals aws:username kim
        B: Deny * s3:* bucket when StringNotEquals aws:PrincipalType AssumedRole

        locks-everyone A
        A: Deny * s3:* bucket when StringNotEquals aws:PrincipalType Account

        depends A
        A: Deny * s3:* bucket when Bool aws:MultiFactorAuthPresent false

        depends A
        A: Deny * s3:* bucket when BoolIfExists aws:MultiFactorAuthPresent false

        depends A
        A: Deny * s3:* bucket when Null aws:MultiFactorAuthAge true

        locks-everyone A B C
        A: Deny * s3:* bucket when BoolIfExists aws:MultiFactorAuthPresent false
        B: Deny * s3:* bucket when NumericGreaterThan aws:MultiFactorAuthAge 300
        C: Deny * s3:* bucket when NumericLessThanEquals aws:MultiFactorAuthAge 300

        locks-everyone A B
        A: Deny * s3:* bucket when Null aws:MultiFactorAuthPresent false
        B: Deny * s3:* bucket when ArnNotEquals aws:PrincipalArn @role/admin

        fine
        A: Deny * s3:* bucket when DateLessThan aws:TokenIssueTime 2026-01-01T00:00:00Z

        depends A
        A: Deny * s3:* bucket when DateLessThanIfExists aws:TokenIssueTime 2026-01-01T00:00:00Z

        locks-everyone A
        A: Deny * s3:* bucket when DateGreaterThan aws:CurrentTime 2024-01-01

        fine
        A: Deny * s3:* bucket when DateLessThan aws:CurrentTime 2024-01-01T00:00:00Z

        depends A
        A: Deny * s3:* bucket when DateLessThan aws:CurrentTime 2027-01-01T00:00:00Z

        depends A
        A: Deny * s3:* bucket when NumericGreaterThan aws:EpochTime 1924992000

        depends A
        A: Deny * s3:* bucket when StringNotEquals aws:PrincipalTag/team ops

        depends A B
        A: Deny * s3:* bucket when StringNotLike aws:PrincipalTag/team ops-*
        B: Deny * s3:* bucket when StringLike aws:PrincipalTag/team ops-temp*

        locks-everyone A B
        A: Deny * s3:* bucket when StringNotEquals aws:PrincipalTag/team ops
        B: Deny * s3:* bucket when StringEquals aws:PrincipalTag/Team ops dev

        depends A
        A: Deny * s3:* bucket when StringNotEquals aws:ResourceTag/team ${aws:PrincipalTag/team}

        locks-everyone A
        A: Deny * s3:* bucket when ArnNotEquals aws:PrincipalArn arn:aws:iam::${aws:PrincipalAccount}:root

        depends A
        A: Deny * s3:* bucket when ArnNotLike aws:PrincipalArn arn:aws:iam::${aws:ResourceAccount}:role/*

        depends A
        A: Deny * s3:* bucket when StringNotEqualsIgnoreCase aws:PrincipalTag/team OPS
        """);
  }

  static Stream<Case> otherKeys() {
    return cases(
        """
        locks-everyone A
        A: Deny * s3:* bucket when StringNotEquals aws:SourceAccount 111122223333

        fine
        A: Deny * s3:* bucket when StringNotEqualsIfExists aws:SourceAccount 444455556666; Null aws:SourceAccount false

        locks-everyone A
        A: Deny * s3:* bucket when ArnNotLike aws:SourceArn arn:aws:sns:*:111122223333:topic

        fine
        A: Deny * s3:* bucket when StringEquals aws:SourceAccount 444455556666

        fine
        A: Deny * s3:* bucket when StringNotEquals aws:PrincipalAccount 111122223333

        locks-everyone A
        A: Deny * s3:* bucket when StringNotEquals aws:PrincipalAccount 444455556666

        fine
        A: Deny * s3:* bucket when StringNotEquals aws:PrincipalOrgID o-ours123456

        locks-everyone A
        A: Deny * s3:* bucket when StringNotEquals aws:PrincipalOrgID o-theirs12345

        fine
        A: Deny * s3:* bucket when ForAllValues:StringNotLike aws:PrincipalOrgPaths o-ours123456/*

        cannot-tell A
        A: Deny * s3:* bucket when ForAllValues:StringNotLike aws:PrincipalOrgPaths o-ours123456/r-ab12/*

        fine
        A: Deny * s3:* bucket when StringNotEqualsIfExists aws:PrincipalOrgID o-theirs12345; BoolIfExists aws:PrincipalIsAWSService true

        cannot-tell A
        A: Deny * s3:* bucket when StringNotEquals aws:RequestedRegion eu-west-1

        locks-everyone A
        A: Deny * s3:* bucket when StringNotEquals s3:x-amz-server-side-encryption aws:kms

        fine
        A: Deny * s3:* bucket when StringEquals s3:x-amz-acl public-read

        fine
        A: Deny * s3:* bucket when StringNotEquals s3:signatureversion AWS4-HMAC-SHA256

        depends A
        A: Deny * s3:* bucket when StringNotEquals s3:authType REST-QUERY-STRING

        locks-everyone A B
        A: Deny * s3:* bucket when StringNotEquals s3:authType REST-QUERY-STRING
        B: Deny * s3:* bucket when NumericGreaterThanEquals s3:signatureAge 0

        depends A
        A: Deny * s3:* bucket when StringNotLike aws:Referer https://example.com/*

        fine
        A: Deny * s3:* bucket when StringLike aws:Referer http://*

        depends A
        A: Deny * s3:* bucket when Bool aws:ViaAWSService false

        fine
        A: Deny * s3:* bucket when Bool aws:ViaAWSService true

        depends A
        A: Deny * s3:* bucket when ForAllValues:StringNotEquals aws:CalledVia athena.amazonaws.com

        locks-everyone A
        A: Deny * s3:* bucket when ForAllValues:StringLike aws:CalledVia *

        fine
        A: Deny * s3:* bucket when ForAnyValue:StringLike aws:CalledVia *

        locks-everyone A
        A: Deny * s3:* bucket when StringNotEquals sts:RoleSessionName kim

        depends A
        A: Deny * s3:* bucket when StringNotEquals aws:SourceIdentity kim

        cannot-tell A
        A: Deny * s3:* bucket when StringNotEquals aws:NewKey x

        cannot-tell A
        A: Deny * s3:* bucket when StringMatches aws:username x

        cannot-tell A
        A: malformed

        locks-everyone A
        A: Deny * s3:* bucket
        B: Deny * s3:* bucket when StringNotEquals aws:NewKey x

        fine
        A: Deny * s3:* bucket when StringMatches aws:username x; Bool aws:SecureTransport false
        """);
  }

  @ParameterizedTest
  @MethodSource({"principals", "actionsAndResources", "networks", "callers", "otherKeys"})
  void judgesABucket(Case one) {
    Lockout lockout = LockoutRules.judge(PolicyLines.policy(one.lines), OWN_BUCKET, NOW);

    assertEquals(one.verdict, said(lockout), () -> String.join("\n", lockout.why()));
  }

  static Stream<Case> queues() {
    return cases(
        """
        locks-everyone A
        A: Deny * sqs:* queue

        locks-everyone A
        A: Deny * SQS:SetQueueAttributes,SQS:RemovePermission queue

        depends A
        A: Deny * sqs:AddPermission,sqs:SetQueueAttributes queue

        fine
        A: Deny * sqs:SendMessage queue when ArnNotEquals aws:SourceArn arn:aws:sns:eu-west-1:111122223333:t

        fine
        A: Deny * sqs:* queue when StringNotEquals aws:RequestedRegion eu-west-1

        locks-everyone A
        A: Deny * sqs:* queue when StringNotEquals aws:RequestedRegion us-east-1

        cannot-tell A
        A: Deny * sqs:* queue when StringNotEquals aws:PrincipalOrgID o-theirs12345

        fine
        A: Deny * sqs:* arn:aws:sqs:eu-west-1:111122223333:other
        """);
  }

  @ParameterizedTest
  @MethodSource("queues")
  void judgesAQueue(Case one) {
    Lockout lockout = LockoutRules.judge(PolicyLines.policy(one.lines), OWN_QUEUE, NOW);

    assertEquals(one.verdict, said(lockout), () -> String.join("\n", lockout.why()));
  }

  private static String said(Lockout lockout) {
    return (lockout.verdict() + " " + String.join(" ", lockout.statements())).strip();
  }

  private static Stream<Case> cases(String table) {
    List<Case> cases = new ArrayList<>();
    for (String block : table.strip().split("\n\n", -1)) {
      String[] parts = block.split("\n", 2);
      cases.add(new Case(parts[0].strip(), parts[1]));
    }
    return cases.stream();
  }

  static Policy policy(String lines) {
    return PolicyLines.policy(lines);
  }
}
