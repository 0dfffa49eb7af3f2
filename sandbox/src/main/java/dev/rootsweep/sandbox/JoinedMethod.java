package dev.rootsweep.sandbox;

/// How an account came into the organization.
public enum JoinedMethod {
  CREATED,
  INVITED
}
