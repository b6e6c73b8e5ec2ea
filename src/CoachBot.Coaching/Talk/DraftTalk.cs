using CoachBot.Coaching.Cards;
using CoachBot.Coaching.Drafts;

namespace CoachBot.Coaching.Talk;

/// <summary>Reads a reply the person wrote and shows what stings in it, and what to write instead.</summary>
internal static class DraftTalk
{
    private const int MostShown = 8;

    public static Reply Ask(Hearing hearing) =>
        new(hearing.Memory with { Expects = new(Expecting.Draft) }, [Card.Say("Paste your draft and I will read it as the other side would.")]);

    public static Reply Check(Hearing hearing, string draft) => new(hearing.Memory with { Expects = null }, [Show(DraftCheck.Read(draft))]);

    /// <summary>Each hit with its category, why it stings and a plain alternative; then what is missing.</summary>
    public static Card Show(DraftReport report)
    {
        var blocks = new List<Block> { new Heading(Headline(report.Verdict), report.Word) };
        foreach (var hit in report.Hits.Take(MostShown))
            blocks.Add(new Facts([new(hit.Category, $"“{hit.Span}”"), new("Why it stings", hit.Why), new("Instead", hit.Alternative)]));
        if (report.Hits.Count > MostShown) blocks.Add(new Note($"And {report.Hits.Count - MostShown} more of the kind."));
        if (report.Missing.Count > 0) blocks.Add(new Bullets("Still missing", report.Missing));
        return new(blocks) { Buttons = [new("Check another", Act.Typed("check my reply"))] };
    }

    private static string Headline(DraftVerdict verdict) => verdict switch
    {
        DraftVerdict.Rewrite => "I would write this one anew",
        DraftVerdict.Soften => "I would soften this before sending",
        DraftVerdict.Complete => "Fair in tone; it lacks something",
        _ => "This reads well; I would send it",
    };
}
