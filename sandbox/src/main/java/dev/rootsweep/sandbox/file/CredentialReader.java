package dev.rootsweep.sandbox.file;

import dev.rootsweep.sandbox.Certificate;
import dev.rootsweep.sandbox.Key;
import dev.rootsweep.sandbox.Mfa;
import dev.rootsweep.sandbox.Password;
import dev.rootsweep.sandbox.RootCredential;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads the credentials of root users. Ids may occur once in the whole file.
final class CredentialReader {

  private static final Map<String, Kind> KINDS =
      Map.of(
          "password", Kind.PASSWORD,
          "accessKey", Kind.ACCESS_KEY,
          "signingCertificate", Kind.SIGNING_CERTIFICATE,
          "mfaDevice", Kind.MFA_DEVICE);

  private final Times times;
  private final Ids ids = new Ids();

  CredentialReader(Times times) {
    this.times = times;
  }

  List<RootCredential> read(Place account, String accountId) {
    List<RootCredential> all = new ArrayList<>();
    Ids passwords = new Ids();
    for (Place place : account.objects("credentials")) {
      Optional<Kind> kind = place.word("type", KINDS);
      if (kind.isEmpty()) {
        if (!place.has("type")) {
          place.wrong("type", "missing");
        }
        continue;
      }
      all.add(credential(place, kind.get(), accountId, passwords));
      place.end();
    }
    return all;
  }

  private RootCredential credential(Place place, Kind kind, String account, Ids passwords) {
    return switch (kind) {
      case PASSWORD -> password(place, passwords);
      case ACCESS_KEY ->
          new Key(id(place), place.flag("active", true), created(place), lastUse(place));
      case SIGNING_CERTIFICATE ->
          new Certificate(id(place), place.flag("active", true), created(place));
      case MFA_DEVICE -> device(place, account);
    };
  }

  private Password password(Place place, Ids passwords) {
    passwords.take(place, "type", Password.ID);
    return new Password(created(place), instant(place, "lastUsed"));
  }

  private Mfa device(Place place, String account) {
    Mfa virtual = Mfa.virtual(account, created(place));
    Mfa device = place.has("id") ? new Mfa(place.required("id"), virtual.enabled()) : virtual;
    ids.take(place, "id", device.id());
    return device;
  }

  private Optional<Key.Use> lastUse(Place key) {
    return key.object("lastUsed")
        .map(
            place -> {
              Instant at = required(place, "at");
              Key.Use use = new Key.Use(at, place.required("service"), place.required("region"));
              place.end();
              return use;
            });
  }

  private String id(Place place) {
    String id = place.required("id");
    ids.take(place, "id", id);
    return id;
  }

  private Instant created(Place place) {
    return required(place, "created");
  }

  private Instant required(Place place, String field) {
    place.required(field);
    return instant(place, field).orElse(times.now());
  }

  private Optional<Instant> instant(Place place, String field) {
    return place.read(field, times::instant, Times.INSTANT);
  }

  private enum Kind {
    PASSWORD,
    ACCESS_KEY,
    SIGNING_CERTIFICATE,
    MFA_DEVICE
  }
}
