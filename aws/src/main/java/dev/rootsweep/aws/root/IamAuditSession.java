package dev.rootsweep.aws.root;

import dev.rootsweep.aws.Failures;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.CredentialRef;
import dev.rootsweep.core.model.LastUse;
import dev.rootsweep.core.model.RootCredential;
import dev.rootsweep.core.model.RootSummary;
import dev.rootsweep.core.port.AuditSession;
import dev.rootsweep.core.port.PortFailure;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKeyLastUsed;
import software.amazon.awssdk.services.iam.model.AccessKeyMetadata;
import software.amazon.awssdk.services.iam.model.LoginProfile;
import software.amazon.awssdk.services.iam.model.MFADevice;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.SigningCertificate;
import software.amazon.awssdk.services.iam.model.StatusType;
import software.amazon.awssdk.services.iam.model.SummaryKeyType;

/// Looking at a root user through IAM. Every UserName is left out: that means root.
final class IamAuditSession implements AuditSession {
  private static final String NOT_APPLICABLE = "N/A";

  private final AccountId account;
  private final IamClient iam;
  private final SessionSignature signature;

  IamAuditSession(AccountId account, IamClient iam, SessionSignature signature) {
    this.account = account;
    this.iam = iam;
    this.signature = signature;
  }

  @Override
  public RootSummary summary() {
    Map<SummaryKeyType, Integer> numbers =
        ask("iam:GetAccountSummary", () -> iam.getAccountSummary(signature::on).summaryMap());
    return new RootSummary(
        number(numbers, SummaryKeyType.ACCOUNT_PASSWORD_PRESENT),
        number(numbers, SummaryKeyType.ACCOUNT_ACCESS_KEYS_PRESENT),
        number(numbers, SummaryKeyType.ACCOUNT_SIGNING_CERTIFICATES_PRESENT),
        number(numbers, SummaryKeyType.ACCOUNT_MFA_ENABLED));
  }

  /// A number that is missing is not a zero.
  private int number(Map<SummaryKeyType, Integer> numbers, SummaryKeyType name) {
    Integer number = numbers.get(name);
    if (number == null || number < 0) {
      throw Failures.unexpected(asked("iam:GetAccountSummary"), name + " is " + number);
    }
    return number;
  }

  @Override
  public List<RootCredential> credentials(Set<CredentialRef.Kind> kinds) {
    List<Supplier<List<RootCredential>>> reads = kinds.stream().sorted().map(this::list).toList();
    return Together.all(reads).stream().flatMap(List::stream).toList();
  }

  private Supplier<List<RootCredential>> list(CredentialRef.Kind kind) {
    return switch (kind) {
      case CONSOLE_PASSWORD -> this::password;
      case ACCESS_KEY -> this::accessKeys;
      case SIGNING_CERTIFICATE -> this::certificates;
      case MFA_DEVICE -> this::mfaDevices;
    };
  }

  /// When it was used last is asked where there is one. The access keys need two calls in a row
  /// too.
  private List<RootCredential> password() {
    return passwordCreated().stream()
        .<RootCredential>map(
            created -> new RootCredential.ConsolePassword(created, passwordLastUsed()))
        .toList();
  }

  @Override
  public Optional<Instant> passwordCreated() {
    return ask(
        "iam:GetLoginProfile",
        () -> {
          try {
            LoginProfile profile =
                present("iam:GetLoginProfile", iam.getLoginProfile(signature::on).loginProfile());
            return Optional.of(dated("iam:GetLoginProfile", profile.createDate()));
          } catch (NoSuchEntityException e) {
            return Optional.empty();
          }
        });
  }

  private LastUse passwordLastUsed() {
    Optional<Instant> used =
        ask(
            "iam:GetUser",
            () ->
                Optional.ofNullable(
                    present("iam:GetUser", iam.getUser(signature::on).user()).passwordLastUsed()));
    return used.<LastUse>map(at -> new LastUse.Used(at, Optional.empty(), Optional.empty()))
        .orElseGet(LastUse.NoneRecorded::new);
  }

  private List<RootCredential> accessKeys() {
    List<AccessKeyMetadata> keys =
        ask(
            "iam:ListAccessKeys",
            () -> iam.listAccessKeysPaginator(signature::on).accessKeyMetadata().stream().toList());
    return Together.all(
        keys.stream().<Supplier<RootCredential>>map(one -> () -> accessKey(one)).toList());
  }

  private RootCredential accessKey(AccessKeyMetadata one) {
    AccessKeyLastUsed used = lastUsed(one.accessKeyId());
    return new RootCredential.AccessKey(
        one.accessKeyId(),
        one.status() != StatusType.INACTIVE,
        dated("iam:ListAccessKeys", one.createDate()),
        lastUse(used));
  }

  /// A list that lags shows a key that is gone, and AWS denies access to such a key without saying
  /// why: that passes. A policy that denies the call is named in AWS's answer.
  private @Nullable AccessKeyLastUsed lastUsed(String id) {
    try {
      return ask(
          "iam:GetAccessKeyLastUsed",
          () ->
              iam.getAccessKeyLastUsed(request -> signature.on(request.accessKeyId(id)))
                  .accessKeyLastUsed());
    } catch (PortFailure failure) {
      if (failure.kind() != PortFailure.Kind.ACCESS_DENIED) {
        throw failure;
      }
      throw new PortFailure(
          PortFailure.Kind.CONFLICT,
          failure.asked(),
          failure.said() + " (the key may be gone although a list still shows it)",
          failure);
    }
  }

  private static LastUse lastUse(@Nullable AccessKeyLastUsed used) {
    return used == null || used.lastUsedDate() == null
        ? new LastUse.NoneRecorded()
        : new LastUse.Used(
            used.lastUsedDate(), applicable(used.serviceName()), applicable(used.region()));
  }

  private static Optional<String> applicable(@Nullable String text) {
    return Optional.ofNullable(text).filter(said -> !said.equals(NOT_APPLICABLE));
  }

  private List<RootCredential> certificates() {
    return ask(
        "iam:ListSigningCertificates",
        () ->
            iam.listSigningCertificatesPaginator(signature::on).certificates().stream()
                .map(this::certificate)
                .toList());
  }

  private RootCredential certificate(SigningCertificate one) {
    return new RootCredential.SigningCertificate(
        one.certificateId(),
        one.status() != StatusType.INACTIVE,
        dated("iam:ListSigningCertificates", one.uploadDate()));
  }

  private List<RootCredential> mfaDevices() {
    return ask(
        "iam:ListMFADevices",
        () ->
            iam.listMFADevicesPaginator(signature::on).mfaDevices().stream()
                .map(this::mfaDevice)
                .toList());
  }

  private RootCredential mfaDevice(MFADevice one) {
    return new RootCredential.MfaDevice(
        one.serialNumber(), dated("iam:ListMFADevices", one.enableDate()));
  }

  private Instant dated(String action, @Nullable Instant date) {
    if (date == null) {
      throw Failures.unexpected(asked(action), "a credential without a date");
    }
    return date;
  }

  private <T> T present(String action, @Nullable T part) {
    if (part == null) {
      throw Failures.unexpected(asked(action), "an answer with nothing in it");
    }
    return part;
  }

  private <T> T ask(String action, Supplier<T> call) {
    try {
      return call.get();
    } catch (SdkException e) {
      throw Failures.of(asked(action), e);
    }
  }

  private String asked(String action) {
    return action + " as root of " + account;
  }
}
