package dev.rootsweep.functions;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rootsweep.core.model.TopicSubscriptions;
import dev.rootsweep.core.sweep.Stock;
import dev.rootsweep.core.sweep.SweepOutcome;
import java.util.List;
import java.util.TreeMap;

/// The start of a sweep as JSON.
final class SweepJson {
  private SweepJson() {}

  /// Writes how it ended and what was counted; `firstSweep` tells that the sweep only observes.
  static ObjectNode of(SweepOutcome outcome) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("sweep", outcome.sweep())
        .put("done", outcome.getClass().getSimpleName())
        .put("firstSweep", outcome.first())
        .put("listed", outcome.count().listed())
        .put("queued", outcome.count().queued());
    ObjectNode passedOver = node.putObject("passedOver");
    passedOver.put("management", outcome.count().management());
    new TreeMap<>(outcome.count().passedOver())
        .forEach((state, accounts) -> passedOver.put(state.name(), accounts));
    return switch (outcome) {
      case SweepOutcome.Queued queued -> {
        node.set("stock", stock(queued.stock()));
        yield node.set("subscriptions", subscriptions(queued.subscriptions()));
      }
      case SweepOutcome.Uncounted uncounted -> {
        uncounted.stock().ifPresent(stock -> node.set("stock", stock(stock)));
        yield node.put("why", uncounted.why());
      }
      case SweepOutcome.CutShort _ -> node;
    };
  }

  private static ArrayNode subscriptions(List<TopicSubscriptions> topics) {
    ArrayNode nodes = JsonNodeFactory.instance.arrayNode();
    topics.forEach(
        one ->
            nodes
                .addObject()
                .put("topic", one.topic())
                .put("wanted", one.wanted())
                .put("confirmed", one.confirmed())
                .put("pending", one.pending()));
    return nodes;
  }

  private static ObjectNode stock(Stock stock) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("stale", stock.stale())
        .put("pathsSeen", stock.pathsSeen())
        .put("pathsUnseen", stock.pathsUnseen())
        .put("undelivered", stock.undelivered());
  }
}
