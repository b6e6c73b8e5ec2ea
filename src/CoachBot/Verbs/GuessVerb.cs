using System.Text.Json.Nodes;
using CoachBot.Coaching.Dialogs;
using CoachBot.Coaching.Language;
using CoachBot.Coaching.Safety;

namespace CoachBot.Verbs;

/// <summary>Prints for each line of text what it is taken for: three labels, the confidence in the first, and a safety category or null.</summary>
internal static class GuessVerb
{
    public static Func<string, string> Reader()
    {
        var language = StatisticalLanguage.Of(new SkillCatalog());
        var gate = new SafetyGate();
        return text =>
        {
            var safety = gate.Check(text);
            var guesses = language.Guess(text);
            return new JsonObject
            {
                ["text"] = text,
                ["labels"] = new JsonArray([.. (safety is null ? guesses.Select(g => g.Label) : guesses.Select(g => g.Label).Prepend("safety").Take(3)).Select(l => JsonValue.Create(l))]),
                ["confidence"] = safety is not null ? 1 : guesses.Count > 0 ? Math.Round(guesses[0].Confidence, 3) : 0,
                ["safety"] = safety is null ? null : SafetyWords.Id(safety.Category),
            }.ToJsonString(AssessVerb.Plain);
        };
    }
}
