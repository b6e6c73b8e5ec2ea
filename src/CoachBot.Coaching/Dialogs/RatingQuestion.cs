namespace CoachBot.Coaching.Dialogs;

/// <summary>One row's rating in one short line, for those who type; a form has columns for it.</summary>
/// <param name="rates">Whether some word of a line rates the row.</param>
/// <param name="example">A line that would do.</param>
public sealed class RatingQuestion(string id, string label, Func<Case, string> ask, Func<string, bool> rates, string example) : TextQuestion(id, label, ask)
{
    public const string Defaults = "defaults", AllDefaults = "defaults for the rest";

    public override bool Weighs => true;

    public override Heard Read(string typed, Moment now)
    {
        var said = typed.Trim().TrimEnd('.', '!').ToLowerInvariant();
        if (said.Contains("default", StringComparison.Ordinal) || said is "usual" or "the usual" or "ok" or "same")
            return Heard.As(said.Contains("rest", StringComparison.Ordinal) || said.Contains("all", StringComparison.Ordinal) ? AllDefaults : Defaults);
        return rates(typed) ? base.Read(typed, now) : Heard.Not($"I found no rating in that. “{example}” is enough, or “defaults”.");
    }

    public override string? Find(string opening, Moment now) => null;
}
