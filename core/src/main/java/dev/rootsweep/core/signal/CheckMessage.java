package dev.rootsweep.core.signal;

/// A message that Rootsweep sends to the check queue.
public sealed interface CheckMessage extends OwnMessage, AccountSignal
    permits CheckDue, DigestDue {}
