package dev.rootsweep.aws.wiring;

import dev.rootsweep.aws.AwsClients;
import dev.rootsweep.aws.event.SignalDecoder;
import dev.rootsweep.core.check.CheckAccount;
import dev.rootsweep.core.port.MessageQueue;
import dev.rootsweep.core.port.Time;
import dev.rootsweep.core.signal.CheckMessage;
import dev.rootsweep.core.sweep.ReconcileMembers;
import dev.rootsweep.core.sweep.TellDigest;

/// What the consumer of the check queue is made of.
///
/// - shape: `clients` are those of all parts, to be rehearsed before a snapshot
public record CheckParts(
    SignalDecoder decoder,
    CheckAccount checkAccount,
    ReconcileMembers reconcileMembers,
    TellDigest tellDigest,
    MessageQueue<CheckMessage> queue,
    Time time,
    AwsClients clients) {}
