package dev.rootsweep.aws.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rootsweep.core.signal.AccountSignal;
import dev.rootsweep.core.signal.CheckDue;
import dev.rootsweep.core.signal.DigestDue;
import dev.rootsweep.core.signal.MembershipUnclear;
import dev.rootsweep.core.signal.SweepDue;
import dev.rootsweep.sandbox.Account;
import dev.rootsweep.sandbox.ExampleOrganization;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SampleEventsTest {
  private static final Pattern ROW =
      Pattern.compile(
          "\\| `(\\S+\\.json)` \\| [^|]+ \\| `((?:Check|Sweep)Handler)` \\| `([^`]+)` \\|");
  private static final Pattern SCHEDULED = Pattern.compile("scheduled-.*");
  private static final Pattern ACCOUNT = Pattern.compile("(?<![0-9-])[0-9]{12}(?![0-9])");

  static List<String> names() {
    return Sample.names();
  }

  @Test
  void meansWhatTheReadmeSays() {
    Map<String, String> told = told();

    Map<String, String> meant = new TreeMap<>();
    told.keySet().forEach(name -> meant.put(name, meaning(name)));

    assertEquals(told, meant);
    assertTrue(told.size() >= 12);
  }

  @Test
  void tellsOfEveryFile() {
    List<String> told = new ArrayList<>(Sample.names("CheckHandler"));
    told.addAll(Sample.names("SweepHandler"));
    told.addAll(Sample.names("RootActivityHandler"));

    assertEquals(names(), told.stream().sorted().toList());
  }

  @ParameterizedTest
  @MethodSource("names")
  void holdsNoAddressOfAPerson(String name) {
    assertFalse(Sample.text(name).contains("@"));
  }

  @ParameterizedTest
  @MethodSource("names")
  void namesAccountsOfTheExampleOrganizationOnly(String name) {
    List<String> known =
        ExampleOrganization.at(Sample.TIME).accounts().stream().map(Account::id).toList();
    List<String> strangers = new ArrayList<>();

    Matcher accounts = ACCOUNT.matcher(Sample.text(name));
    while (accounts.find()) {
      if (!known.contains(accounts.group())) {
        strangers.add(accounts.group());
      }
    }

    assertEquals(List.of(), strangers);
  }

  @ParameterizedTest
  @ValueSource(strings = {"check-due-sweep", "check-due-requested"})
  void showsOurOwnMessageAsItIsWritten(String name) throws Exception {
    ObjectNode event = Sample.event(name);
    CheckDue due = assertInstanceOf(CheckDue.class, Sample.understood(Sample.decoded(event)));

    String written = new OwnMessages(Sample.HUB).write(due);

    assertEquals(event.toString(), written);
  }

  private static Map<String, String> told() {
    Map<String, String> told = new TreeMap<>();
    Matcher rows = ROW.matcher(Sample.text("README.md"));
    while (rows.find()) {
      told.put(rows.group(1), rows.group(2) + " " + rows.group(3));
    }
    return told;
  }

  private static String meaning(String name) {
    if (SCHEDULED.matcher(name).matches()) {
      SweepDue due = new ScheduleDecoder(Sample.HUB).sweep(Sample.text(name), Sample.RECEIVED);
      return "SweepHandler " + due.getClass().getSimpleName();
    }
    return "CheckHandler " + shown(decoded(name));
  }

  private static Decoded<AccountSignal> decoded(String name) {
    return Sample.decoder().decode(Sample.text(name), Sample.RECEIVED);
  }

  private static String shown(Decoded<AccountSignal> decoded) {
    return switch (decoded) {
      case Decoded.Understood(AccountSignal signal) -> shown(signal);
      case Decoded.Ignored<?> _ -> "Ignored";
      case Decoded.Rejected<?> _ -> "Rejected";
    };
  }

  private static String shown(AccountSignal signal) {
    return switch (signal) {
      case CheckDue due -> "CheckDue " + due.cause() + " " + due.account();
      case DigestDue due -> "DigestDue " + due.sweep();
      case MembershipUnclear _ -> "MembershipUnclear";
    };
  }
}
