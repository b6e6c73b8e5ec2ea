using System.Text.Json;

namespace CoachBot.Channels.Teams;

/// <summary>What Teams sends: the parts CoachBot reads, checked for shape.</summary>
internal sealed record Activity
{
    public const string TeamsChannel = "msteams";
    private const int MostId = 400, MostText = 40_000;
    private static readonly JsonDocumentOptions s_strict = new() { MaxDepth = 32, AllowDuplicateProperties = false };

    public required string Type { get; init; }

    /// <summary>The invoke's name.</summary>
    public string Name { get; init; } = "";

    /// <summary>What happened to the installation.</summary>
    public string Action { get; init; } = "";

    public required string Id { get; init; }

    public required string ChannelId { get; init; }

    public required string ServiceUrl { get; init; }

    /// <summary>The id of a person (29:…) as this bot knows them: the same in every chat, and always there.</summary>
    public required string From { get; init; }

    public required string Bot { get; init; }

    public required string Conversation { get; init; }

    public required bool IsPersonal { get; init; }

    public required string Tenant { get; init; }

    /// <summary>A second tenant named by the activity, when it differs.</summary>
    public string? OtherTenant { get; init; }

    public string Text { get; init; } = "";

    public string? ReplyTo { get; init; }

    public string? Zone { get; init; }

    public JsonElement Value { get; init; }

    /// <summary>Ids of who was added or removed.</summary>
    public IReadOnlyList<string> Added { get; init; } = [];

    public IReadOnlyList<string> Removed { get; init; } = [];

    /// <returns>Null when this is no activity a Teams client sends.</returns>
    /// <exception cref="JsonException">The text is no JSON, is nested too deeply or repeats a property.</exception>
    public static Activity? Read(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json, s_strict);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object) return null;
        var conversation = Json.Object(root, "conversation");
        var channelData = Json.Object(root, "channelData");
        var tenant = Bounded(Json.Text(Json.Object(channelData, "tenant"), "id"));
        var host = Bounded(Json.Text(conversation, "tenantId"));
        if (Bounded(Json.Text(root, "type")) is not { } type || Bounded(Json.Text(root, "channelId")) is not { } channel || Json.Text(root, "serviceUrl") is not { Length: <= MostId } serviceUrl
            || Bounded(Json.Text(root, "id")) is not { } id || Bounded(Json.Text(Json.Object(root, "from"), "id")) is not { } from
            || Bounded(Json.Text(Json.Object(root, "recipient"), "id")) is not { } bot || Bounded(Json.Text(conversation, "id")) is not { } conversationId || (tenant ?? host) is not { } known)
            return null;
        return new()
        {
            Type = type,
            Name = Json.Text(root, "name") ?? "",
            Action = Json.Text(root, "action") ?? "",
            Id = id,
            ChannelId = channel,
            ServiceUrl = serviceUrl,
            From = from,
            Bot = bot,
            Conversation = conversationId,
            IsPersonal = IsPersonalChat(conversation, conversationId),
            Tenant = known,
            OtherTenant = host != known ? host : null,
            Text = ActivityText.Read(root, bot, MostText),
            ReplyTo = Bounded(Json.Text(root, "replyToId")),
            Zone = ActivityText.Zone(root),
            Value = root.TryGetProperty("value", out var value) ? value.Clone() : default,
            Added = Members(root, "membersAdded"),
            Removed = Members(root, "membersRemoved"),
        };
    }

    /// <summary>Says so, and is not marked as a group: what is in doubt counts as shared.</summary>
    private static bool IsPersonalChat(JsonElement conversation, string id) =>
        Json.Text(conversation, "conversationType") == "personal" && !Json.IsTrue(conversation, "isGroup") && !id.StartsWith("19:", StringComparison.Ordinal);

    private static string[] Members(JsonElement root, string name) =>
        root.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Take(100).Select(m => Json.Text(m, "id")).OfType<string>()]
            : [];

    private static string? Bounded(string? text) => text is { Length: > 0 and <= MostId } && !text.Any(char.IsControl) ? text : null;
}

/// <summary>Reads JSON without trusting its shape: what is missing or of another kind is null.</summary>
internal static class Json
{
    public static string? Text(JsonElement element, string name) =>
        Member(element, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    public static JsonElement Object(JsonElement element, string name) =>
        Member(element, name) is { ValueKind: JsonValueKind.Object } value ? value : default;

    public static bool IsTrue(JsonElement element, string name) => Member(element, name) is { ValueKind: JsonValueKind.True };

    private static JsonElement? Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : null;
}
