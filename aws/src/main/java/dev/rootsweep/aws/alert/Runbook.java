package dev.rootsweep.aws.alert;

import dev.rootsweep.core.model.AlertKind;

/// Where the pages of the runbook are.
///
/// - shape: `url` is the https URL of the folder, or empty: then its path in the repository is
///   named
public record Runbook(String url) {
  /// Pages as they are named in the repository.
  public static final Runbook IN_REPOSITORY = new Runbook("");

  private static final String FOLDER = "docs/runbook/";

  /// Returns the page for a kind of alert.
  public String page(AlertKind kind) {
    return folder() + kind.page();
  }

  /// Names the pages in a step by where they are.
  String located(String step) {
    return step.replace(FOLDER, folder());
  }

  private String folder() {
    if (url.isEmpty()) {
      return FOLDER;
    }
    return url.endsWith("/") ? url : url + "/";
  }
}
