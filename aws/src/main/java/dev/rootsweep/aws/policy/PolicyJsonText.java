package dev.rootsweep.aws.policy;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.rootsweep.aws.json.StrictMapper;
import dev.rootsweep.core.text.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// JSON that a person wrote, and in plain words what is wrong with it.
final class PolicyJsonText {
  /// A policy nests six deep.
  private static final int DEEPEST = 20;

  /// What follows the end is looked at here, to say that it does.
  private static final ObjectReader READER =
      StrictMapper.upTo(DEEPEST).reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /// What the JSON library says of a name that an object has twice.
  private static final Pattern TWICE = Pattern.compile("Duplicate field '(.*)'", Pattern.DOTALL);

  private static final String INVALID = "this is not valid JSON: ";
  private static final String AFTER_THE_END = INVALID + "there is text after the end";

  private final String text;
  private boolean whole;

  private PolicyJsonText(String text) {
    this.text = text;
  }

  /// Reads a text.
  ///
  /// - errors: `UnreadablePolicy` where it is no JSON, has a name twice, is nested too deep or is
  ///   too long
  static JsonNode read(String text) {
    if (text.length() > PolicyText.LONGEST) {
      throw PolicyText.tooLong();
    }
    if (text.isBlank()) {
      throw new UnreadablePolicy("it is empty");
    }
    return new PolicyJsonText(text).json();
  }

  private JsonNode json() {
    try (JsonParser parser = READER.createParser(text)) {
      return json(parser);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private JsonNode json(JsonParser parser) throws IOException {
    try {
      JsonNode root = READER.readTree(parser);
      whole = true;
      if (parser.nextToken() != null) {
        throw refused(AFTER_THE_END, parser.currentTokenLocation());
      }
      return root;
    } catch (StreamConstraintsException _) {
      throw refused(tooMuch(parser), parser.currentLocation());
    } catch (JacksonException e) {
      JsonLocation at = e.getLocation() == null ? parser.currentLocation() : e.getLocation();
      throw refused(mistake(e, (int) at.getCharOffset()), at);
    }
  }

  private static String tooMuch(JsonParser parser) {
    return parser.getParsingContext().getNestingDepth() > DEEPEST
        ? "it is nested more than %d deep, and a policy not more than six".formatted(DEEPEST)
        : "a number or a name in it is too long";
  }

  private String mistake(JacksonException e, int at) {
    Matcher twice = TWICE.matcher(e.getOriginalMessage());
    if (twice.matches()) {
      return "'" + twice.group(1) + "' is there twice";
    }
    if (text.startsWith("//", at) || text.startsWith("/*", at)) {
      return INVALID + "JSON has no comments";
    }
    if (whole) {
      return AFTER_THE_END;
    }
    return at < text.length()
        ? INVALID + "unexpected character " + shown(text.codePointAt(at))
        : INVALID + "it ends too early";
  }

  private static String shown(int character) {
    String text = Character.toString(character);
    return Character.isSpaceChar(character) || Texts.shown(text).isEmpty()
        ? "U+%04X".formatted(character)
        : "'" + text + "'";
  }

  private static UnreadablePolicy refused(String what, JsonLocation at) {
    return new UnreadablePolicy(
        "%s (line %d, column %d)".formatted(Texts.shown(what), at.getLineNr(), at.getColumnNr()));
  }
}
