package dev.rootsweep.aws.rehearsal;

import dev.rootsweep.core.model.AccountId;
import java.time.Instant;

/// Events of root activity as EventBridge hands them on.
///
/// - source: the samples in `events/`
final class RehearsedEvents {
  private RehearsedEvents() {}

  /// A sign-in to the console as the root user, without MFA.
  static String signIn(AccountId account, Instant at) {
    return """
    {"version":"0","id":"rehearsal","detail-type":"AWS Console Sign In via CloudTrail","source":"aws.signin",\
    "account":"%1$s","time":"%2$s","region":"us-east-1","resources":[],"detail":{"eventVersion":"1.08",\
    "userIdentity":{"type":"Root","principalId":"%1$s","arn":"arn:aws:iam::%1$s:root","accountId":"%1$s",\
    "accessKeyId":""},"eventTime":"%2$s","eventSource":"signin.amazonaws.com","eventName":"ConsoleLogin",\
    "awsRegion":"us-east-1","sourceIPAddress":"192.0.2.1","userAgent":"rehearsal","requestParameters":null,\
    "responseElements":{"ConsoleLogin":"Success"},"additionalEventData":{"MFAUsed":"No"},\
    "eventID":"rehearsal-sign-in","readOnly":false,"eventType":"AwsConsoleSignIn","managementEvent":true,\
    "recipientAccountId":"%1$s","eventCategory":"Management"}}\
    """
        .formatted(account, at);
  }

  /// A call in a root session that the stage's ledger knows.
  static String ownCall(AccountId account, Instant at) {
    return """
    {"version":"0","id":"rehearsal","detail-type":"AWS API Call via CloudTrail","source":"aws.iam",\
    "account":"%1$s","time":"%2$s","region":"us-east-1","resources":[],"detail":{"eventVersion":"1.08",\
    "userIdentity":{"type":"Root","principalId":"%1$s","arn":"arn:aws:iam::%1$s:root","accountId":"%1$s",\
    "accessKeyId":"%3$s","sessionContext":{"attributes":{"mfaAuthenticated":"false"},"assumedRoot":"true"}},\
    "eventTime":"%2$s","eventSource":"iam.amazonaws.com","eventName":"GetAccountSummary",\
    "awsRegion":"us-east-1","sourceIPAddress":"192.0.2.1","userAgent":"rehearsal","requestParameters":null,\
    "responseElements":null,"eventID":"rehearsal-own-call","readOnly":true,"eventType":"AwsApiCall",\
    "managementEvent":true,"recipientAccountId":"%1$s","eventCategory":"Management"}}\
    """
        .formatted(account, at, StageAnswers.SESSION_KEY);
  }
}
