using System.Text.Json.Nodes;
using CoachBot.Coaching.Cards;

namespace CoachBot.Channels.Teams;

/// <summary>Draws numbers with Teams' own charts. Its words always stand beneath, so a client without charts leaves the picture out and loses nothing.</summary>
internal static class AdaptiveChart
{
    public static IEnumerable<JsonObject> Draw(Chart chart)
    {
        yield return AdaptiveText.Heading(chart.Title, "Default", "Medium");
        if (chart.Labels.Count > 0 && chart.Series.Count > 0) yield return Picture(chart);
        foreach (var line in AdaptiveText.Lines(chart.InWords, "Small", subtle: true)) yield return line;
    }

    private static JsonObject Picture(Chart chart)
    {
        var isSimple = chart.Kind == ChartKind.Bars && chart.Series.Count == 1;
        return new()
        {
            ["type"] = chart.Kind == ChartKind.Line ? "Chart.Line" : isSimple ? "Chart.VerticalBar" : "Chart.VerticalBar.Grouped",
            ["title"] = chart.Title,
            ["data"] = isSimple
                ? Points(chart, chart.Series[0])
                : new JsonArray([.. chart.Series.Select(s => new JsonObject { ["legend"] = s.Name, ["values"] = Points(chart, s) })]),
            ["fallback"] = "drop",
        };
    }

    private static JsonArray Points(Chart chart, Series series) =>
        [.. chart.Labels.Zip(series.Values, (label, value) => new JsonObject { ["x"] = label, ["y"] = value })];
}
