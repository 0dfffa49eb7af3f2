package dev.rootsweep.cli;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.TypeConversionException;

/// Reads what is typed, and says in plain words what would have been right.
final class Values {
  private Values() {}

  /// Lets every option of a command and of its subcommands take the names of its constants in lower
  /// case, whatever the case typed.
  static void readByName(CommandLine line) {
    line.registerConverter(Instant.class, Values::instant);
    for (ArgSpec argument : line.getCommandSpec().args()) {
      Stream.concat(Stream.of(argument.type()), Stream.of(argument.auxiliaryTypes()))
          .filter(Class::isEnum)
          .forEach(type -> register(line, type));
    }
    line.getSubcommands().values().forEach(Values::readByName);
  }

  @SuppressWarnings("unchecked")
  private static <T> void register(CommandLine line, Class<T> type) {
    line.registerConverter(type, (ITypeConverter<T>) text -> constant(type, text));
  }

  private static <T> T constant(Class<T> type, String text) {
    return Arrays.stream(type.getEnumConstants())
        .filter(one -> ((Enum<?>) one).name().equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'"
                        + text
                        + "' is none of "
                        + Arrays.stream(type.getEnumConstants())
                            .map(one -> ((Enum<?>) one).name().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", "))));
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new TypeConversionException(
          "'" + text + "' is no instant such as 2026-01-31T12:00:00Z");
    }
  }
}
