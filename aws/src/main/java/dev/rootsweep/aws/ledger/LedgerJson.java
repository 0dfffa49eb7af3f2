package dev.rootsweep.aws.ledger;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.rootsweep.aws.json.RecordJson;
import dev.rootsweep.core.model.LastUse;
import dev.rootsweep.core.model.RootCredential;

/// The model as JSON text in the rows of the ledger.
///
/// - shape: component names of the records; an account id is a text; a sealed type carries its
///   `kind`, which stays when a class is renamed
final class LedgerJson {
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = RootCredential.ConsolePassword.class, name = "CONSOLE_PASSWORD"),
    @JsonSubTypes.Type(value = RootCredential.AccessKey.class, name = "ACCESS_KEY"),
    @JsonSubTypes.Type(
        value = RootCredential.SigningCertificate.class,
        name = "SIGNING_CERTIFICATE"),
    @JsonSubTypes.Type(value = RootCredential.MfaDevice.class, name = "MFA_DEVICE")
  })
  private interface CredentialKinds {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = LastUse.Used.class, name = "USED"),
    @JsonSubTypes.Type(value = LastUse.NoneRecorded.class, name = "NONE_RECORDED"),
    @JsonSubTypes.Type(value = LastUse.NotTracked.class, name = "NOT_TRACKED")
  })
  private interface LastUseKinds {}

  private static final JsonMapper MAPPER =
      RecordJson.builder()
          .addMixIn(RootCredential.class, CredentialKinds.class)
          .addMixIn(LastUse.class, LastUseKinds.class)
          .build();

  private LedgerJson() {}

  static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the model cannot be written as JSON", e);
    }
  }

  /// Reads what `write` wrote.
  ///
  /// - errors: `IllegalArgumentException` for anything else: a missing part, an unknown part, an
  ///   unknown kind
  static <T> T read(String text, Class<T> type) {
    try {
      T value = MAPPER.readValue(text, type);
      if (value == null) {
        throw new IllegalArgumentException(
            "nothing where there should be a " + type.getSimpleName());
      }
      return value;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e.getOriginalMessage(), e);
    }
  }
}
