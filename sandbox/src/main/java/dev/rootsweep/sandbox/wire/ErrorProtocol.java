package dev.rootsweep.sandbox.wire;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// Protocols that the sandbox speaks only to refuse: no service of it answers in them.
enum ErrorProtocol implements Protocol {

  /// EC2's form of the Query protocol.
  EC2 {
    @Override
    public Reply refusal(Refusal refusal, String requestId) {
      ObjectNode response = JsonNodeFactory.instance.objectNode();
      response
          .putObject("Errors")
          .putObject("Error")
          .put("Code", refusal.code())
          .put("Message", refusal.text());
      response.put("RequestID", requestId);
      return new Reply(refusal.status(), "text/xml", XmlText.of("Response", "", response));
    }
  },

  /// Smithy RPC v2: a CBOR map of two texts.
  CBOR {
    @Override
    public Reply refusal(Refusal refusal, String requestId) {
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      body.write(MAP_OF_TWO);
      List.of("__type", "UnknownOperationException", "message", refusal.text())
          .forEach(text -> write(text, body));
      return new Reply(
          refusal.status(),
          "application/cbor",
          Map.of("smithy-protocol", "rpc-v2-cbor"),
          body.toByteArray());
    }
  };

  private static final int MAP_OF_TWO = 0xA2;
  private static final int TEXT_WITH_TWO_LENGTH_BYTES = 0x79;

  private static void write(String text, ByteArrayOutputStream body) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    body.write(TEXT_WITH_TWO_LENGTH_BYTES);
    body.write(bytes.length >> 8);
    body.write(bytes.length);
    body.writeBytes(bytes);
  }

  @Override
  public Reply success(String operation, ObjectNode result, String requestId) {
    throw new IllegalStateException("no service of the sandbox answers in " + this);
  }
}
