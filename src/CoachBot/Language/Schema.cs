using System.Text.Json.Nodes;
using CoachBot.Coaching.Dialogs;

namespace CoachBot.Language;

/// <summary>JSON schemas in the strict form that structured outputs ask for: every property required, none besides.</summary>
internal static class Schema
{
    /// <summary>The skill's own questions: each null, or a value with the words of the message that give it.</summary>
    public static JsonObject Answers(IEnumerable<Coaching.Dialogs.Question> questions) => Object(questions.Select(q => (q.Id, (JsonNode)new JsonObject
    {
        ["anyOf"] = new JsonArray(Object([("value", Value(q)), ("words", Kind("string"))]), Kind("null")),
    })));

    public static JsonObject Pick(string name, IEnumerable<string> words) => Object([(name, Enum(words))]);

    public static JsonObject Texts(IEnumerable<string> names) => Object(names.Select(n => (n, (JsonNode)Kind("string"))));

    private static JsonObject Value(Coaching.Dialogs.Question question)
    {
        if (question.Options.Count > 0) return Enum(question.Options.Select(o => o.Word));
        var kind = Kind("string");
        kind["description"] = question switch
        {
            DateQuestion => "a date as yyyy-MM-dd",
            NumberQuestion => "a number in digits",
            PersonQuestion => "a name or a role, as written",
            GridQuestion grid => $"one row a line: {string.Join(" - ", grid.Columns.Select(c => c.Label))}",
            _ => "a few words, as written",
        };
        return kind;
    }

    private static JsonObject Enum(IEnumerable<string> words) => new() { ["type"] = "string", ["enum"] = new JsonArray([.. words.Select(w => (JsonNode)w)]) };

    private static JsonObject Kind(string kind) => new() { ["type"] = kind };

    private static JsonObject Object(IEnumerable<(string Name, JsonNode Schema)> properties)
    {
        var all = properties.ToList();
        return new()
        {
            ["type"] = "object",
            ["properties"] = new JsonObject(all.Select(p => KeyValuePair.Create(p.Name, (JsonNode?)p.Schema))),
            ["required"] = new JsonArray([.. all.Select(p => (JsonNode)p.Name)]),
            ["additionalProperties"] = false,
        };
    }
}
