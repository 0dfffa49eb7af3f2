package dev.rootsweep.core.check;

import dev.rootsweep.core.model.RootPosture;
import dev.rootsweep.core.port.AuditSession;

/// What an audit saw, with the session that saw it.
///
/// - shape: `listsRead` is false when four zeros were the whole evidence; `agrees` is false when
///   the summary counts a credential that no list shows; `summaryLagged` is true when the summary
///   did not count what a list showed, so that its word alone proves nothing in this check
record AuditResult(
    AuditSession session,
    RootPosture posture,
    boolean listsRead,
    boolean agrees,
    boolean summaryLagged) {}
