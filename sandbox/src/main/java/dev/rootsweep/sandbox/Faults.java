package dev.rootsweep.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What goes wrong, for one account or for the whole organization.
///
/// Where a method takes `calls`, it takes `*`, a service (`iam`), an operation
/// (`GetAccountSummary`) or both (`iam:GetAccountSummary`).
///
/// - `deniedDeletions`: operations, or ids of credentials, whose deletion a service control policy
///   denies
/// - `lag`: how far AWS is behind
/// - `pace`: how fast it answers, how much it takes, how long sessions last
/// - `chances`: what strikes by chance
/// - `rendezvous`: calls which wait for one another
/// - `interventions`: what happens in between
public record Faults(
    Set<String> deniedDeletions,
    Lag lag,
    Pace pace,
    Chances chances,
    List<Rendezvous> rendezvous,
    List<Intervention> interventions) {

  private static final Faults NONE =
      new Faults(Set.of(), Lag.NONE, Pace.NONE, Chances.NONE, List.of(), List.of());

  public Faults {
    deniedDeletions = Set.copyOf(deniedDeletions);
    rendezvous = List.copyOf(rendezvous);
    interventions = List.copyOf(interventions);
  }

  /// Nothing goes wrong.
  public static Faults none() {
    return NONE;
  }

  /// Denies one more deletion: an operation such as `DeleteAccessKey`, or a credential's id.
  public Faults denyDeletion(String operationOrCredential) {
    Set<String> more = new HashSet<>(deniedDeletions);
    more.add(operationOrCredential);
    return new Faults(more, lag, pace, chances, rendezvous, interventions);
  }

  /// Refuses AssumeRoot so many times.
  public Faults notReady(int refusals) {
    return lag(lag.notReady(refusals));
  }

  /// Refuses AssumeRoot before that instant.
  public Faults notReadyUntil(Instant ready) {
    return lag(lag.notReadyUntil(ready));
  }

  /// Refuses AssumeRoot for so long after an account was created or joined, by the sandbox's clock.
  public Faults notReadyFor(Duration time) {
    return lag(lag.notReadyFor(time));
  }

  /// Answers so many summaries with the numbers of before the change.
  public Faults staleSummary(int reads) {
    return lag(lag.staleSummaries(reads));
  }

  /// Answers every summary with the numbers of so long ago: `staleFor("GetAccountSummary", time)`.
  public Faults staleFor(Duration time) {
    return staleFor("GetAccountSummary", time);
  }

  /// Lets these calls see the root user of so long ago, by the sandbox's clock. What was changed
  /// before the sandbox started counts as changed long ago.
  ///
  /// - GetAccountSummary, GetLoginProfile, GetAccessKeyLastUsed, ListAccessKeys,
  ///   ListSigningCertificates and ListMFADevices answer from that view.
  /// - DeleteLoginProfile, DeleteAccessKey, DeleteSigningCertificate and DeactivateMFADevice look
  ///   the credential's name up in it. They answer NoSuchEntity, and delete nothing, when the view
  ///   does not know the name yet; they answer success, and change nothing, when only the view
  ///   still knows it. What they delete is gone at once.
  /// - All other calls are never behind, also when `calls` fits them.
  ///
  /// That IAM is eventually consistent is documented (IAM User Guide, "Changes that I make are not
  /// always immediately visible"). How far each call is behind, and what a deletion answers
  /// meanwhile, is a guess.
  public Faults staleFor(String calls, Duration time) {
    return lag(lag.staleFor(calls, time));
  }

  /// Lets every call wait.
  public Faults latency(Duration each) {
    return pace(pace.latency(each));
  }

  /// Throttles these calls above that rate, by the sandbox's clock; `burst` pass at once.
  public Faults rateLimit(String calls, double perSecond, int burst) {
    return pace(pace.limit(new RateLimit(calls, perSecond, burst)));
  }

  /// Throttles calls above the rates that AWS publishes, by the sandbox's clock.
  public Faults awsRates() {
    Pace limited = pace;
    for (RateLimit limit : AwsRates.PUBLISHED) {
      limited = limited.limit(limit);
    }
    return pace(limited);
  }

  /// Gives out root sessions that expire after that time, whatever was asked for.
  public Faults sessionLasts(Duration time) {
    return pace(pace.sessions(time));
  }

  /// Throttles that share of all calls.
  public Faults throttle(double share) {
    return throttle(CallNames.ALL, share);
  }

  /// Throttles that share of these calls.
  public Faults throttle(String calls, double share) {
    return chances(chances.throttle(calls, share));
  }

  /// Answers that share of all calls with status 500 or 503, half of them when they are done.
  public Faults serverErrors(double share) {
    return serverErrors(CallNames.ALL, share);
  }

  /// Answers that share of these calls with status 500 or 503, half of them when they are done.
  public Faults serverErrors(String calls, double share) {
    return chances(chances.fail(calls, share));
  }

  /// Closes the connection of that share of all calls without an answer, half of them when they are
  /// done.
  public Faults dropConnections(double share) {
    return dropConnections(CallNames.ALL, share);
  }

  /// Closes the connection of that share of these calls without an answer, half of them when they
  /// are done.
  public Faults dropConnections(String calls, double share) {
    return chances(chances.lose(calls, share));
  }

  /// Lets chance fall otherwise; 0 unless set.
  public Faults seed(long seed) {
    return chances(chances.seed(seed));
  }

  /// Lets these calls wait for one another.
  public Faults rendezvous(Rendezvous meeting) {
    List<Rendezvous> more = new ArrayList<>(rendezvous);
    more.add(meeting);
    return new Faults(deniedDeletions, lag, pace, chances, more, interventions);
  }

  /// Does something each time just before such a call is carried out: after it was admitted, before
  /// AWS looks at the account. It runs on the thread of the call, which waits for it.
  public Faults upon(String calls, Runnable happening) {
    List<Intervention> more = new ArrayList<>(interventions);
    more.add(new Intervention(calls, happening));
    return new Faults(deniedDeletions, lag, pace, chances, rendezvous, more);
  }

  private Faults lag(Lag other) {
    return new Faults(deniedDeletions, other, pace, chances, rendezvous, interventions);
  }

  private Faults pace(Pace other) {
    return new Faults(deniedDeletions, lag, other, chances, rendezvous, interventions);
  }

  private Faults chances(Chances other) {
    return new Faults(deniedDeletions, lag, pace, other, rendezvous, interventions);
  }

  /// What somebody else does just before such a call is carried out.
  public record Intervention(String calls, Runnable happening) {}
}
