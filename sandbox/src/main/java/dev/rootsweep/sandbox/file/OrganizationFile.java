package dev.rootsweep.sandbox.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rootsweep.sandbox.Caller;
import dev.rootsweep.sandbox.Organization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// An organization described by a file, as docs/sandbox.md tells.
///
/// - `managementAccount`: id of the management account
/// - `caller`: the first of the callers, for whom the environment is printed
public record OrganizationFile(Organization organization, String managementAccount, Caller caller) {

  private static final ObjectMapper JSON =
      new ObjectMapper(
              JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /// Reads a file; relative times count from `now`. What is wrong with it is said all at once, by
  /// an [IllegalArgumentException].
  public static OrganizationFile read(Path file, Instant now) {
    try {
      return parse(Files.readString(file), file.toString(), now);
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read the organization file " + file, failure);
    }
  }

  static OrganizationFile parse(String text, String name, Instant now) {
    List<String> problems = new ArrayList<>();
    Place root = Place.root(json(text, name), problems);
    OrganizationReader reader = new OrganizationReader(new Times(now));
    Organization organization = reader.read(root);
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(
          "the organization file " + name + " is wrong:\n  " + String.join("\n  ", problems));
    }
    return new OrganizationFile(
        organization, reader.managementAccount(), organization.callers().getFirst());
  }

  private static JsonNode json(String text, String name) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException failure) {
      throw new IllegalArgumentException(
          "the organization file %s is not JSON, line %d, column %d: %s"
              .formatted(
                  name,
                  failure.getLocation().getLineNr(),
                  failure.getLocation().getColumnNr(),
                  failure.getOriginalMessage()),
          failure);
    }
  }
}
