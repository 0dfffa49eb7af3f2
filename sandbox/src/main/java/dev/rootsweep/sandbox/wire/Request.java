package dev.rootsweep.sandbox.wire;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// An HTTP request as it arrived. Header names are in lower case, the values of one name joined by
/// commas.
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Request(String method, URI uri, Map<String, String> headers, byte[] body) {

  public Request {
    headers = new TreeMap<>(headers);
  }

  /// The value of a header.
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /// The path, never empty.
  public String path() {
    String raw = uri.getRawPath();
    return raw == null || raw.isEmpty() ? "/" : raw;
  }

  String query() {
    String raw = uri.getRawQuery();
    return raw == null ? "" : raw;
  }
}
