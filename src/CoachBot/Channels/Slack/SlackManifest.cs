using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CoachBot.Channels.Slack;

/// <summary>The app manifest an administrator pastes into Slack. It names no skill.</summary>
internal static class SlackManifest
{
    public const string EventsPath = "/slack/events", CommandsPath = "/slack/commands", InteractionsPath = "/slack/interactions", Command = "/coach";

    /// <summary>Writing, the command, the bot's own DMs, time zones, mentions and suggested prompts. No reading of channels.</summary>
    public static readonly IReadOnlyList<string> Scopes = ["app_mentions:read", "assistant:write", "chat:write", "commands", "im:history", "im:write", "users:read"];

    private static readonly string[] s_events = ["app_context_changed", "app_home_opened", "app_mention", "app_uninstalled", "message.im", "tokens_revoked"];
    private static readonly JsonSerializerOptions s_readable = new() { WriteIndented = true, IndentSize = 2, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="host">Where Slack reaches this server, such as https://coach.example.com; null for Socket Mode, which needs no address.</param>
    public static string Write(string? host)
    {
        var root = host?.TrimEnd('/');
        return new JsonObject
        {
            ["_metadata"] = new JsonObject { ["major_version"] = 2, ["minor_version"] = 1 },
            ["display_information"] = new JsonObject
            {
                ["name"] = "CoachBot",
                ["description"] = "A coach for IT managers: a verdict with reasons and one next step",
                ["background_color"] = "#1d3557",
            },
            ["features"] = Features(root),
            ["oauth_config"] = Authorization(root),
            ["settings"] = Settings(root),
        }.ToJsonString(s_readable) + "\n";
    }

    private static JsonObject Features(string? root)
    {
        var command = new JsonObject
        {
            ["command"] = Command,
            ["description"] = "Think something through with the coach",
            ["usage_hint"] = "what is going on, or: help, history, weekly monday 9, pause 2 weeks, stop",
            ["should_escape"] = false,
        };
        if (root is not null) command["url"] = root + CommandsPath;
        return new()
        {
            ["app_home"] = new JsonObject { ["home_tab_enabled"] = true, ["messages_tab_enabled"] = true, ["messages_tab_read_only_enabled"] = false },
            ["bot_user"] = new JsonObject { ["display_name"] = "CoachBot", ["always_online"] = true },
            ["agent_view"] = new JsonObject { ["agent_description"] = "Helps IT managers think: hand work over, decide, answer a complaint" },
            ["slash_commands"] = new JsonArray(command),
            ["shortcuts"] = new JsonArray(
                new JsonObject { ["name"] = "Start coaching", ["type"] = "global", ["callback_id"] = "coach_start", ["description"] = "Open the coach's menu" },
                new JsonObject { ["name"] = "Coach me on this", ["type"] = "message", ["callback_id"] = "coach_message", ["description"] = "Think about this message with the coach" }),
        };
    }

    private static JsonObject Authorization(string? root)
    {
        var made = new JsonObject { ["scopes"] = new JsonObject { ["bot"] = Names(Scopes) } };
        if (root is not null) made["redirect_urls"] = new JsonArray(root + SlackOAuth.CallbackPath);
        return made;
    }

    private static JsonObject Settings(string? root)
    {
        var events = new JsonObject { ["bot_events"] = Names(s_events) };
        var interactivity = new JsonObject { ["is_enabled"] = true };
        if (root is not null)
        {
            events["request_url"] = root + EventsPath;
            interactivity["request_url"] = root + InteractionsPath;
        }
        return new()
        {
            ["event_subscriptions"] = events,
            ["interactivity"] = interactivity,
            ["org_deploy_enabled"] = true,
            ["socket_mode_enabled"] = root is null,
            ["token_rotation_enabled"] = false,
        };
    }

    private static JsonArray Names(IEnumerable<string> names) => [.. names.Select(n => (JsonNode)n)];
}
