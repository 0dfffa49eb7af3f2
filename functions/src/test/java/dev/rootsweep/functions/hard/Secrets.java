package dev.rootsweep.functions.hard;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What must never be said: every secret key, session token and e-mail address that AWS sent, as it
/// is, URL-encoded, and inside base64.
final class Secrets {
  private static final Pattern SENT =
      Pattern.compile(
          "<SecretAccessKey>([^<]+)<|<SessionToken>([^<]+)<|\"Email\":\"([^\"]+)\"",
          Pattern.CASE_INSENSITIVE);
  private static final long BASE = 1_000_003;

  private final Set<String> secrets = ConcurrentHashMap.newKeySet();

  /// Learns the secrets of an answer of AWS.
  void learn(String answer) {
    Matcher sent = SENT.matcher(answer);
    while (sent.find()) {
      for (int group = 1; group <= sent.groupCount(); group++) {
        if (sent.group(group) != null) {
          secrets.add(sent.group(group));
        }
      }
    }
  }

  void add(String secret) {
    secrets.add(secret);
  }

  void forget(String secret) {
    secrets.remove(secret);
  }

  int count() {
    return secrets.size();
  }

  Set<String> all() {
    return Set.copyOf(secrets);
  }

  /// Searches byte by byte, and returns what it found.
  Set<String> in(byte[] said) {
    Map<Integer, Map<Long, Set<String>>> byLength = new HashMap<>();
    secrets.forEach(secret -> forms(secret).forEach(form -> file(byLength, form)));
    Set<String> found = new TreeSet<>();
    byLength.forEach((length, byHash) -> search(said, length, byHash, found));
    return found;
  }

  private static void file(Map<Integer, Map<Long, Set<String>>> byLength, String form) {
    byte[] bytes = bytes(form);
    byLength
        .computeIfAbsent(bytes.length, _ -> new HashMap<>())
        .computeIfAbsent(hash(bytes, bytes.length), _ -> new HashSet<>())
        .add(form);
  }

  private static void search(
      byte[] said, int length, Map<Long, Set<String>> byHash, Set<String> found) {
    if (said.length < length) {
      return;
    }
    long power = 1;
    for (int i = 1; i < length; i++) {
      power *= BASE;
    }
    long hash = hash(said, length);
    for (int end = length; ; end++) {
      Set<String> alike = byHash.get(hash);
      if (alike != null) {
        String window = new String(said, end - length, length, StandardCharsets.UTF_8);
        alike.stream().filter(window::equals).forEach(found::add);
      }
      if (end == said.length) {
        return;
      }
      hash = (hash - said[end - length] * power) * BASE + said[end];
    }
  }

  private static long hash(byte[] bytes, int length) {
    long hash = 0;
    for (int i = 0; i < length; i++) {
      hash = hash * BASE + bytes[i];
    }
    return hash;
  }

  /// Base64 looks different at each of three offsets; its ends depend on what stands beside it.
  private static Set<String> forms(String secret) {
    Set<String> forms = new HashSet<>();
    forms.add(secret);
    forms.add(URLEncoder.encode(secret, StandardCharsets.UTF_8));
    for (int offset = 0; offset < 3; offset++) {
      String text = Base64.getEncoder().encodeToString(bytes(" ".repeat(offset) + secret));
      int end = text.indexOf('=');
      forms.add(text.substring(offset == 0 ? 0 : 4, (end < 0 ? text.length() : end) - 4));
    }
    return forms;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
