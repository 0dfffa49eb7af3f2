package dev.rootsweep.sandbox;

/// The two features of centralized root access, in the order in which AWS lists them.
enum Feature {
  ROOT_SESSIONS("RootSessions", "Root sessions"),
  ROOT_CREDENTIALS_MANAGEMENT("RootCredentialsManagement", "Root credentials management");

  private final String wire;
  private final String prose;

  Feature(String wire, String prose) {
    this.wire = wire;
    this.prose = prose;
  }

  String wire() {
    return wire;
  }

  String prose() {
    return prose;
  }
}
