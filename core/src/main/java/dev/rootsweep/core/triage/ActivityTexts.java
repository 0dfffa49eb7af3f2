package dev.rootsweep.core.triage;

import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.ActivityAlertKind;
import dev.rootsweep.core.model.BurstEvent;
import dev.rootsweep.core.model.Fact;
import dev.rootsweep.core.model.Lease;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.model.Scene;
import dev.rootsweep.core.settings.Settings;
import dev.rootsweep.core.settings.Watch;
import dev.rootsweep.core.signal.BurstEnded;
import dev.rootsweep.core.signal.Evidence;
import dev.rootsweep.core.signal.Origin;
import dev.rootsweep.core.signal.RootActivity;
import dev.rootsweep.core.text.Utc;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/// Notices of root activity, for somebody who was asleep a moment ago.
final class ActivityTexts {
  private static final String MANY_VARIANTS =
      "the caller used more than %d addresses within the hour; the summary lists all"
              .formatted(Bursts.MOST_VARIANTS)
          + " further ones";

  private final NextSteps nextSteps;
  private final Watch watch;

  ActivityTexts(Settings settings) {
    this.nextSteps = new NextSteps(settings);
    this.watch = settings.watch();
  }

  /// What is known when a notice is written.
  ///
  /// - shape: `checked` tells whether a check of the account is queued; `silentSince` since when
  ///   the ledger has not answered
  record Known(
      Whereabouts label,
      Optional<Lease> lease,
      int failures,
      boolean checked,
      String burst,
      Optional<Instant> silentSince,
      Instant now) {}

  Notice notice(String id, RootActivity activity, Verdict.Alert alert, Known known) {
    AccountId account = activity.concerned();
    return new Notice(
        id,
        alert.severity(),
        alert.kind(),
        account,
        activity.origin().at(),
        headline(activity, alert, known),
        facts(activity, alert, known),
        nextSteps.of(new Incident(activity, alert.kind(), known.label().isMember())),
        Optional.empty(),
        Optional.of(scene(activity.origin(), known.label(), known.burst())));
  }

  private String headline(RootActivity activity, Verdict.Alert alert, Known known) {
    String where = known.label().inSentence();
    return alert.kind() == ActivityAlertKind.ROOT_SIGN_IN_FAILED && known.failures() > 1
        ? "%d sign-ins as the root user of %s failed within about 10 minutes."
            .formatted(known.failures(), where)
        : Headlines.of(activity, alert, where) + guarding(activity);
  }

  private String guarding(RootActivity activity) {
    if (!(activity instanceof RootActivity.GuardTouched touched)) {
      return "";
    }
    if (touched.guard() == RootActivity.Guard.POLICY && watch.guardsRoot(touched.what())) {
      return " It is the policy that denies root.";
    }
    return touched.evidence().action().equals("DisablePolicyType")
            && watch.deniesRootBy(touched.what())
        ? " The policy that denies root is among them."
        : "";
  }

  private static List<Fact> facts(RootActivity activity, Verdict.Alert alert, Known known) {
    Evidence evidence = activity.evidence();
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Account", known.label().text()));
    facts.add(new Fact("Region", said(region(activity))));
    facts.addAll(isReport(activity) ? reported(evidence) : called(activity));
    object(activity).map(object -> new Fact("Object", object)).ifPresent(facts::add);
    known.lease().filter(_ -> alert.softened()).map(ActivityTexts::words).ifPresent(facts::add);
    facts.add(
        new Fact("Response", known.checked() ? checked(known) : "Rootsweep made no changes."));
    known.silentSince().map(ActivityTexts::silence).ifPresent(facts::add);
    if (Bursts.isOfOthers(known.burst())) {
      facts.add(new Fact("Folded", MANY_VARIANTS));
    }
    facts.add(
        new Fact(
            isReport(activity) ? "EventBridge event" : "CloudTrail event",
            activity.origin().eventId()));
    return facts;
  }

  /// The Region of a stack instance is not the one that its stack set is in.
  private static String region(RootActivity activity) {
    return activity instanceof RootActivity.StackSetReported reported
            && !reported.region().isEmpty()
        ? reported.region()
        : activity.origin().region();
  }

  /// What a service of AWS reports by itself is no call: it has no caller and no record in
  /// CloudTrail.
  private static boolean isReport(RootActivity activity) {
    return activity instanceof RootActivity.StackSetReported
        || activity instanceof RootActivity.SignInAnomaly;
  }

  private static List<Fact> reported(Evidence evidence) {
    return List.of(new Fact("Report", evidence.call()));
  }

  private static List<Fact> called(RootActivity activity) {
    Evidence evidence = activity.evidence();
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Who", who(evidence)));
    facts.add(
        new Fact(
            "From",
            "address %s, user agent %s"
                .formatted(said(evidence.address()), said(evidence.userAgent()))));
    if (activity instanceof RootActivity.SignedIn signedIn) {
      facts.add(new Fact("MFA", signedIn.mfa().words()));
    }
    facts.add(new Fact("Call", evidence.call() + refused(evidence)));
    return facts;
  }

  private static String checked(Known known) {
    return known.silentSince().isPresent()
        ? "Rootsweep queues a check of the account as soon as its ledger answers."
        : "Rootsweep queued a check of the account, and a second one for 15 minutes later.";
  }

  private static Fact silence(Instant since) {
    return new Fact(
        "Ledger",
        "has not answered since %s. Rootsweep cannot see recovery leases and earlier events."
            .formatted(Utc.seconds(since)));
  }

  private static String refused(Evidence evidence) {
    return evidence.failed()
        ? ", refused" + evidence.refusal().map(reason -> ": " + reason).orElse("")
        : "";
  }

  /// What the record names in request and answer comes first; the readers know the rest.
  static Optional<String> object(RootActivity activity) {
    String object = activity.evidence().object();
    return Optional.of(object.isEmpty() ? known(activity) : object).filter(o -> !o.isBlank());
  }

  private static String known(RootActivity activity) {
    return switch (activity) {
      case RootActivity.GuardTouched touched -> touched.what();
      case RootActivity.OwnResourceChanged changed -> changed.resource();
      case RootActivity.TrailChanged changed -> "trail " + changed.trail();
      case RootActivity.CredentialTampered tampered -> tampered.credential().words();
      case RootActivity.PrivilegedSession session ->
          "account "
              + session.concerned()
              + session.task().map(task -> ", task " + task.policyName()).orElse("");
      case RootActivity.AccountMoved moved ->
          "account %s, from %s, to %s".formatted(moved.concerned(), moved.from(), moved.to());
      case RootActivity.PlanMade made -> "change set " + made.plan();
      case RootActivity.PlanExecuted executed -> "change set " + executed.plan();
      case RootActivity.StackSetReported reported -> "stack set " + reported.stackSet();
      case RootActivity.SignedIn _,
          RootActivity.IdentityTouched _,
          RootActivity.Called _,
          RootActivity.Departed _,
          RootActivity.SessionRenewed _,
          RootActivity.SignInAnomaly _,
          RootActivity.LeaveRefused _,
          RootActivity.Closed _,
          RootActivity.Unknown _ ->
          "";
    };
  }

  private static Fact words(Lease lease) {
    return new Fact(
        "Lease",
        "until %s, for %s: %s"
            .formatted(Utc.seconds(lease.endsAt()), lease.requester(), lease.reason()));
  }

  private static String who(Evidence evidence) {
    String arn = evidence.actor().arn();
    return (arn.isEmpty() ? evidence.actor().identity() : arn)
        + evidence.actor().accessKeyId().map(key -> ", access key " + key).orElse("")
        + evidence.actor().onBehalf().map(by -> ", through " + by).orElse("");
  }

  /// Writes the summary of a burst.
  Notice summary(
      String id, BurstEnded ended, List<BurstEvent> folded, Whereabouts label, Instant now) {
    List<String> objects =
        folded.stream().map(BurstEvent::object).filter(Predicate.not(String::isBlank)).toList();
    List<Fact> facts =
        List.of(
            new Fact("Account", label.text()),
            new Fact("Region", said(ended.origin().region())),
            new Fact("Who", ended.actor()),
            new Fact("Calls", Tally.of(folded, BurstEvent::call)),
            new Fact("Objects", Tally.of(objects, Function.identity())),
            new Fact("Accounts concerned", Tally.of(folded, event -> event.account().value())),
            new Fact("Keys and addresses", Tally.of(folded, ActivityTexts::caller)),
            new Fact("CloudTrail event of the first", ended.origin().eventId()),
            new Fact("CloudTrail events folded", Tally.of(folded, BurstEvent::eventId)));
    return new Notice(
        id,
        ended.severity(),
        ended.kind(),
        ended.account(),
        ended.origin().at(),
        "%s of the same kind followed the first alert about %s within 15 minutes."
            .formatted(events(folded.size()), label.inSentence()),
        facts,
        nextSteps.afterBurst(ended, folded.getFirst()),
        Optional.empty(),
        Optional.of(scene(ended.origin(), label, ended.burst())));
  }

  private static String caller(BurstEvent event) {
    String address = said(event.address());
    return event.key().isBlank() ? address : event.key() + " from " + address;
  }

  private static String events(int count) {
    return count == 1 ? "One more event" : count + " more events";
  }

  private static Scene scene(Origin origin, Whereabouts label, String burst) {
    return new Scene(label.name(), label.path(), origin.region(), origin.eventId(), burst);
  }

  private static String said(String text) {
    return text.isBlank() ? "unknown" : text;
  }
}
