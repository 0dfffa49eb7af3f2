package dev.rootsweep.infra.hub;

import dev.rootsweep.infra.deployment.Chat;
import dev.rootsweep.infra.deployment.Names;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.chatbot.CfnMicrosoftTeamsChannelConfiguration;
import software.amazon.awscdk.services.chatbot.CfnSlackChannelConfiguration;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.constructs.Construct;

/// A room that hears topics through Amazon Q Developer in chat applications. Its role may do
/// nothing: the room only listens.
///
/// - source: CloudFormation, AWS::Chatbot::SlackChannelConfiguration; the workspace or team must
///   have been authorized in the console once
final class ChatRoom extends Construct {
  private static final String NAME = Names.of("alerts");

  ChatRoom(Construct scope, String id, Chat chat, List<String> topicArns) {
    super(scope, id);
    Role role =
        Role.Builder.create(this, "Role")
            .roleName(Names.of("chat"))
            .description("Rootsweep: a chat room that only listens")
            .assumedBy(
                new ServicePrincipal("chatbot.amazonaws.com")
                    .withConditions(
                        Map.of("StringEquals", Map.of("aws:SourceAccount", Aws.ACCOUNT_ID))))
            .build();
    switch (chat) {
      case Chat.None() -> throw new IllegalArgumentException("there is no room");
      case Chat.Slack(String workspace, String channel) ->
          CfnSlackChannelConfiguration.Builder.create(this, "Slack")
              .configurationName(NAME)
              .slackWorkspaceId(workspace)
              .slackChannelId(channel)
              .iamRoleArn(role.getRoleArn())
              .guardrailPolicies(List.of(denyAll()))
              .snsTopicArns(topicArns)
              .build();
      case Chat.Teams(String team, String tenant, String channel) ->
          CfnMicrosoftTeamsChannelConfiguration.Builder.create(this, "Teams")
              .configurationName(NAME)
              .teamId(team)
              .teamsTenantId(tenant)
              .teamsChannelId(channel)
              .iamRoleArn(role.getRoleArn())
              .guardrailPolicies(List.of(denyAll()))
              .snsTopicArns(topicArns)
              .build();
    }
  }

  /// Without a guardrail of its own a room gets AdministratorAccess as its limit.
  private static String denyAll() {
    return "arn:" + Aws.PARTITION + ":iam::aws:policy/AWSDenyAll";
  }
}
