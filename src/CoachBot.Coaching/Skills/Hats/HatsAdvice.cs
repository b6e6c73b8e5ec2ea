using System.Globalization;
using CoachBot.Coaching.Cards;
using CoachBot.Coaching.Dialogs;

namespace CoachBot.Coaching.Skills.Hats;

/// <summary>Turns a week into one calendar block, the pictures, and what to try next.</summary>
/// <param name="hat">The hat the block is for; null when none fell short.</param>
/// <param name="chosen">Whether the manager wanted the week like this; null when they did not say.</param>
internal sealed class HatsAdvice(Case so, string verdict, Week week, IReadOnlyList<Week> earlier, int? hat, bool? chosen, string lean)
{
    private const int Weeks = 4, BlockIn = 2, NextCheckIn = 5;

    public Advice Advice() => verdict == "SKIPPED"
        ? new()
        {
            Headline = $"I'd lean towards {lean}: there is nothing to weigh.",
            Notes = ["A week off needs no balance. Your targets and the weeks before stay as they are."],
            Next = new("Nothing now; the next check-in is in a week.", so.Now.In(NextCheckIn)),
            About = "a week left out",
        }
        : new()
        {
            Headline = $"I'd lean towards {lean}{(chosen == true && verdict != "BALANCED" ? ", once the week you chose is over" : "")}.",
            Notes = [.. Notes()],
            Charts = [.. Charts()],
            Deliverables = [hat is { } h ? Block(Hat.All[h]) : CheckIn()],
            Next = new(hat is { } toFill ? $"Put the block for the {Hat.All[toFill].Name} into your calendar." : "Put the next check-in into your calendar.", so.Now.In(1)),
            FollowUp = verdict == "BALANCED" ? null : new("Did the block happen, and what did it change?", so.Now.In(NextCheckIn)),
            Figures = week.ToFigures(chosen),
            Offers = verdict == "BALANCED" ? [] : [.. Offers()],
            About = $"the week of {Wording.ShortDay(week.On)}, balance {week.Balance.ToString("0", CultureInfo.InvariantCulture)} of 100",
        };

    private IEnumerable<string> Notes()
    {
        if (chosen == true) yield return "Recorded as chosen: a deliberate week is a plan, not a slip.";
        if (chosen == false && verdict == "BALANCED") yield return "You did not choose it, and it came out near your targets all the same. What helped is worth keeping.";
        if (verdict == "NEGLECTED") yield return $"Named: the {Hat.All[hat!.Value].Name}, who {Does(Hat.All[hat.Value])}. If it is nobody's job here, say so with a target of 0.";
        if (verdict == "LEANING") yield return $"The two largest gaps: {Wording.List([.. week.Gaps().Take(2).Select(Gap)])}.";
        if (Trend() is { } trend) yield return trend;
    }

    private IEnumerable<Chart> Charts()
    {
        var names = Hat.All.Select(h => h.Name).ToList();
        yield return new("Last week beside your targets", ChartKind.Bars, names,
            [new("Last week, %", Rounded(week.Shares)), new("Target, %", Rounded(week.Targets))],
            string.Join("; ", Hat.All.Select((h, i) => $"{h.Name} {HatsSkill.Percent(week.Shares[i])} (target {HatsSkill.Percent(week.Targets[i])})")) + ".");
        if (Recent() is { Count: > 1 } recent)
            yield return new("Balance, the last check-ins", ChartKind.Line, [.. recent.Select(w => Wording.ShortDay(w.On))],
                [new("Balance of 100", Rounded(recent.Select(w => w.Balance)))], Trend()!);
    }

    private List<Week> Recent() => [.. earlier.Append(week).TakeLast(Weeks)];

    /// <summary>The four-week trend in words; null at a first check-in.</summary>
    private string? Trend()
    {
        var recent = Recent();
        if (recent.Count < 2) return null;
        var change = recent[^1].Balance - recent[0].Balance;
        var went = change switch { > 5 => "closer to your targets", < -5 => "further from your targets", _ => "about the same" };
        return $"Balance over {recent.Count} check-ins, oldest first: {string.Join(", ", recent.Select(w => w.Balance.ToString("0", CultureInfo.InvariantCulture)))}; {went}.";
    }

    private string Gap(int h) => $"{Hat.All[h].Name} {HatsSkill.Percent(Math.Abs(week.Gap(h)))} {(week.Gap(h) < 0 ? "under" : "over")}";

    private Deliverable Block(Hat toFill) => new("Calendar block", string.Join('\n',
    [
        $"{toFill.Name} hour",
        $"When: {Wording.Day(so.Now.In(BlockIn))}, 10:00 to 11:00, busy, no calls",
        $"What: {toFill.Block}",
        $"Done when: {toFill.Done}",
        "If something takes the hour: move it to another day of the same week, do not delete it.",
    ]));

    private Deliverable CheckIn() => new("Calendar block", string.Join('\n',
    [
        "Seven hats, two minutes",
        $"When: {Wording.Day(so.Now.In(NextCheckIn))}, 09:00 to 09:10",
        "What: write down where the week went, in seven numbers.",
        "Done when: the check-in is sent.",
    ]));

    /// <summary>The short hat's own help first; in a week of operations, handing over comes before it.</summary>
    private IEnumerable<Offer> Offers()
    {
        var handOver = new Offer("delegate", "Part of what keeps the Keeper busy can have another owner.");
        if (verdict == "FIREFIGHTING") return [handOver, Hat.All.First(h => h.Id == "keeper").Offer, .. Short()];
        if (verdict == "LEANING") return week.Gaps().Take(2).SelectMany(h => week.Gap(h) < 0 ? [Hat.All[h].Offer] : Hat.All[h].Id == "keeper" ? [handOver, Hat.All[h].Offer] : Array.Empty<Offer>());
        return Short();

        IEnumerable<Offer> Short() => hat is not { } h ? [] : Hat.All[h].Id == "keeper" ? [Hat.All[h].Offer, new("delegate", "Keeping things running can have an owner who is not you.")] : [Hat.All[h].Offer];
    }

    private static string Does(Hat of) => of.Id == "business" ? "looks after budget, vendors, people and policy" : of.Does;

    private static double[] Rounded(IEnumerable<decimal> numbers) => [.. numbers.Select(n => (double)Math.Round(n, 1))];
}
