package dev.rootsweep.sandbox.wire;

import java.util.Map;

/// An HTTP answer, ready to be sent, with the headers that its protocol wants besides the type.
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Reply(int status, String contentType, Map<String, String> headers, byte[] body) {

  /// An answer without further headers.
  public Reply(int status, String contentType, byte[] body) {
    this(status, contentType, Map.of(), body);
  }
}
