package dev.rootsweep.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A believable organization of 25 accounts, for the demo and for tests that want some of
/// everything. All names, ids and keys are made up.
public final class ExampleOrganization {

  /// The management account.
  public static final String MANAGEMENT = "111111111111";

  /// The delegated administrator: the security account with the hub.
  public static final String HUB = "222222222222";

  /// Created years ago; its root user has a password and MFA, long unused.
  public static final String PASSWORD_AND_MFA = "303030303030";

  /// Invited; holds an old access key that was last used two years ago.
  public static final String OLD_KEY = "313131313131";

  /// Invited; holds an access key that was used yesterday for S3 in eu-west-1.
  public static final String KEY_IN_USE = "323232323232";

  /// Holds a signing certificate.
  public static final String CERTIFICATE = "343434343434";

  /// Tagged `rootsweep:exempt=true`; holds an old access key.
  public static final String EXEMPT = "353535353535";

  /// Suspended.
  public static final String SUSPENDED = "363636363636";

  /// Closed.
  public static final String CLOSED = "373737373737";

  /// A service control policy denies root everything, root sessions too.
  public static final String ROOT_DENIED = "383838383838";

  /// Not activated yet.
  public static final String PENDING = "393939393939";

  /// Joined a minute ago: AssumeRoot is refused three times before it works.
  public static final String NEWLY_JOINED = "404040404040";

  /// Holds two old access keys, and a service control policy denies deleting any.
  public static final String UNDELETABLE_KEY = "414141414141";

  /// Created years ago; holds a password, MFA and two keys, one of them inactive.
  public static final String EVERYTHING = "424242424242";

  /// The role of the hub account that asks for root sessions.
  public static final Caller HUB_ROLE =
      Caller.administrator(
          "AKIAEXAMPLEHUB000001",
          "sandbox/hub/secret/not/a/secret",
          HUB,
          "arn:aws:sts::" + HUB + ":assumed-role/rootsweep/rootsweep");

  /// An administrator of the management account.
  public static final Caller MANAGEMENT_ROLE =
      Caller.administrator(
          "AKIAEXAMPLEMGMT00001",
          "sandbox/management/secret/not/a/secret",
          MANAGEMENT,
          "arn:aws:sts::" + MANAGEMENT + ":assumed-role/administrator/alice");

  /// A bucket of the hub account in eu-west-1, whose policy denies its owner everything.
  public static final String LOCKED_BUCKET = "example-evidence";

  /// A bucket of the hub account in us-east-1, whose policy demands TLS.
  public static final String TLS_BUCKET = "example-findings";

  /// A queue of the hub account in eu-west-1, whose policy denies its owner everything.
  public static final String LOCKED_QUEUE = "findings";

  static final String SECURITY = "ou-exam-security1";
  static final String INFRASTRUCTURE = "ou-exam-infrastr1";
  static final String WORKLOADS = "ou-exam-workload1";
  static final String PROD = "ou-exam-workprod1";
  static final String DEV = "ou-exam-workdev01";
  static final String SANDBOX = "ou-exam-sandbox01";
  static final String SUSPENDED_UNIT = "ou-exam-suspende1";

  private final Instant now;

  private ExampleOrganization(Instant now) {
    this.now = now;
  }

  /// Makes an organization of the management account and the hub alone, to which others are added:
  /// everything is switched on, and the hub is delegated administrator.
  public static Organization clean() {
    return ready(founded(Member.named(MANAGEMENT, "Management")).member(Member.named(HUB, "Hub")));
  }

  /// Makes the organization as it is at that instant: everything is switched on, and the hub is
  /// delegated administrator.
  public static Organization at(Instant now) {
    return new ExampleOrganization(now).made();
  }

  private Organization made() {
    Organization organization =
        founded(Member.named(MANAGEMENT, "Management").created(daysAgo(2900)));
    units(organization);
    clean(organization);
    holding(organization);
    special(organization);
    policies(organization);
    return ready(organization);
  }

  private static Organization founded(Member management) {
    return Organization.named("o-exampleorg1")
        .management(management)
        .caller(HUB_ROLE)
        .caller(MANAGEMENT_ROLE);
  }

  private static Organization ready(Organization organization) {
    return organization
        .trustedAccess(true)
        .rootCredentialsManagement(true)
        .rootSessions(true)
        .delegate(HUB);
  }

  private static void units(Organization organization) {
    organization
        .ou(SECURITY, "Security", organization.rootId())
        .ou(INFRASTRUCTURE, "Infrastructure", organization.rootId())
        .ou(WORKLOADS, "Workloads", organization.rootId())
        .ou(PROD, "Prod", WORKLOADS)
        .ou(DEV, "Dev", WORKLOADS)
        .ou(SANDBOX, "Sandbox", organization.rootId())
        .ou(SUSPENDED_UNIT, "Suspended", organization.rootId());
  }

  private void clean(Organization organization) {
    organization
        .member(created(HUB, "Security Tooling", SECURITY, 1400))
        .member(created("232323232323", "Log Archive", SECURITY, 1400))
        .member(created("242424242424", "Network", INFRASTRUCTURE, 1350))
        .member(created("252525252525", "Shared Services", INFRASTRUCTURE, 1350))
        .member(created("262626262626", "Backup", INFRASTRUCTURE, 900))
        .member(created("272727272727", "Shop Prod", PROD, 1200))
        .member(created("282828282828", "Shop Dev", DEV, 1200))
        .member(created("292929292929", "Search Prod", PROD, 700))
        .member(created("434343434343", "Search Dev", DEV, 700))
        .member(created("454545454545", "Mobile Dev", DEV, 300))
        .member(created("464646464646", "Sandbox Alice", SANDBOX, 240))
        .member(created("474747474747", "Sandbox Bob", SANDBOX, 60));
  }

  private void holding(Organization organization) {
    organization
        .member(
            created(PASSWORD_AND_MFA, "Payments Prod", PROD, 2500)
                .holding(
                    Password.created(daysAgo(2500)).used(daysAgo(1100)),
                    Mfa.virtual(PASSWORD_AND_MFA, daysAgo(2499))))
        .member(
            invited(OLD_KEY, "Legacy Billing", PROD, 800)
                .holding(
                    Key.active("AKIAEXAMPLEOLD000001", daysAgo(3200))
                        .used(daysAgo(730), "ec2", "us-east-1")))
        .member(
            invited(KEY_IN_USE, "Media Archive", PROD, 400)
                .holding(
                    Key.active("AKIAEXAMPLEUSED00001", daysAgo(1900))
                        .used(daysAgo(1), "s3", "eu-west-1")))
        .member(
            invited(CERTIFICATE, "Partner Gateway", PROD, 650)
                .holding(Certificate.active("EXAMPLECERTIFICATE000001", daysAgo(3000))))
        .member(
            created(EVERYTHING, "Data Lake Dev", DEV, 2400)
                .holding(
                    Password.created(daysAgo(2400)).used(daysAgo(900)),
                    Mfa.virtual(EVERYTHING, daysAgo(2399)),
                    Key.active("AKIAEXAMPLEBOTH00001", daysAgo(2300)),
                    Key.active("AKIAEXAMPLEBOTH00002", daysAgo(2200)).inactive()));
  }

  private void special(Organization organization) {
    organization
        .member(
            invited(EXEMPT, "Print Service", PROD, 500)
                .tag("rootsweep:exempt", "true")
                .holding(Key.active("AKIAEXAMPLEEXEMPT001", daysAgo(2000))))
        .member(
            created(SUSPENDED, "Old Intranet", SUSPENDED_UNIT, 2600).state(AccountState.SUSPENDED))
        .member(created(CLOSED, "Old Campaign", SUSPENDED_UNIT, 1000).state(AccountState.CLOSED))
        .member(created(ROOT_DENIED, "Trading Prod", PROD, 450).denyingRoot())
        .member(created(PENDING, "Analytics Dev", DEV, 0).state(AccountState.PENDING_ACTIVATION))
        .member(
            Member.named(NEWLY_JOINED, "Acquired Startup")
                .in(DEV)
                .invited(now.minusSeconds(60))
                .holding(
                    Password.created(daysAgo(1500)).used(daysAgo(200)),
                    Key.active("AKIAEXAMPLENEW000001", daysAgo(1500)))
                .faults(Faults.none().notReady(3)))
        .member(
            invited(UNDELETABLE_KEY, "Fax Gateway", PROD, 550)
                .holding(
                    Key.active("AKIAEXAMPLESTUCK0001", daysAgo(2100)),
                    Key.active("AKIAEXAMPLESTUCK0002", daysAgo(2050)).inactive())
                .faults(Faults.none().denyDeletion("DeleteAccessKey")));
  }

  private static void policies(Organization organization) {
    organization
        .bucket(
            new S3Bucket(
                HUB,
                "eu-west-1",
                LOCKED_BUCKET,
                denial("s3:*", "arn:aws:s3:::" + LOCKED_BUCKET, "{}")))
        .bucket(
            new S3Bucket(
                HUB,
                "us-east-1",
                TLS_BUCKET,
                denial(
                    "s3:*",
                    "arn:aws:s3:::" + TLS_BUCKET,
                    "{\"Bool\":{\"aws:SecureTransport\":\"false\"}}")))
        .queue(
            new SqsQueue(
                HUB,
                "eu-west-1",
                LOCKED_QUEUE,
                denial("sqs:*", "arn:aws:sqs:eu-west-1:" + HUB + ":" + LOCKED_QUEUE, "{}")));
  }

  private static Optional<String> denial(String action, String resource, String condition) {
    return Optional.of(
        """
        {"Version":"2012-10-17","Statement":[{"Sid":"Deny","Effect":"Deny","Principal":"*",\
        "Action":"%s","Resource":"%s","Condition":%s}]}\
        """
            .formatted(action, resource, condition));
  }

  private Member created(String id, String name, String unit, int daysAgo) {
    return Member.named(id, name).in(unit).created(daysAgo(daysAgo));
  }

  private Member invited(String id, String name, String unit, int daysAgo) {
    return Member.named(id, name).in(unit).invited(daysAgo(daysAgo));
  }

  private Instant daysAgo(int days) {
    return now.minus(Duration.ofDays(days));
  }
}
