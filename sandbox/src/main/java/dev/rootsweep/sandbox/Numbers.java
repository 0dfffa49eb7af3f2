package dev.rootsweep.sandbox;

/// What GetAccountSummary counts of a root user.
record Numbers(int passwords, int keys, int certificates, int devices, int virtualDevices) {

  static Numbers of(Holdings root) {
    return new Numbers(
        root.held(Password.class).size(),
        root.held(Key.class).size(),
        root.held(Certificate.class).size(),
        root.held(Mfa.class).size(),
        root.unassignedDevices().size());
  }
}
