package dev.rootsweep.sandbox.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rootsweep.sandbox.Lag;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How far calls are behind, as the file says it.
class FaultsReaderTest {

  private static final String LENGTH =
      "must be such as \"50ms\", \"20s\", \"10m\", \"2h\" or \"1d\"";

  private final List<String> problems = new ArrayList<>();

  @Test
  void readsALengthAsTheLagOfTheSummary() throws JsonProcessingException {
    assertEquals(Map.of("GetAccountSummary", Duration.ofSeconds(2)), lag("\"2s\"").staleFor());
    assertEquals(List.of(), problems);
  }

  @Test
  void readsALengthForEachNameOfCalls() throws JsonProcessingException {
    Lag lag = lag("{ \"*\": \"50ms\", \"iam\": \"1m\", \"iam:ListAccessKeys\": \"0s\" }");

    assertEquals(
        Map.of(
            "*", Duration.ofMillis(50),
            "iam", Duration.ofMinutes(1),
            "iam:ListAccessKeys", Duration.ZERO),
        lag.staleFor());
    assertEquals(List.of(), problems);
  }

  @Test
  void readsAnEmptyObjectAsNoLag() throws JsonProcessingException {
    assertEquals(Map.of(), lag("{}").staleFor());
    assertEquals(List.of(), problems);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {"2", "[]", "true", "\"-2s\"", "\"soon\""})
  void saysThatItMayHoldALengthOrAnObject(String wrong) throws JsonProcessingException {
    assertEquals(Map.of(), lag(wrong).staleFor());

    assertEquals(
        List.of("$.staleFor: " + LENGTH + ", or an object of calls and such texts"), problems);
  }

  @Test
  void namesTheCallsWhoseLagIsWrong() throws JsonProcessingException {
    Lag lag =
        lag("{ \"*\": 2, \"iam\": \"soon\", \"iam:GetUser\": {}, \"ListMFADevices\": \"3s\" }");

    assertEquals(Map.of("ListMFADevices", Duration.ofSeconds(3)), lag.staleFor());
    assertEquals(
        List.of(
            "$.staleFor['*']: must be a text",
            "$.staleFor.iam: " + LENGTH,
            "$.staleFor['iam:GetUser']: must be a text"),
        problems);
  }

  private Lag lag(String staleFor) throws JsonProcessingException {
    String text = "{ \"staleFor\": %s }".formatted(staleFor);
    Place place = Place.root(new ObjectMapper().readTree(text), problems);
    return new FaultsReader(new Times(Instant.EPOCH)).read(place).lag();
  }
}
