package dev.rootsweep.sandbox;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A credential report, of which the sandbox knows only the root user's row.
record CredentialReport(Instant ready, String csv) {

  private static final String NONE = "N/A";
  private static final int SLOTS = 2;

  static CredentialReport of(Account account, Instant ready) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("user", "<root_account>");
    row.put("arn", account.rootArn());
    row.put("user_creation_time", Json.time(account.created()));
    password(row, account);
    row.put("mfa_active", String.valueOf(!account.held(Mfa.class).isEmpty()));
    for (int slot = 1; slot <= SLOTS; slot++) {
      key(row, "access_key_" + slot, at(account.held(Key.class), slot));
    }
    for (int slot = 1; slot <= SLOTS; slot++) {
      certificate(row, "cert_" + slot, at(account.held(Certificate.class), slot));
    }
    String csv = String.join(",", row.keySet()) + "\n" + String.join(",", row.values());
    return new CredentialReport(ready, csv);
  }

  boolean readyAt(Instant now) {
    return !now.isBefore(ready);
  }

  private static void password(Map<String, String> row, Account account) {
    Optional<Password> password = account.held(Password.class).stream().findFirst();
    String unused = password.isPresent() ? "no_information" : NONE;
    row.put("password_enabled", String.valueOf(password.isPresent()));
    row.put("password_last_used", account.passwordLastUsed().map(Json::time).orElse(unused));
    row.put("password_last_changed", password.map(Password::created).map(Json::time).orElse(NONE));
    row.put("password_next_rotation", "not_supported");
  }

  private static void key(Map<String, String> row, String column, Optional<Key> key) {
    Optional<Key.Use> use = key.flatMap(Key::lastUse);
    row.put(column + "_active", String.valueOf(key.filter(Key::active).isPresent()));
    row.put(column + "_last_rotated", key.map(Key::created).map(Json::time).orElse(NONE));
    row.put(column + "_last_used_date", use.map(Key.Use::at).map(Json::time).orElse(NONE));
    row.put(column + "_last_used_region", use.map(Key.Use::region).orElse(NONE));
    row.put(column + "_last_used_service", use.map(Key.Use::service).orElse(NONE));
  }

  private static void certificate(
      Map<String, String> row, String column, Optional<Certificate> certificate) {
    boolean active = certificate.filter(Certificate::active).isPresent();
    row.put(column + "_active", String.valueOf(active));
    row.put(
        column + "_last_rotated",
        certificate.map(Certificate::uploaded).map(Json::time).orElse(NONE));
  }

  private static <T> Optional<T> at(List<T> all, int slot) {
    return all.stream().skip(slot - 1).findFirst();
  }
}
