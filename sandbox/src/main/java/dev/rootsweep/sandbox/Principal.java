package dev.rootsweep.sandbox;

/// Who signs a request.
sealed interface Principal permits Caller, RootSession {

  String accessKeyId();

  String secretAccessKey();

  String account();

  String arn();

  String userId();
}
