using System.Globalization;
using CoachBot.Coaching.Dialogs;
using CoachBot.Coaching.Rhythm;
using CoachBot.Coaching.Skills.Credibility;

namespace CoachBot.Coaching.Cards;

/// <summary>The anonymous pulse as its owner sees it: the link to share, and what users said once enough of them did.</summary>
public static class PulseCard
{
    /// <summary>No page can be offered: nobody has said under which address this server is reached.</summary>
    public static Card NoAddress() => Card.Say("The pulse needs an address that your users can open. Ask whoever runs CoachBot to set Web:PublicUrl.");

    /// <param name="link">The page's address.</param>
    /// <param name="closes">The last day it takes answers.</param>
    public static Card Of(Memory memory, string link, string quarter, DateOnly closes) => new(
    [
        new Heading($"Pulse {quarter}", Reading(memory, quarter) is { } read ? Tag(memory, read) : null),
        new Paragraph($"Four statements, one minute, no names. Send this to the people you serve; it takes answers until {Wording.Day(closes)}."),
        new Copyable("Message to your users", $"How is IT doing for you? Four questions, one minute. No names are kept; I see the answers only added up, from five people on: {link}"),
        .. Reading(memory, quarter) is { } pulse ? Results(memory, pulse) : [new Paragraph($"Fewer than {Number(PulseReading.Step)} answers so far, so I show nothing yet.")],
        new Note($"Figures appear from {Number(PulseReading.Step)} answers on and change only with every {Number(PulseReading.Step)} more, so that one answer does not stand out. As nobody is identified, nobody is kept from answering twice."),
    ])
    {
        Buttons = [new("Progress", Act.Typed("progress")), .. Scores.SelfRating(memory) is null ? [new Button("Rate IT yourself", new(Act.Start, "credibility"))] : Array.Empty<Button>()],
    };

    private static IEnumerable<Block> Results(Memory memory, PulseReading pulse)
    {
        var self = Scores.SelfRating(memory);
        var gaps = PulseGap.Between(self, pulse);
        List<Series> bars = [new("Users, %", [.. Dimension.All.Select(d => Rounded(pulse.Shares[d.Id]))])];
        if (self is not null) bars.Add(new("You, %", [.. Dimension.All.Select(d => Rounded(self.GetValueOrDefault(d.Id)))]));
        yield return new Chart($"What {Number(pulse.Answers)} answers say", ChartKind.Bars, [.. Dimension.All.Select(d => d.Name)], bars,
            string.Join("; ", Dimension.All.Select(d => $"{d.Name} {Percent(pulse.Shares[d.Id])}{(gaps.FirstOrDefault(g => g.Dimension == d) is { } gap ? $" (you say {Percent(gap.Self)}: {gap.Verdict})" : "")}")) + ".");
        var lowest = Dimension.All.MinBy(d => pulse.Shares[d.Id])!;
        yield return new Paragraph($"Users rate {lowest.Name} lowest, so I would start there. What they say outranks what we say.");
        if (self is null) yield return new Paragraph("Rate IT yourself once, and I show where your view and theirs part.");
    }

    private static PulseReading? Reading(Memory memory, string quarter) => memory.Pulse.LastOrDefault(p => p.Quarter == quarter);

    /// <summary>The finding that asks for most: a blind spot before a hidden strength.</summary>
    private static string? Tag(Memory memory, PulseReading pulse)
    {
        var verdicts = PulseGap.Between(Scores.SelfRating(memory), pulse).Select(g => g.Verdict).ToHashSet();
        return ((string[])[PulseGap.BlindSpot, PulseGap.HiddenStrength, PulseGap.Aligned]).FirstOrDefault(verdicts.Contains);
    }

    private static string Percent(decimal share) => Math.Round(share, MidpointRounding.AwayFromZero).ToString("0", CultureInfo.InvariantCulture) + "%";

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static double Rounded(decimal share) => (double)Math.Round(share, 1);
}
