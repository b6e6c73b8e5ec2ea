using System.Text.Json.Nodes;
using CoachBot.Coaching.Drafts;

namespace CoachBot.Verbs;

/// <summary>Prints for each reply draft, one a line, its verdict and what stings in it.</summary>
internal static class LintReplyVerb
{
    public static string Read(string text)
    {
        var report = DraftCheck.Read(text);
        return new JsonObject
        {
            ["text"] = text,
            ["verdict"] = report.Word,
            ["hits"] = new JsonArray([.. report.Hits.Select(h => new JsonObject { ["category"] = h.Category, ["span"] = h.Span, ["alternative"] = h.Alternative })]),
        }.ToJsonString(AssessVerb.Plain);
    }
}
