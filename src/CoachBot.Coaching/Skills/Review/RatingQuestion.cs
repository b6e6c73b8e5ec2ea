using CoachBot.Coaching.Dialogs;

namespace CoachBot.Coaching.Skills.Review;

/// <summary>One service's rating in one short line, for those who type; a form has columns for it.</summary>
internal sealed class RatingQuestion(string id, string label, Func<Case, string> ask) : TextQuestion(id, label, ask)
{
    public const string Defaults = "defaults", AllDefaults = "defaults for the rest";

    public override bool Weighs => true;

    public override Heard Read(string typed, Moment now)
    {
        var said = typed.Trim().TrimEnd('.', '!').ToLowerInvariant();
        if (said.StartsWith("default", StringComparison.Ordinal) || said is "usual" or "the usual" or "ok" or "same")
            return Heard.As(said.Contains("rest", StringComparison.Ordinal) || said.Contains("all", StringComparison.Ordinal) ? AllDefaults : Defaults);
        return ServiceWords.Read(typed) is null
            ? Heard.Not("I found no rating in that. “4 rising 2 unstable fits” is enough, or “defaults”.")
            : base.Read(typed, now);
    }

    public override string? Find(string opening, Moment now) => null;
}
