package dev.rootsweep.core.check;

import dev.rootsweep.core.fake.CheckWorld;
import dev.rootsweep.core.model.Allowed;
import dev.rootsweep.core.model.Approval;
import dev.rootsweep.core.model.CheckEnding;
import dev.rootsweep.core.model.Exemption;
import dev.rootsweep.core.model.Intent;
import dev.rootsweep.core.model.LastCheck;
import dev.rootsweep.core.model.Lease;
import dev.rootsweep.core.model.RootCredential;
import dev.rootsweep.core.model.RootPosture;
import dev.rootsweep.core.model.Standing;
import dev.rootsweep.core.settings.DriftAnswer;
import dev.rootsweep.core.settings.Mode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A situation in the making: nothing holds a removal, and no slot was refused.
final class Given {
  static final Instant NOW = CheckWorld.START;
  static final Instant JOINED = CheckWorld.JOINED;

  private List<RootCredential> credentials = List.of();
  private Optional<String> paused = Optional.empty();
  private final List<Lease> leases = new ArrayList<>();
  private final List<Approval> approvals = new ArrayList<>();
  private final List<Exemption> exemptions = new ArrayList<>();
  private Optional<Intent> intent = Optional.empty();
  private Optional<RootPosture> lastPosture = Optional.empty();
  private Optional<Instant> cleanIn = Optional.empty();
  private boolean firstSweep;
  private Mode mode = Mode.ENFORCE;
  private DriftAnswer drift = DriftAnswer.REMOVE;
  private Duration recentUse = Duration.ofDays(90);
  private Situation.Slot slot = Situation.Slot.NOT_ASKED;

  Given holding(RootCredential... held) {
    credentials = List.of(held);
    return this;
  }

  Given paused() {
    paused = Optional.of("paused by somebody");
    return this;
  }

  Given lease(Instant from, Instant to) {
    leases.add(
        new Lease(
            "lease-" + leases.size(), CheckWorld.MEMBER, from, to, "a requester", "a reason"));
    return this;
  }

  Given approved(Instant at, RootCredential... covered) {
    approvals.add(
        new Approval(
            "approval-" + approvals.size(),
            CheckWorld.MEMBER,
            "an approver",
            "a reason",
            Arrays.stream(covered).map(RootCredential::ref).collect(Collectors.toSet()),
            at));
    return this;
  }

  Given exemptUntil(Instant until) {
    exemptions.add(
        new Exemption(new Exemption.Target.OneAccount(CheckWorld.MEMBER), "break glass", until));
    return this;
  }

  Given intended(RootCredential... intended) {
    return intended(NOW.minusSeconds(1000), intended);
  }

  Given intended(Instant openedAt, RootCredential... intended) {
    intent =
        Optional.of(
            new Intent(
                "intent-0",
                CheckWorld.MEMBER,
                openedAt,
                Optional.of(openedAt),
                "event-0",
                "nothing held it back",
                Set.of(),
                List.of(intended)));
    return this;
  }

  Given lastSeen(RootCredential... seen) {
    lastPosture = Optional.of(new RootPosture(CheckWorld.MEMBER, NOW, List.of(seen)));
    return this;
  }

  Given cleanIn(Instant joinedAt) {
    cleanIn = Optional.of(joinedAt);
    return this;
  }

  Given firstSweep() {
    firstSweep = true;
    return this;
  }

  Given mode(Mode other) {
    mode = other;
    return this;
  }

  Given drift(DriftAnswer answer) {
    drift = answer;
    return this;
  }

  Given recentUse(Duration other) {
    recentUse = other;
    return this;
  }

  Given slot(Situation.Slot answer) {
    slot = answer;
    return this;
  }

  Decision decided() {
    return RemovalRules.decide(
        new Situation(
            NOW,
            new RootPosture(CheckWorld.MEMBER, NOW, credentials),
            new Standing(last(), intent, Set.of()),
            new Allowed(leases, approvals),
            JOINED,
            paused,
            exemptions,
            firstSweep,
            mode,
            drift,
            recentUse,
            slot));
  }

  Decision.Remove removed() {
    return (Decision.Remove) decided();
  }

  Decision.Hold held() {
    return (Decision.Hold) decided();
  }

  Decision.Spare spared() {
    return (Decision.Spare) decided();
  }

  private Optional<LastCheck> last() {
    return lastPosture.isEmpty() && cleanIn.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new LastCheck(
                NOW.minusSeconds(86400),
                CheckEnding.CLEAN,
                "Clean",
                lastPosture,
                Optional.of(JOINED),
                cleanIn,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Set.of()));
  }
}
