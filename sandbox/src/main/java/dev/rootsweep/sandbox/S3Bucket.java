package dev.rootsweep.sandbox;

import java.util.Optional;

/// A general purpose bucket.
///
/// - `account`: its owner
/// - `policy`: the text of its policy; empty where it has none
public record S3Bucket(String account, String region, String name, Optional<String> policy) {

  String arn() {
    return "arn:aws:s3:::" + name;
  }
}
