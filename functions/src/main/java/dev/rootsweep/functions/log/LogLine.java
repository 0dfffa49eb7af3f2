package dev.rootsweep.functions.log;

import static software.amazon.lambda.powertools.logging.internal.PowertoolsLoggedFields.CORRELATION_ID;
import static software.amazon.lambda.powertools.logging.internal.PowertoolsLoggedFields.FUNCTION_ARN;
import static software.amazon.lambda.powertools.logging.internal.PowertoolsLoggedFields.FUNCTION_COLD_START;
import static software.amazon.lambda.powertools.logging.internal.PowertoolsLoggedFields.FUNCTION_MEMORY_SIZE;
import static software.amazon.lambda.powertools.logging.internal.PowertoolsLoggedFields.FUNCTION_NAME;
import static software.amazon.lambda.powertools.logging.internal.PowertoolsLoggedFields.FUNCTION_REQUEST_ID;
import static software.amazon.lambda.powertools.logging.internal.PowertoolsLoggedFields.FUNCTION_TRACE_ID;
import static software.amazon.lambda.powertools.logging.internal.PowertoolsLoggedFields.FUNCTION_VERSION;
import static software.amazon.lambda.powertools.logging.internal.PowertoolsLoggedFields.SAMPLING_RATE;
import static software.amazon.lambda.powertools.logging.internal.PowertoolsLoggedFields.SERVICE;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;
import software.amazon.lambda.powertools.logging.argument.StructuredArgument;
import software.amazon.lambda.powertools.logging.internal.JsonSerializer;
import software.amazon.lambda.powertools.logging.internal.PowertoolsLoggedFields;

/// One line of the log.
///
/// - shape: `message` with its arguments filled in; of `arguments` the structured ones become
///   fields of their own; `context` is what SLF4J keeps for the thread, the function's fields among
///   them
/// - source: the fields and their order are those of Powertools for AWS Lambda's JSON log
record LogLine(
    Level level,
    String message,
    List<@Nullable Object> arguments,
    @Nullable Throwable failure,
    Map<String, String> context,
    Instant at) {
  /// The serializer of Powertools leaves control characters as they are, which is no JSON.
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private static final int LONGEST = 16_384;
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

  private static final List<PowertoolsLoggedFields> BEFORE_THE_TIME =
      List.of(
          FUNCTION_COLD_START,
          FUNCTION_ARN,
          FUNCTION_MEMORY_SIZE,
          FUNCTION_NAME,
          FUNCTION_REQUEST_ID,
          FUNCTION_VERSION,
          SAMPLING_RATE,
          SERVICE);
  private static final List<PowertoolsLoggedFields> AFTER_THE_TIME =
      List.of(FUNCTION_TRACE_ID, CORRELATION_ID);

  /// Returns the line with its line feed.
  byte[] bytes() {
    StringBuilder line = new StringBuilder();
    try (JsonSerializer json = new JsonSerializer(line)) {
      json.writeStartObject();
      json.writeStringField("level", level.name());
      text(json, "message", message);
      if (failure != null) {
        error(json, failure);
      }
      BEFORE_THE_TIME.forEach(field -> write(json, field));
      text(json, "timestamp", TIME.format(at));
      AFTER_THE_TIME.forEach(field -> write(json, field));
      others(json);
      structured(json);
      json.writeEndObject();
    }
    return line.append('\n').toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void error(JsonSerializer json, Throwable failure) {
    StringWriter stack = new StringWriter();
    failure.printStackTrace(new PrintWriter(stack, true));
    json.writeSeparator();
    json.writeFieldName("error");
    json.writeStartObject();
    json.writeFieldName("message");
    value(json, failure.getMessage());
    text(json, "name", failure.getClass().getCanonicalName());
    text(json, "stack", stack.toString());
    json.writeEndObject();
  }

  private void write(JsonSerializer json, PowertoolsLoggedFields field) {
    String name = field.getName();
    String value = context.get(name);
    switch (field) {
      case FUNCTION_ARN, FUNCTION_NAME, FUNCTION_REQUEST_ID, FUNCTION_VERSION, SERVICE ->
          text(json, name, value);
      case FUNCTION_TRACE_ID, CORRELATION_ID -> {
        if (value != null) {
          text(json, name, value);
        }
      }
      case FUNCTION_COLD_START, FUNCTION_MEMORY_SIZE -> {
        if (value != null) {
          raw(json, name, value);
        }
      }
      case SAMPLING_RATE -> {
        if (value != null && Float.parseFloat(value) > 0) {
          raw(json, name, value);
        }
      }
    }
  }

  private void others(JsonSerializer json) {
    Map<String, String> others = new TreeMap<>(context);
    others.keySet().removeAll(PowertoolsLoggedFields.stringValues());
    others.forEach((name, value) -> text(json, name, value));
  }

  private void structured(JsonSerializer json) {
    for (Object argument : arguments) {
      if (argument instanceof StructuredArgument structured) {
        json.writeSeparator();
        try {
          structured.writeTo(json);
        } catch (IOException e) {
          throw new UncheckedIOException("a text takes everything", e);
        }
      }
    }
  }

  private static void raw(JsonSerializer json, String name, String value) {
    json.writeSeparator();
    json.writeFieldName(name);
    json.writeRaw(value);
  }

  private static void text(JsonSerializer json, String name, @Nullable String text) {
    json.writeSeparator();
    json.writeFieldName(name);
    value(json, text);
  }

  private static void value(JsonSerializer json, @Nullable String text) {
    json.writeRaw(text == null ? "null" : JSON.textNode(shortened(text)).toString());
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
