package dev.rootsweep.core.lockout;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// What decides the value of a condition key in a call that changes a policy.
///
/// - source: IAM User Guide, "AWS global condition context keys"; Service Authorization Reference,
///   "Actions, resources, and condition keys for Amazon S3" and "Amazon SQS"
enum KeyKind {
  /// Who calls.
  CALLER,
  /// With which credentials, and when.
  CREDENTIALS,
  /// From where the call comes.
  NETWORK,
  /// TLS, and its version.
  TRANSPORT,
  /// How S3 was sent the signature.
  SIGNATURE,
  /// Whether a service calls for the caller.
  VIA_SERVICE,
  /// A text that a caller or a resource may have, or may not.
  OPTIONAL_TEXT,
  /// A text that a client sends only where its user asks for that.
  SENT_TEXT,
  /// A text that every call has.
  CALL_TEXT,
  /// The same in every call by the owner's principals to this resource.
  FIXED,
  /// The same in every call too, but nobody said what.
  UNTOLD,
  /// Never there: it belongs to other calls or to other callers.
  ABSENT,
  /// No key that is known here.
  UNKNOWN;

  /// The keys of kind `CALLER`.
  static final Set<String> CALLER_KEYS =
      Set.of(
          "aws:principalarn",
          "aws:userid",
          "aws:username",
          "aws:principaltype",
          "aws:federatedprovider");

  /// The keys of kind `CREDENTIALS`.
  static final Set<String> CREDENTIAL_KEYS =
      Set.of(
          "aws:multifactorauthpresent",
          "aws:multifactorauthage",
          "aws:tokenissuetime",
          "aws:currenttime",
          "aws:epochtime");

  private static final Set<String> NETWORK_KEYS =
      Set.of(
          "aws:sourceip",
          "aws:sourcevpc",
          "aws:sourcevpce",
          "aws:vpcsourceip",
          "aws:sourcevpcarn",
          "aws:vpceaccount",
          "aws:vpceorgid",
          "aws:vpceorgpaths");
  private static final Set<String> SIGNATURE_KEYS =
      Set.of("s3:authtype", "s3:signatureversion", "s3:signatureage");
  private static final Set<String> VIA_KEYS =
      Set.of("aws:viaawsservice", "aws:calledvia", "aws:calledviafirst", "aws:calledvialast");

  /// Keys of calls by a service for itself, of requests that carry tags, and of root sessions.
  private static final Set<String> ABSENT_KEYS =
      Set.of(
          "aws:sourcearn",
          "aws:sourceaccount",
          "aws:sourceowner",
          "aws:sourceorgid",
          "aws:sourceorgpaths",
          "aws:principalservicename",
          "aws:principalservicenameslist",
          "aws:tagkeys",
          "aws:assumedroot",
          "sts:rolesessionname",
          "sts:externalid",
          "sts:sourceidentity");

  private static final Set<String> OPTIONAL_KEYS =
      Set.of(
          "aws:sourceidentity",
          "aws:chatbotsourcearn",
          "aws:ec2instancesourcevpc",
          "aws:ec2instancesourceprivateipv4",
          "ec2:sourceinstancearn",
          "ec2:roledelivery",
          "lambda:sourcefunctionarn",
          "ssm:sourceinstancearn",
          "identitystore:userid",
          "codebuild:buildarn",
          "codebuild:projectarn",
          "glue:credentialissuingservice",
          "glue:roleassumedby");
  private static final Set<String> FIXED_KEYS =
      Set.of(
          "aws:principalaccount",
          "aws:resourceaccount",
          "s3:resourceaccount",
          "aws:principalisawsservice");

  private static final Map<String, KeyKind> OTHERS =
      Map.of(
          "aws:securetransport", TRANSPORT,
          "s3:tlsversion", TRANSPORT,
          "aws:referer", SENT_TEXT,
          "aws:useragent", CALL_TEXT,
          "s3:x-amz-content-sha256", CALL_TEXT,
          "aws:principalorgid", UNTOLD,
          "aws:resourceorgid", UNTOLD,
          "aws:principalorgpaths", UNTOLD,
          "aws:resourceorgpaths", UNTOLD,
          "aws:requestedregion", UNTOLD);

  /// Returns the kind of a key, given in any letters.
  static KeyKind of(String name) {
    String key = name.toLowerCase(Locale.ROOT);
    if (CALLER_KEYS.contains(key)) {
      return CALLER;
    }
    if (CREDENTIAL_KEYS.contains(key)) {
      return CREDENTIALS;
    }
    if (NETWORK_KEYS.contains(key)) {
      return NETWORK;
    }
    if (SIGNATURE_KEYS.contains(key)) {
      return SIGNATURE;
    }
    if (VIA_KEYS.contains(key)) {
      return VIA_SERVICE;
    }
    if (FIXED_KEYS.contains(key)) {
      return FIXED;
    }
    return OTHERS.containsKey(key) ? OTHERS.get(key) : ofText(key);
  }

  /// Tells whether calls of the owner's principals can differ in a key, given in any letters.
  static boolean varies(String name) {
    return switch (of(name)) {
      case FIXED, UNTOLD, ABSENT, UNKNOWN -> false;
      case CALLER,
          CREDENTIALS,
          NETWORK,
          TRANSPORT,
          SIGNATURE,
          VIA_SERVICE,
          OPTIONAL_TEXT,
          SENT_TEXT,
          CALL_TEXT ->
          true;
    };
  }

  /// Keys of other calls to S3, about objects, listings, jobs and access points.
  private static final Set<String> OTHER_S3_KEYS =
      Set.of(
          "s3:accessgrantscope",
          "s3:accessgrantsinstancearn",
          "s3:accesspointnetworkorigin",
          "s3:dataaccesspointaccount",
          "s3:dataaccesspointarn",
          "s3:delimiter",
          "s3:destinationregion",
          "s3:existingjoboperation",
          "s3:existingjobpriority",
          "s3:if-match",
          "s3:if-none-match",
          "s3:inventoryaccessibleoptionalfields",
          "s3:isreplicationpauserequest",
          "s3:jobsuspendedcause",
          "s3:locationconstraint",
          "s3:max-keys",
          "s3:object-lock-legal-hold",
          "s3:object-lock-mode",
          "s3:object-lock-remaining-retention-days",
          "s3:object-lock-retain-until-date",
          "s3:objectcreationoperation",
          "s3:prefix",
          "s3:requestjoboperation",
          "s3:requestjobpriority",
          "s3:requestobjecttagkeys",
          "s3:versionid",
          "s3:x-amz-acl",
          "s3:x-amz-copy-source",
          "s3:x-amz-grant-full-control",
          "s3:x-amz-grant-read",
          "s3:x-amz-grant-read-acp",
          "s3:x-amz-grant-write",
          "s3:x-amz-grant-write-acp",
          "s3:x-amz-metadata-directive",
          "s3:x-amz-object-ownership",
          "s3:x-amz-server-side-encryption",
          "s3:x-amz-server-side-encryption-aws-kms-key-id",
          "s3:x-amz-server-side-encryption-customer-algorithm",
          "s3:x-amz-storage-class",
          "s3:x-amz-website-redirect-location");

  private static final List<String> OTHER_TAGS =
      List.of(
          "aws:requesttag/", "s3:accesspointtag/", "s3:existingobjecttag/", "s3:requestobjecttag/");

  private static KeyKind ofText(String key) {
    boolean tag =
        key.startsWith("aws:principaltag/")
            || key.startsWith("aws:resourcetag/")
            || key.startsWith("s3:buckettag/");
    if (tag || OPTIONAL_KEYS.contains(key)) {
      return OPTIONAL_TEXT;
    }
    boolean absent = ABSENT_KEYS.contains(key) || OTHER_S3_KEYS.contains(key);
    return absent || OTHER_TAGS.stream().anyMatch(key::startsWith) ? ABSENT : UNKNOWN;
  }
}
