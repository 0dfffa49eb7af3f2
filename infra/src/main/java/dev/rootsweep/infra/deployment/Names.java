package dev.rootsweep.infra.deployment;

/// The names of what is deployed: all begin alike, which is how a change of them is recognized.
public final class Names {
  /// What every name begins with; `Setting.OWN_RESOURCES` says the same to the functions.
  public static final String PREFIX = "rootsweep";

  /// Our prefix anywhere in a name, with a small letter or a capital at its beginning: event
  /// patterns know no wildcard for either.
  public static final String ANYWHERE = "*" + PREFIX.substring(1) + "*";

  /// The hub's event bus.
  public static final String BUS = PREFIX;

  /// The source of our own events.
  public static final String SOURCE = PREFIX;

  /// The path of the roles that forward events.
  public static final String ROLE_PATH = "/" + PREFIX + "/";

  private Names() {}

  /// Returns the name of one part.
  public static String of(String part) {
    return PREFIX + "-" + part;
  }
}
