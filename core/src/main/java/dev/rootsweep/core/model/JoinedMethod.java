package dev.rootsweep.core.model;

/// How an account came into the organization.
public enum JoinedMethod {
  CREATED,
  INVITED
}
