package dev.rootsweep.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/// The size of the machine; neither its name nor its paths.
record Machine(int cores, long memoryGib, String jdk, String system) {
  static Machine here() {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return new Machine(
        system.getAvailableProcessors(),
        Math.round(system.getTotalMemorySize() / (double) (1L << 30)),
        System.getProperty("java.vendor") + " " + Runtime.version(),
        System.getProperty("os.name") + " " + System.getProperty("os.arch"));
  }

  String words() {
    return "%d cores, %d GiB, JDK %s, %s".formatted(cores, memoryGib, jdk, system);
  }
}
