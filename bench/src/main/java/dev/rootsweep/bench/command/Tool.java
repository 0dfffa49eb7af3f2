package dev.rootsweep.bench.command;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A program that audits root users and removes their credentials. It finds endpoint and
/// credentials in the environment.
interface Tool {
  /// The command that does the task. What it prints is for [#answers].
  List<String> command(Task task);

  /// Reads what the command printed.
  ///
  /// - shape: for each account that the tool gave an answer for, what its root user holds by that
  ///   answer after the task. Accounts that it failed at are left out
  /// - errors: `IOException` where that cannot be read
  Map<String, Set<String>> answers(Task task, String printed) throws IOException;
}
