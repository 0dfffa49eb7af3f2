package dev.rootsweep.aws.wiring;

import dev.rootsweep.aws.AwsClients;
import dev.rootsweep.aws.alert.EventBridgeAlerts;
import dev.rootsweep.aws.alert.Runbook;
import dev.rootsweep.aws.alert.SnsAlerts;
import dev.rootsweep.aws.alert.SnsChatAlerts;
import dev.rootsweep.aws.alert.SnsSubscriptions;
import dev.rootsweep.aws.directory.OrganizationsDirectory;
import dev.rootsweep.aws.event.ActivityDecoder;
import dev.rootsweep.aws.event.OwnMessages;
import dev.rootsweep.aws.event.ScheduleDecoder;
import dev.rootsweep.aws.event.SignalDecoder;
import dev.rootsweep.aws.ledger.DynamoLedger;
import dev.rootsweep.aws.queue.LogAlerts;
import dev.rootsweep.aws.queue.SqsMessageQueue;
import dev.rootsweep.aws.queue.SystemTime;
import dev.rootsweep.aws.root.StsRootAccess;
import dev.rootsweep.aws.setup.AwsCentralizedAccess;
import dev.rootsweep.core.check.CheckAccount;
import dev.rootsweep.core.check.ListReads;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.port.Alerts;
import dev.rootsweep.core.port.Directory;
import dev.rootsweep.core.port.Ledger;
import dev.rootsweep.core.port.MessageQueue;
import dev.rootsweep.core.port.SessionLedger;
import dev.rootsweep.core.port.Subscriptions;
import dev.rootsweep.core.port.Time;
import dev.rootsweep.core.settings.Channels;
import dev.rootsweep.core.settings.Setting;
import dev.rootsweep.core.settings.Settings;
import dev.rootsweep.core.settings.WatchedTopic;
import dev.rootsweep.core.setup.SetUpOrganization;
import dev.rootsweep.core.signal.CheckMessage;
import dev.rootsweep.core.signal.Delayed;
import dev.rootsweep.core.sweep.ReconcileMembers;
import dev.rootsweep.core.sweep.StartSweep;
import dev.rootsweep.core.sweep.SubscriptionWatch;
import dev.rootsweep.core.sweep.TellDigest;
import dev.rootsweep.core.triage.TriageRootActivity;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/// Assembles the product by hand.
public final class Wiring {
  private Wiring() {}

  /// Assembles what runs on Lambda, from the function's environment.
  ///
  /// - errors: `InvalidSettings` listing every problem
  public static CheckParts deployed(Map<String, String> environment, Consumer<Notice> counted) {
    Settings settings = Settings.deployed(environment);
    AwsClients clients = clients(settings, environment);
    Time time = new SystemTime();
    return checks(
        settings,
        clients,
        new DynamoLedger(clients.dynamo(), settings.ledgerTable()),
        checkQueue(settings, clients::sqs),
        channels(settings, clients, time, counted),
        time);
  }

  /// Assembles the start of a sweep on Lambda, from the function's environment.
  ///
  /// - errors: `InvalidSettings` listing every problem
  public static SweepParts deployedSweep(Map<String, String> environment) {
    Settings settings = Settings.deployed(environment);
    AwsClients clients = clients(settings, environment);
    return sweep(
        settings,
        clients,
        new DynamoLedger(clients.dynamo(), settings.ledgerTable()),
        checkQueue(settings, clients::sqs),
        rules(environment),
        new SystemTime());
  }

  private static Map<Setting, String> rules(Map<String, String> environment) {
    Map<Setting, String> rules = new EnumMap<>(Setting.class);
    for (Setting setting : Setting.RULES) {
      rules.put(
          setting,
          environment.getOrDefault(setting.environmentName(), setting.preset().orElseThrow()));
    }
    return rules;
  }

  private static AwsClients clients(Settings settings, Map<String, String> environment) {
    return AwsClients.of(region(environment), settings.partition());
  }

  private static Region region(Map<String, String> environment) {
    return Region.of(environment.getOrDefault("AWS_REGION", "us-east-1"));
  }

  private static MessageQueue<CheckMessage> checkQueue(Settings settings, Supplier<SqsClient> sqs) {
    return new SqsMessageQueue<>(
        sqs,
        settings.checkQueue(),
        settings.checkDeadLetters(),
        new OwnMessages(settings.hubAccount()));
  }

  /// Assembles the start of a sweep over AWS as `clients` reach it, with a memory, a queue and a
  /// clock of the caller's choice.
  ///
  /// - shape: `rules` are those of the deployment, as its environment has them
  public static SweepParts sweep(
      Settings settings,
      AwsClients clients,
      Ledger ledger,
      MessageQueue<CheckMessage> queue,
      Map<Setting, String> rules,
      Time time) {
    Directory directory = new OrganizationsDirectory(clients::organizations, time::now);
    return new SweepParts(
        new ScheduleDecoder(settings.hubAccount()),
        new StartSweep(
            directory, ledger, queue, subscriptions(settings, clients, time), rules, time),
        time);
  }

  private static SubscriptionWatch subscriptions(Settings settings, AwsClients clients, Time time) {
    Channels named = settings.channels();
    List<WatchedTopic> topics = named.watchedTopics();
    return new SubscriptionWatch(
        topics.isEmpty() ? Subscriptions.NONE : new SnsSubscriptions(clients::sns, topics),
        bus(named, clients, new Runbook(named.runbookUrl()), time),
        settings.hubAccount());
  }

  private static List<Alerts> bus(Channels named, AwsClients clients, Runbook runbook, Time time) {
    return named.hubBus().isEmpty()
        ? List.of()
        : List.of(new EventBridgeAlerts(clients::eventBridge, named.hubBus(), runbook, time));
  }

  /// Assembles what runs on Lambda and hears of root activity, from the function's environment.
  ///
  /// - errors: `InvalidSettings` listing every problem
  public static ActivityParts watching(Map<String, String> environment, Consumer<Notice> counted) {
    Settings settings = Settings.watching(environment);
    AwsClients clients = clients(settings, environment);
    Time time = new SystemTime();
    return activity(
        settings,
        clients,
        new DynamoLedger(clients.dynamoInHaste(), settings.ledgerTable()),
        checkQueue(settings, clients::sqsInHaste),
        new SqsMessageQueue<>(
            clients::sqsInHaste,
            settings.activityQueue(),
            settings.activityDeadLetters(),
            new OwnMessages(settings.hubAccount())),
        channels(settings, clients, time, counted),
        time);
  }

  /// Assembles the judging of root activity over AWS as `clients` reach it, with a memory, queues,
  /// ways to people and a clock of the caller's choice.
  public static ActivityParts activity(
      Settings settings,
      AwsClients clients,
      Ledger ledger,
      MessageQueue<CheckMessage> checks,
      MessageQueue<Delayed> queue,
      List<Alerts> channels,
      Time time) {
    return new ActivityParts(
        new ActivityDecoder(settings),
        new TriageRootActivity(
            new OrganizationsDirectory(clients::organizationsInHaste, time::now),
            ledger,
            checks,
            queue,
            channels,
            time,
            () -> UUID.randomUUID().toString(),
            new LoggingThreads(),
            settings),
        queue,
        time,
        clients);
  }

  /// Assembles the set-up of the organization as CloudFormation asks for it.
  ///
  /// - errors: `InvalidSettings`
  public static SetUpOrganization deployedSetUp(Map<String, String> environment) {
    String partition = Settings.partition(environment);
    return setUp(AwsClients.of(region(environment), partition));
  }

  /// Assembles the set-up of the organization over AWS as `clients` reach it.
  public static SetUpOrganization setUp(AwsClients clients) {
    Time time = new SystemTime();
    return new SetUpOrganization(
        new AwsCentralizedAccess(clients),
        new OrganizationsDirectory(clients::organizations, time::now),
        time);
  }

  /// Assembles the ways to people: the log always, every other channel where a setting names it.
  public static List<Alerts> channels(
      Settings settings, AwsClients clients, Time time, Consumer<Notice> counted) {
    Channels named = settings.channels();
    List<Alerts> channels = new ArrayList<>();
    Runbook runbook = new Runbook(named.runbookUrl());
    channels.add(new LogAlerts(counted));
    if (!named.urgentTopic().isEmpty()) {
      channels.add(
          new SnsAlerts(clients::sns, named.urgentTopic(), named.infoTopic(), runbook, time));
    }
    if (!named.chatTopic().isEmpty()) {
      channels.add(new SnsChatAlerts(clients::sns, named.chatTopic(), runbook, time));
    }
    channels.addAll(bus(named, clients, runbook, time));
    return List.copyOf(channels);
  }

  /// Assembles the check of accounts over AWS as `clients` reach it, with a memory, a queue, one
  /// way to people and a clock of the caller's choice.
  public static CheckParts checks(
      Settings settings,
      AwsClients clients,
      Ledger ledger,
      MessageQueue<CheckMessage> queue,
      Alerts channel,
      Time time) {
    return checks(settings, clients, ledger, queue, List.of(channel), time);
  }

  /// Assembles the check of accounts with several ways to people.
  public static CheckParts checks(
      Settings settings,
      AwsClients clients,
      Ledger ledger,
      MessageQueue<CheckMessage> queue,
      List<Alerts> channels,
      Time time) {
    return checks(
        settings,
        clients,
        new OrganizationsDirectory(clients::organizations, time::now),
        ledger,
        ledger,
        queue,
        channels,
        time,
        ListReads.WHEN_DUE);
  }

  /// Assembles the check of accounts that asks this directory, reads all lists when the caller
  /// chooses, and records the keys of its root sessions in `sessions`.
  public static CheckParts checks(
      Settings settings,
      AwsClients clients,
      Directory directory,
      Ledger ledger,
      SessionLedger sessions,
      MessageQueue<CheckMessage> queue,
      List<Alerts> channels,
      Time time,
      ListReads listReads) {
    return new CheckParts(
        new SignalDecoder(settings.managementAccount(), settings.hubAccount()),
        new CheckAccount(
            new StsRootAccess(clients),
            directory,
            new OrganizationsDirectory(clients::organizationsInHaste, time::now),
            ledger,
            sessions,
            queue,
            channels,
            time,
            () -> UUID.randomUUID().toString(),
            settings,
            listReads),
        new ReconcileMembers(directory, ledger, queue),
        new TellDigest(ledger, queue, channels, time, () -> UUID.randomUUID().toString(), settings),
        queue,
        time,
        clients);
  }
}
