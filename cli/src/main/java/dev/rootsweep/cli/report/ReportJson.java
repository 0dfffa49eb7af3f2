package dev.rootsweep.cli.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rootsweep.aws.event.OutcomeJson;
import dev.rootsweep.cli.run.Result;
import dev.rootsweep.core.check.CheckOutcome;
import java.util.Locale;

/// A report as JSON, as docs/output.md describes it.
public final class ReportJson {
  private ReportJson() {}

  /// Writes a report.
  public static String of(Report report) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("version", Report.VERSION)
        .put("command", report.command())
        .put("mode", report.mode().name().toLowerCase(Locale.ROOT))
        .put("at", report.at().toString())
        .put("caller", report.caller().arn())
        .put("managementAccount", report.managementAccount().value());
    report.ledger().ifPresent(table -> root.put("ledger", table));
    ArrayNode notJudged = root.putArray("notJudged");
    report.notJudged().forEach(notJudged::add);
    root.put("interrupted", report.interrupted())
        .put("listIsWhole", report.listIsWhole())
        .put("throttled", report.throttled())
        .put("exitCode", report.exitCode());
    root.put("listed", report.rows().name().toLowerCase(Locale.ROOT));
    ObjectNode counts = root.putObject("counts");
    report.counts().forEach(counts::put);
    ArrayNode accounts = root.putArray("accounts");
    report.listed().forEach(result -> accounts.add(account(result, report)));
    return root.toPrettyString();
  }

  private static ObjectNode account(Result result, Report report) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("account", result.chosen().id().value()).put("name", result.chosen().name());
    result.chosen().account().ifPresent(said -> node.put("state", said.state().name()));
    switch (result) {
      case Result.Checked checked -> {
        node.setAll(OutcomeJson.outcome(checked.outcome()));
        if (checked.outcome() instanceof CheckOutcome.NotAuditable notAuditable) {
          Fix fix = Fix.of(notAuditable.cause(), report);
          node.put("likely", fix.likely()).put("fix", fix.fix());
        }
        node.put("again", checked.again());
      }
      case Result.Failed failed ->
          node.put("outcome", Report.name(result)).put("why", failed.why());
      case Result.NotStarted _ -> node.put("outcome", Report.name(result));
    }
    return node.put("verified", Report.verified(result));
  }
}
