package dev.rootsweep.core.sweep;

import dev.rootsweep.core.alert.SubscriptionTexts;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.CheckAlertKind;
import dev.rootsweep.core.model.Fact;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.model.TopicSubscriptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The alert about subscriptions that are missing.
final class SubscriptionAlert {
  private SubscriptionAlert() {}

  /// Makes the alert; empty where nothing is missing.
  static Optional<Notice> of(
      String sweep, List<TopicSubscriptions> counted, AccountId hub, Instant now) {
    List<TopicSubscriptions> lacking =
        counted.stream().filter(topic -> topic.missing() > 0).toList();
    return lacking.isEmpty() ? Optional.empty() : Optional.of(alert(sweep, lacking, hub, now));
  }

  private static Notice alert(
      String sweep, List<TopicSubscriptions> lacking, AccountId hub, Instant now) {
    return new Notice(
        sweep + "/subscriptions",
        CheckAlertKind.SUBSCRIPTIONS_MISSING.severity(),
        CheckAlertKind.SUBSCRIPTIONS_MISSING,
        hub,
        now,
        headline(lacking.stream().mapToInt(TopicSubscriptions::missing).sum()),
        facts(sweep, lacking, hub),
        steps(lacking),
        Optional.empty());
  }

  private static String headline(int missing) {
    return missing == 1
        ? "1 subscription of Rootsweep's topics is missing: somebody who should receive alerts does"
            + " not."
        : missing
            + " subscriptions of Rootsweep's topics are missing: people who should receive alerts"
            + " do not.";
  }

  private static List<Fact> facts(String sweep, List<TopicSubscriptions> lacking, AccountId hub) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Account", hub + ", the hub"));
    facts.add(new Fact("Sweep", sweep));
    lacking.stream().map(SubscriptionTexts::state).map(Fact::line).forEach(facts::add);
    return facts;
  }

  private static List<String> steps(List<TopicSubscriptions> lacking) {
    return List.of(
        "See which subscriptions there are, in the hub account: " + SubscriptionTexts.list(lacking),
        "Ask the owner of each address that is listed as PendingConfirmation to confirm it: the"
            + " mail has the subject AWS Notification - Subscription Confirmation.",
        "Subscribe each address again that is not listed any more, as an operator or a deployment"
            + " role (SNS deletes a subscription that nobody confirms for 48 hours): "
            + SubscriptionTexts.subscribe(lacking));
  }
}
