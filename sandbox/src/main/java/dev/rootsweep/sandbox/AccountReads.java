package dev.rootsweep.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rootsweep.sandbox.wire.Refusal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/// What IAM tells an ordinary principal about its own account, and about AWS's task policies.
final class AccountReads {

  private static final String VERSION = "v1";
  private static final Duration REPORT_WORK = Duration.ofSeconds(2);
  private static final Duration REPORT_LIFE = Duration.ofHours(4);

  private final Organization organization;

  AccountReads(Organization organization) {
    this.organization = organization;
  }

  Map<String, Operation> operations() {
    return Map.of(
        "GetAccountProperties", AccountReads::properties,
        "GetPolicy", AccountReads::policy,
        "GetPolicyVersion", AccountReads::policyVersion,
        "GenerateCredentialReport", this::generateReport,
        "GetCredentialReport", this::report);
  }

  private static ObjectNode properties(Asked asked) {
    ObjectNode result = Json.object();
    result.putObject("Properties").put("RoleManager/Enabled", "false");
    return result;
  }

  private static ObjectNode policy(Asked asked) {
    TaskPolicy policy = known(asked);
    ObjectNode result = Json.object();
    result
        .putObject("Policy")
        .put("PolicyName", policy.name())
        .put("PolicyId", policy.policyId())
        .put("Arn", policy.arn())
        .put("Path", "/root-task/")
        .put("DefaultVersionId", VERSION)
        .put("AttachmentCount", 0)
        .put("PermissionsBoundaryUsageCount", 0)
        .put("IsAttachable", true)
        .put("CreateDate", Json.time(policy.created()))
        .put("UpdateDate", Json.time(policy.created()));
    return result;
  }

  private static ObjectNode policyVersion(Asked asked) {
    TaskPolicy policy = known(asked);
    String version = asked.required("VersionId");
    if (!version.equals(VERSION)) {
      throw absent("Policy " + policy.arn() + " version " + version);
    }
    String document = URLEncoder.encode(policy.document().toString(), StandardCharsets.UTF_8);
    ObjectNode result = Json.object();
    result
        .putObject("PolicyVersion")
        .put("Document", document)
        .put("VersionId", VERSION)
        .put("IsDefaultVersion", true)
        .put("CreateDate", Json.time(policy.created()));
    return result;
  }

  private static TaskPolicy known(Asked asked) {
    String arn = asked.required("PolicyArn");
    return TaskPolicy.of(arn).orElseThrow(() -> absent("Policy " + arn));
  }

  private static Refusal absent(String what) {
    return RootReads.absent(what + " does not exist or is not attachable.");
  }

  private ObjectNode generateReport(Asked asked) {
    Account account = organization.account(asked.who().account());
    Optional<CredentialReport> fresh =
        account.report().filter(report -> asked.now().isBefore(report.ready().plus(REPORT_LIFE)));
    if (fresh.isEmpty()) {
      account.report(CredentialReport.of(account, asked.now().plus(REPORT_WORK)));
      return Json.object()
          .put("State", "STARTED")
          .put("Description", "No report exists. Starting a new report generation task");
    }
    boolean ready = fresh.filter(report -> report.readyAt(asked.now())).isPresent();
    return Json.object().put("State", ready ? "COMPLETE" : "INPROGRESS");
  }

  private ObjectNode report(Asked asked) {
    CredentialReport report =
        organization
            .account(asked.who().account())
            .report()
            .orElseThrow(() -> new Refusal(410, "ReportNotPresent", "Report does not exist."));
    if (!report.readyAt(asked.now())) {
      throw new Refusal(404, "ReportInProgress", "Report is being generated.");
    }
    byte[] csv = report.csv().getBytes(StandardCharsets.UTF_8);
    return Json.object()
        .put("Content", Base64.getEncoder().encodeToString(csv))
        .put("ReportFormat", "text/csv")
        .put("GeneratedTime", Json.time(report.ready()));
  }
}
