package dev.rootsweep.sandbox;

/// What GetAccountSummary counts of a root user.
record Numbers(int passwords, int keys, int certificates, int devices, int virtualDevices) {

  static Numbers of(Account account) {
    return new Numbers(
        account.held(Password.class).size(),
        account.held(Key.class).size(),
        account.held(Certificate.class).size(),
        account.held(Mfa.class).size(),
        account.unassignedDevices().size());
  }
}
