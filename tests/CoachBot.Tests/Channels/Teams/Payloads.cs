using System.Text.Json.Nodes;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Channels.Teams;

/// <summary>Recorded and transcribed activities.</summary>
internal static class Payloads
{
    public static JsonNode Read(string file)
    {
        var folder = Path.Combine(Repo.Root, "tests", "CoachBot.Tests", "Channels", "Teams", "Payloads");
        return JsonNode.Parse(File.ReadAllText(Path.Combine(folder, $"{file}.json")))!;
    }

    /// <summary>Every activity in a file, in order, as if sent through Teams' public service.</summary>
    public static IReadOnlyList<JsonObject> Activities(string file)
    {
        var read = Read(file);
        IEnumerable<JsonNode?> found = read["exchanges"] is JsonArray exchanges ? exchanges.Where(e => (string?)e!["direction"] == "playground-to-bot").Select(e => e!["request"])
            : read["activities"] is JsonArray several ? several
            : new[] { read["activity"], read["fetch"], read["submit"] };
        return [.. found.OfType<JsonObject>().Select(a =>
        {
            var activity = (JsonObject)a.DeepClone();
            activity["serviceUrl"] = TeamsApp.ServiceUrl;
            return activity;
        })];
    }

    public static JsonObject Activity(string file) => Activities(file)[0];

    /// <summary>A text in the personal chat.</summary>
    public static JsonObject Text(string text, string id = "1")
    {
        var activity = Activity("teams-message-personal");
        activity["text"] = text;
        activity["id"] = id;
        return activity;
    }

    /// <summary>A press on a card in the personal chat.</summary>
    public static JsonObject Press(JsonObject data, string id = "f:1")
    {
        var activity = Activity("teams-adaptivecard-action");
        activity["id"] = id;
        activity["conversation"] = Activity("teams-message-personal")["conversation"]!.DeepClone();
        activity["value"]!["action"]!["data"] = data;
        return activity;
    }
}
