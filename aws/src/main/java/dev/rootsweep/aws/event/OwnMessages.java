package dev.rootsweep.aws.event;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rootsweep.aws.json.RecordJson;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.signal.BurstEnded;
import dev.rootsweep.core.signal.CheckDue;
import dev.rootsweep.core.signal.DigestDue;
import dev.rootsweep.core.signal.Listing;
import dev.rootsweep.core.signal.Origin;
import dev.rootsweep.core.signal.OwnMessage;
import dev.rootsweep.core.signal.Reread;
import dev.rootsweep.core.signal.RootActivity;
import dev.rootsweep.core.text.Texts;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.stream.Collectors;

/// The project's own messages, in the shape of EventBridge events.
public final class OwnMessages {
  /// Check this account.
  public static final String CHECK = "Check Due";

  static final String DIGEST = "Sweep Digest Due";
  static final String REREAD = "Root Activity Reread";
  static final String BURST_ENDED = "Root Activity Burst Ended";

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = RootActivity.SignedIn.class, name = "SIGNED_IN"),
    @JsonSubTypes.Type(value = RootActivity.IdentityTouched.class, name = "IDENTITY_TOUCHED"),
    @JsonSubTypes.Type(value = RootActivity.CredentialTampered.class, name = "CREDENTIAL_TAMPERED"),
    @JsonSubTypes.Type(value = RootActivity.Called.class, name = "CALLED"),
    @JsonSubTypes.Type(value = RootActivity.PrivilegedSession.class, name = "PRIVILEGED_SESSION"),
    @JsonSubTypes.Type(value = RootActivity.GuardTouched.class, name = "GUARD_TOUCHED"),
    @JsonSubTypes.Type(
        value = RootActivity.OwnResourceChanged.class,
        name = "OWN_RESOURCE_CHANGED"),
    @JsonSubTypes.Type(value = RootActivity.TrailChanged.class, name = "TRAIL_CHANGED"),
    @JsonSubTypes.Type(value = RootActivity.Departed.class, name = "DEPARTED"),
    @JsonSubTypes.Type(value = RootActivity.SessionRenewed.class, name = "SESSION_RENEWED"),
    @JsonSubTypes.Type(value = RootActivity.SignInAnomaly.class, name = "SIGN_IN_ANOMALY"),
    @JsonSubTypes.Type(value = RootActivity.AccountMoved.class, name = "ACCOUNT_MOVED"),
    @JsonSubTypes.Type(value = RootActivity.LeaveRefused.class, name = "LEAVE_REFUSED"),
    @JsonSubTypes.Type(value = RootActivity.Closed.class, name = "CLOSED"),
    @JsonSubTypes.Type(value = RootActivity.PlanMade.class, name = "PLAN_MADE"),
    @JsonSubTypes.Type(value = RootActivity.PlanExecuted.class, name = "PLAN_EXECUTED"),
    @JsonSubTypes.Type(value = RootActivity.StackSetReported.class, name = "STACK_SET_REPORTED"),
    @JsonSubTypes.Type(value = RootActivity.Unknown.class, name = "UNKNOWN")
  })
  private interface ActivityKinds {}

  /// What else a message says decides nothing.
  @JsonIgnoreProperties(ignoreUnknown = true)
  private interface MoreFields {}

  /// An earlier version did not name the account.
  @JsonIgnoreProperties(ignoreUnknown = true)
  private interface ListingFields {
    @JsonSetter(nulls = Nulls.AS_EMPTY)
    String name();
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  private interface CheckFields {
    @JsonProperty(required = true)
    int attempt();
  }

  /// An instant is a text, and one that can be.
  private static final class InstantText extends JsonDeserializer<Instant> {
    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      String text = parser.getText();
      try {
        Instant instant = Instant.parse(text);
        if (instant.isAfter(EARLIEST) && instant.isBefore(LATEST)) {
          return instant;
        }
      } catch (DateTimeException _) {
        // The same reason as for an instant that cannot be.
      }
      return (Instant)
          context.handleWeirdStringValue(
              Instant.class, text, "not an instant such as 2026-01-31T12:00:00Z");
    }
  }

  private static final JsonMapper MAPPER =
      RecordJson.builder()
          .addMixIn(RootActivity.class, ActivityKinds.class)
          .addMixIn(CheckDue.class, CheckFields.class)
          .addMixIn(DigestDue.class, MoreFields.class)
          .addMixIn(Listing.class, ListingFields.class)
          .addMixIn(Origin.class, MoreFields.class)
          .addModule(new SimpleModule().addDeserializer(Instant.class, new InstantText()))
          .build();

  private final AccountId hubAccount;

  public OwnMessages(AccountId hubAccount) {
    this.hubAccount = hubAccount;
  }

  /// Writes a message.
  public String write(OwnMessage message) {
    Origin origin = message.origin();
    ObjectNode event = MAPPER.createObjectNode();
    event
        .put("id", origin.eventId())
        .put("source", "rootsweep")
        .put("detail-type", detailType(message))
        .put("account", hubAccount.value())
        .put("region", origin.region())
        .put("time", origin.at().toString())
        .set("detail", MAPPER.valueToTree(message));
    return event.toString();
  }

  private static String detailType(OwnMessage message) {
    return switch (message) {
      case CheckDue _ -> CHECK;
      case DigestDue _ -> DIGEST;
      case Reread _ -> REREAD;
      case BurstEnded _ -> BURST_ENDED;
    };
  }

  /// Reads the detail of a message.
  ///
  /// - errors: `Malformed` when it is not one that `write` made, naming the field
  static <T extends OwnMessage> T read(Envelope event, Class<T> type) {
    try {
      return MAPPER.treeToValue(event.detail(), type);
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new Malformed("the detail is no " + type.getSimpleName() + ": " + where(e));
    }
  }

  private static String where(Exception failure) {
    String path =
        failure instanceof JsonMappingException mapping
            ? mapping.getPath().stream()
                .map(JsonMappingException.Reference::getFieldName)
                .collect(Collectors.joining("."))
            : "";
    String why =
        failure.getCause() instanceof IllegalArgumentException refused
            ? Texts.shown(String.valueOf(refused.getMessage()))
            : failure.getClass().getSimpleName();
    return path.isEmpty() ? why : path + ": " + why;
  }
}
