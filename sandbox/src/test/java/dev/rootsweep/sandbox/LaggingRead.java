package dev.rootsweep.sandbox;

import java.time.Instant;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.SummaryKeyType;

/// The reads that can be behind, and how one sees in them that a credential is there.
enum LaggingRead {
  KEYS("ListAccessKeys"),
  CERTIFICATES("ListSigningCertificates"),
  DEVICES("ListMFADevices"),
  PROFILE("GetLoginProfile"),
  LAST_USED("GetAccessKeyLastUsed"),
  SUMMARY("GetAccountSummary");

  static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  static final String TARGET = "303030303030";
  static final Key KEY = Key.active("AKIAEXAMPLELAG000001", NOW);

  private final String operation;

  LaggingRead(String operation) {
    this.operation = operation;
  }

  String operation() {
    return operation;
  }

  /// The credential that this read is asked about.
  RootCredential credential() {
    return switch (this) {
      case KEYS, LAST_USED, SUMMARY -> KEY;
      case CERTIFICATES -> Certificate.active("EXAMPLECERTIFICATE000001", NOW);
      case DEVICES -> Mfa.virtual(TARGET, NOW);
      case PROFILE -> Password.created(NOW);
    };
  }

  /// Tells whether the answer shows such a credential.
  boolean shows(IamClient iam) {
    return switch (this) {
      case KEYS -> !iam.listAccessKeys().accessKeyMetadata().isEmpty();
      case CERTIFICATES -> !iam.listSigningCertificates().certificates().isEmpty();
      case DEVICES -> !iam.listMFADevices().mfaDevices().isEmpty();
      case PROFILE -> succeeds(() -> iam.getLoginProfile(request -> {}));
      case LAST_USED ->
          succeeds(() -> iam.getAccessKeyLastUsed(request -> request.accessKeyId(KEY.id())));
      case SUMMARY -> countsAKey(iam);
    };
  }

  private static boolean countsAKey(IamClient iam) {
    SummaryKeyType keys = SummaryKeyType.ACCOUNT_ACCESS_KEYS_PRESENT;
    return iam.getAccountSummary().summaryMap().getOrDefault(keys, 0) > 0;
  }

  private static boolean succeeds(Runnable call) {
    try {
      call.run();
      return true;
    } catch (AwsServiceException _) {
      return false;
    }
  }
}
