package dev.rootsweep.aws.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.model.Scene;
import java.util.List;

/// Notices as JSON for machines; `docs/alert-event.md` tells every field.
final class AlertJson {
  private final JsonMapper mapper = JsonMapper.builder().build();

  /// Writes the `detail` of the event.
  String event(Notice notice, NoticeText text) {
    ObjectNode detail = mapper.createObjectNode();
    detail.put("version", "1");
    detail.put("alertId", notice.id());
    detail.put("severity", notice.severity().name());
    detail.put("kind", notice.kind().name());
    detail.put("at", notice.at().toString());
    detail.put("headline", text.headline());
    detail.set("account", account(notice));
    notice.scene().ifPresent(scene -> event(detail, scene));
    notice.digest().ifPresent(sweep -> detail.put("sweep", sweep));
    detail.set("facts", array(text.facts()));
    detail.set("steps", array(text.steps()));
    detail.put("runbook", text.runbook());
    return write(detail);
  }

  /// Writes a node.
  String write(JsonNode node) {
    try {
      return mapper.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of texts cannot be written", e);
    }
  }

  /// Makes an array of texts.
  ArrayNode array(List<String> texts) {
    ArrayNode array = mapper.createArrayNode();
    texts.forEach(array::add);
    return array;
  }

  /// Makes an empty object.
  ObjectNode object() {
    return mapper.createObjectNode();
  }

  private ObjectNode account(Notice notice) {
    ObjectNode account = mapper.createObjectNode().put("id", notice.account().value());
    notice.scene().map(Scene::accountName).ifPresent(name -> put(account, "name", name));
    notice.scene().map(Scene::path).ifPresent(path -> put(account, "path", path));
    return account;
  }

  private static void event(ObjectNode detail, Scene scene) {
    put(detail, "region", scene.region());
    put(detail, "eventId", scene.eventId());
    put(detail, "burst", scene.burst());
  }

  private static void put(ObjectNode node, String name, String text) {
    if (!text.isEmpty()) {
      node.put(name, text);
    }
  }
}
