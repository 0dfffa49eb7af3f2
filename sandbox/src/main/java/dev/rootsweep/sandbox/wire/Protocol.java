package dev.rootsweep.sandbox.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// How one of AWS's protocols writes answers.
public sealed interface Protocol
    permits QueryProtocol, JsonProtocol, S3Protocol, SqsProtocol, ErrorProtocol {

  /// Writes a result; an empty one stands for an operation without output.
  Reply success(String operation, ObjectNode result, String requestId);

  /// Writes an error.
  Reply refusal(Refusal refusal, String requestId);
}
