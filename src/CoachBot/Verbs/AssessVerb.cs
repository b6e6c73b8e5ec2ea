using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoachBot.Coaching.Dialogs;
using CoachBot.Coaching.Reading;

namespace CoachBot.Verbs;

/// <summary>
/// Reads one JSON object a line, <c>{"skill","answers":{id: value},"today":"yyyy-MM-dd"}</c>, and prints the outcome as JSON.
/// A line that cannot be judged prints <c>{"error"}</c>; the rest goes on.
/// </summary>
internal static class AssessVerb
{
    public static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Func<string, string> Reader(string[] _)
    {
        var catalog = new SkillCatalog();
        return line =>
        {
            try
            {
                return Assess(catalog, JsonNode.Parse(line) as JsonObject ?? throw new FormatException("a line is one JSON object")).ToJsonString(Plain);
            }
            catch (Exception error) when (error is JsonException or FormatException or InvalidOperationException)
            {
                return new JsonObject { ["error"] = error is JsonException ? "this line is not JSON" : error.Message }.ToJsonString(Plain);
            }
        };
    }

    private static JsonObject Assess(SkillCatalog catalog, JsonObject line)
    {
        var id = Text(line["skill"]) ?? throw new FormatException("skill is missing");
        var skill = catalog.Find(id) ?? throw new FormatException($"unknown skill “{id}”");
        var day = Text(line["today"]);
        var today = day is null ? DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime)
            : DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) ? read
            : throw new FormatException($"today is “{day}”; it is written yyyy-MM-dd");
        var now = new Moment(today, WorkCalendar.Plain);
        var answers = Answers.None;
        foreach (var (key, value) in line["answers"] as JsonObject ?? [])
        {
            var question = skill.Questions.FirstOrDefault(q => q.Id == key) ?? throw new FormatException($"unknown question “{key}”");
            answers = answers.With(question, Stored(question, value, now));
        }
        var outcome = skill.Assess(new(answers, now, Text(line["opening"]) ?? ""));
        return new()
        {
            ["skill"] = outcome.Skill,
            ["verdict"] = outcome.Verdict,
            ["rule"] = outcome.Row,
            ["confidence"] = outcome.Confidence.ToString().ToLowerInvariant(),
            ["problem"] = outcome.Advice.Problem,
            ["reasons"] = new JsonArray([.. outcome.Reasons.Select(r => JsonValue.Create(r))]),
            ["nextAction"] = Dated(outcome.Advice.Next),
            ["followUp"] = outcome.Advice.FollowUp is { } later ? Dated(later) : null,
            ["offers"] = new JsonArray([.. outcome.Advice.Offers.Select(o => JsonValue.Create(o.Skill))]),
        };
    }

    /// <summary>An answer as the dialog would store it. Choices by their stored word, dates as yyyy-MM-dd, rows as an array of objects.</summary>
    private static string Stored(Question question, JsonNode? value, Moment now)
    {
        if (value is null || Text(value) == Answers.Unknown) return Answers.Unknown;
        if (question is GridQuestion grid)
        {
            var rows = value as JsonArray ?? throw new FormatException($"{question.Id} is an array of objects");
            var lines = rows.Select(r => string.Join(GridQuestion.Cell, grid.Columns.Select(c => Text((r as JsonObject)?[c.Id])?.ReplaceLineEndings(" ").Replace(GridQuestion.Cell, ' ') ?? "")));
            return rows.Count == 0 ? Answers.Unknown : question.Read(string.Join('\n', lines), now) is { Value: { } read } ? read : throw Unreadable(question, value);
        }
        var text = Text(value) ?? throw Unreadable(question, value);
        if (question.Options.Count > 0)
            return question.Options.FirstOrDefault(o => o.Word.Equals(text, StringComparison.OrdinalIgnoreCase))?.Word ?? (value.GetValueKind() is JsonValueKind.True or JsonValueKind.False ? Stored(question, value.GetValue<bool>() ? "yes" : "no", now) : throw Unreadable(question, value));
        if (question is DateQuestion date && date.TryParse(text, out _)) return text;
        return question.Read(text, now) is { Value: { } stored } ? stored : text.Length == 0 ? Answers.Unknown : throw Unreadable(question, value);
    }

    private static FormatException Unreadable(Question question, JsonNode value) => new($"unknown choice {value.ToJsonString(Plain)} for “{question.Id}”");

    private static JsonObject Dated(Dated dated) => new() { ["text"] = dated.Text, ["date"] = dated.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) };

    private static string? Text(JsonNode? node) => node?.GetValueKind() switch
    {
        JsonValueKind.String => node.GetValue<string>(),
        JsonValueKind.Number => node.ToJsonString(),
        _ => null,
    };
}
