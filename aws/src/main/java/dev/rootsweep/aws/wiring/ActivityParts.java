package dev.rootsweep.aws.wiring;

import dev.rootsweep.aws.AwsClients;
import dev.rootsweep.aws.event.ActivityDecoder;
import dev.rootsweep.core.port.MessageQueue;
import dev.rootsweep.core.port.Time;
import dev.rootsweep.core.signal.Delayed;
import dev.rootsweep.core.triage.TriageRootActivity;

/// What the consumer of the activity queue is made of.
///
/// - shape: `clients` are those of all parts, to be rehearsed before a snapshot
public record ActivityParts(
    ActivityDecoder decoder,
    TriageRootActivity triage,
    MessageQueue<Delayed> queue,
    Time time,
    AwsClients clients) {}
