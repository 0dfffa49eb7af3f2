package dev.rootsweep.sandbox.wire;

/// An HTTP answer, ready to be sent.
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Reply(int status, String contentType, byte[] body) {}
