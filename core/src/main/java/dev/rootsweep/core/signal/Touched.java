package dev.rootsweep.core.signal;

import dev.rootsweep.core.text.Texts;

/// One thing that a call touched.
///
/// - shape: `what` is the kind of thing, as in `access key`; `name` its id, name or ARN
public record Touched(String what, String name) {
  public static final String ACCESS_KEY = "access key";
  public static final String ACCOUNT = "account";
  public static final String POLICY = "policy";
  public static final String KEY = "key";
  public static final String LOG_BUCKET = "log bucket";
  public static final String MUTE_RULE = "mute rule";
  public static final String SERVICE = "service";
  public static final String TARGET = "target";
  public static final String ROOT = "organization root";

  public Touched {
    what = Texts.shown(what);
    name = Texts.shown(name);
  }

  /// Returns it as people read it.
  @Override
  public String toString() {
    return what + " " + name;
  }
}
