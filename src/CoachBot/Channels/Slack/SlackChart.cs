using System.Text.Json.Nodes;
using CoachBot.Coaching.Cards;

namespace CoachBot.Channels.Slack;

/// <summary>Slack's chart block, for charts within its limits.</summary>
internal static class SlackChart
{
    private const int MostTitle = 50, MostSeries = 6, MostPoints = 20, MostLabel = 20;

    public static bool CanDraw(Chart chart) =>
        chart.Series.Count is > 0 and <= MostSeries && chart.Labels.Count is > 0 and <= MostPoints && chart.Series.All(s => s.Values.Count == chart.Labels.Count && s.Values.All(double.IsFinite))
        && AreApart(chart.Labels) && AreApart([.. chart.Series.Select(s => s.Name)]);

    /// <summary>Slack refuses names that repeat, also once they are cut to their length.</summary>
    private static bool AreApart(IReadOnlyList<string> names) => names.Select(n => SlackText.Short(n, MostLabel)).Distinct().Count() == names.Count;

    /// <summary>The chart, with the same in words below it.</summary>
    public static IEnumerable<JsonObject> Draw(Chart chart)
    {
        yield return new()
        {
            ["type"] = "data_visualization",
            ["title"] = SlackText.Literal(SlackText.Short(chart.Title, MostTitle)),
            ["chart"] = new JsonObject
            {
                ["type"] = chart.Kind == ChartKind.Line ? "line" : "bar",
                ["series"] = SlackJson.Array(chart.Series.Select(s => new JsonObject
                {
                    ["name"] = SlackText.Literal(SlackText.Short(s.Name, MostLabel)),
                    ["data"] = SlackJson.Array(s.Values.Select((value, i) => new JsonObject { ["label"] = SlackText.Literal(SlackText.Short(chart.Labels[i], MostLabel)), ["value"] = value })),
                })),
                ["axis_config"] = new JsonObject { ["categories"] = SlackJson.Array(chart.Labels.Select(l => (JsonNode)SlackText.Literal(SlackText.Short(l, MostLabel)))) },
            },
        };
        foreach (var line in BlockKit.Context(chart.InWords)) yield return line;
    }
}
