package dev.rootsweep.cli;

import dev.rootsweep.sandbox.Caller;
import dev.rootsweep.sandbox.file.OrganizationFile;
import java.util.LinkedHashMap;
import java.util.Map;

/// The environment that makes AWS clients use a sandbox, and the script that puts it into a shell
/// in use.
///
/// - shape: `variables` by name, in the order in which they are printed
record SandboxEnvironment(Map<String, String> variables) {
  /// What outranks the variables, or names a deployed Rootsweep, is taken away first: other
  /// credentials, endpoints of single services, the tables and queues of real AWS. In zsh, unset
  /// without a name is an error, so both kinds share one command.
  private static final String CLEARING =
      """
      unset AWS_PROFILE AWS_DEFAULT_PROFILE AWS_SESSION_TOKEN AWS_SECURITY_TOKEN \\
        AWS_CREDENTIAL_EXPIRATION ROOTSWEEP_LEDGER_TABLE ROOTSWEEP_CHECK_QUEUE \\
        $(env | sed -n 's/^\\(AWS_ENDPOINT_URL_[A-Z0-9_]*\\)=.*/\\1/p')
      """;

  /// A proxy would be asked for loopback addresses too.
  private static final String PAST_THE_PROXY =
      """
      export NO_PROXY="127.0.0.1${NO_PROXY:+,$NO_PROXY}"
      export no_proxy="127.0.0.1${no_proxy:+,$no_proxy}"
      """;

  static SandboxEnvironment of(String endpoint, OrganizationFile shown) {
    Caller caller = shown.caller();
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("AWS_ENDPOINT_URL", endpoint);
    variables.put("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "false");
    variables.put("AWS_USE_FIPS_ENDPOINT", "false");
    variables.put("AWS_USE_DUALSTACK_ENDPOINT", "false");
    variables.put("AWS_ACCESS_KEY_ID", caller.accessKeyId());
    variables.put("AWS_SECRET_ACCESS_KEY", caller.secretAccessKey());
    variables.put("AWS_REGION", "us-east-1");
    variables.put("AWS_DEFAULT_REGION", "us-east-1");
    variables.put("ROOTSWEEP_MANAGEMENT_ACCOUNT", shown.managementAccount());
    variables.put("ROOTSWEEP_HUB_ACCOUNT", caller.account());
    return new SandboxEnvironment(variables);
  }

  /// Returns the script, for sh, bash and zsh.
  String script() {
    StringBuilder script = new StringBuilder(CLEARING);
    variables.forEach(
        (name, value) ->
            script.append("export ").append(name).append('=').append(quoted(value)).append('\n'));
    return script.append(PAST_THE_PROXY).toString();
  }

  /// The value as one word of a shell, whatever a file put into it.
  static String quoted(String value) {
    return value.matches("[A-Za-z0-9_./:+=@-]*") ? value : "'" + value.replace("'", "'\\''") + "'";
  }
}
