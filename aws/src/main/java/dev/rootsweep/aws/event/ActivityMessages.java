package dev.rootsweep.aws.event;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rootsweep.aws.json.RecordJson;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.signal.BurstEnded;
import dev.rootsweep.core.signal.Delayed;
import dev.rootsweep.core.signal.Origin;
import dev.rootsweep.core.signal.Reread;
import dev.rootsweep.core.signal.RootActivity;

/// The project's own messages to the activity queue, in the shape of EventBridge events.
public final class ActivityMessages {
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

  private static final JsonMapper MAPPER =
      RecordJson.builder().addMixIn(RootActivity.class, ActivityKinds.class).build();

  private final AccountId hubAccount;

  public ActivityMessages(AccountId hubAccount) {
    this.hubAccount = hubAccount;
  }

  /// Writes a message.
  public String write(Delayed message) {
    return switch (message) {
      case Reread again -> write(again, REREAD, again.origin());
      case BurstEnded ended -> write(ended, BURST_ENDED, ended.origin());
    };
  }

  private String write(Delayed message, String detailType, Origin origin) {
    ObjectNode event = MAPPER.createObjectNode();
    event
        .put("id", origin.eventId())
        .put("source", "rootsweep")
        .put("detail-type", detailType)
        .put("account", hubAccount.value())
        .put("region", origin.region())
        .put("time", origin.at().toString())
        .set("detail", MAPPER.valueToTree(message));
    return event.toString();
  }

  Reread reread(Envelope event) {
    return read(event, Reread.class);
  }

  BurstEnded burstEnded(Envelope event) {
    return read(event, BurstEnded.class);
  }

  /// - errors: `Malformed` when the detail is not one that `write` made
  private static <T> T read(Envelope event, Class<T> type) {
    try {
      return MAPPER.treeToValue(event.detail(), type);
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new Malformed(
          "the detail is no " + type.getSimpleName() + ": " + e.getClass().getSimpleName());
    }
  }
}
