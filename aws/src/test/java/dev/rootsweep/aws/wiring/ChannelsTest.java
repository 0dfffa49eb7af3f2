package dev.rootsweep.aws.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rootsweep.aws.AwsClients;
import dev.rootsweep.core.fake.FakeTime;
import dev.rootsweep.core.port.Alerts;
import dev.rootsweep.core.settings.Settings;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChannelsTest {
  private static final String TOPIC = "arn:aws:sns:us-east-1:000000000009:t";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "                                             | log",
        "ROOTSWEEP_URGENT_TOPIC ROOTSWEEP_INFO_TOPIC | log sns",
        "ROOTSWEEP_CHAT_TOPIC                        | log chat",
        "ROOTSWEEP_HUB_BUS                         | log bus",
        "ROOTSWEEP_URGENT_TOPIC ROOTSWEEP_INFO_TOPIC ROOTSWEEP_CHAT_TOPIC ROOTSWEEP_HUB_BUS"
            + " | log sns chat bus"
      })
  void areThoseThatASettingNames(String named, String channels) {
    Map<String, String> environment = new HashMap<>();
    environment.put("ROOTSWEEP_MANAGEMENT_ACCOUNT", "000000000008");
    environment.put("ROOTSWEEP_HUB_ACCOUNT", "000000000009");
    for (String name : named == null ? new String[0] : named.split(" ", -1)) {
      environment.put(name, name.equals("ROOTSWEEP_HUB_BUS") ? "hub" : TOPIC);
    }
    AwsClients clients = AwsClients.at(URI.create("http://127.0.0.1:1"), "key", "secret");

    List<Alerts> alerts =
        Wiring.channels(Settings.of(environment), clients, new FakeTime(Instant.EPOCH), _ -> {});

    assertEquals(List.of(channels.split(" ", -1)), alerts.stream().map(Alerts::channel).toList());
  }
}
