using System.Globalization;
using System.Text.RegularExpressions;
using CoachBot.Coaching.Dialogs;

namespace CoachBot.Coaching.Skills.Hats;

/// <summary>The weekly check-in: how last week went to the seven hats, and whether that was a choice.</summary>
public sealed class HatsSkill : Skill
{
    internal const string SkillId = "hats";
    private const string Neglected = "NEGLECTED", Firefighting = "FIREFIGHTING", Leaning = "LEANING", Balanced = "BALANCED", Skipped = "SKIPPED";
    private const int Builder = 0, Keeper = 1, OverTargets = 25, InBalance = 70, SmallTarget = 10, RunOfZero = 2, RunOfZeroWhenSmall = 4;

    private static readonly NumberQuestion[] s_shares = [.. Hat.All.Select((hat, place) => new NumberQuestion(hat.Id, hat.Name,
        $"How much of last week went to the {hat.Name} ({hat.Does})?", 0, 1000, $"for the {hat.Name} hat")
    {
        Usually = 0,
        Whole = false,
        Extract = opening => Inside(opening, hat, place),
        Why = "Hours, days or percent all do: I bring the seven to 100. All seven in one line works too, such as “hats 10 25 20 15 5 15 10”.",
    })];

    private static readonly TargetsQuestion s_targets = new("targets", "Your targets",
        $"Which share would you like each hat to have? Usual: {string.Join(", ", Hat.All.Select(h => $"{h.Name} {h.Target:0}"))}. Seven numbers, or “skip” to keep them.")
    {
        AskedWhen = so => !so.Past.Any(p => p.Skill == SkillId && p.Figures.Count > 0) || so.Mentions("target", "targets"),
        Why = "Seven numbers in the order of the hats; left empty, the targets stay as they are.",
    };

    private static readonly YesNoQuestion s_choice = new("choice", "Your choice?", AskWhetherChosen, "the week was your own choice", "the week was not your own choice")
    {
        Why = "A lopsided week you chose is a plan. One that happened to you is a signal.",
    };

    public override string Id => SkillId;

    public override string Title => "My seven hats this week";

    public override int Order => 13;

    public override SkillGroup Group => SkillGroup.Balance;

    public override string Summary => "When you wonder where the week went: seven numbers, one look, two minutes.";

    public override IReadOnlyList<Question> Questions { get; } = [.. s_shares, s_targets, s_choice];

    public override IEnumerable<Question> RuleOrder => s_shares;

    public override IReadOnlyDictionary<string, string> Verdicts { get; } = new Dictionary<string, string>
    {
        [Skipped] = "leaving this week out",
        [Neglected] = "giving the hat that keeps coming last an hour of its own",
        [Firefighting] = "taking one hour out of operations before it takes the rest",
        [Leaning] = "moving an hour to the hat that fell short",
        [Balanced] = "keeping the week the way it is",
    };

    public override IReadOnlyList<Rule> Rules =>
    [
        new("nothing-to-weigh", so => !Of(so).HasShares, Skipped, so => [so.Because(s_shares.FirstOrDefault(so.IsGiven) ?? s_shares[0], "with the other hats at 0 as well there is nothing to weigh")]),
        new("left-out-again", so => LeftOut(so).Any(), Neglected, so =>
            [.. LeftOut(so).Take(3).Select(h => so.Because(s_shares[h], $"the {Hat.All[h].Name} has had nothing for {Run(so, h)} check-ins running")), Off(so, Of(so).Shortest())]),
        new("mostly-operations", so => Operations(Of(so)) >= 0, Firefighting, so =>
        [
            so.Because(s_shares[Keeper], $"{Percent(Of(so).Shares[Builder] + Of(so).Shares[Keeper])} of the week was building and keeping, where {Percent(Of(so).Targets[Builder] + Of(so).Targets[Keeper])} is the aim"),
            Off(so, Of(so).Shortest()),
        ]),
        new("off-balance", so => Of(so).Balance < InBalance, Leaning, so => [.. Of(so).Gaps().Take(2).Select(h => Off(so, h)), Balance(so)]),
        new("in-balance", _ => true, Balanced, so => [Balance(so), Off(so, Of(so).Shortest())]),
    ];

    public override Advice Advise(Case so, Ruling ruling)
    {
        var week = Of(so);
        var chosen = so.IsGiven(s_choice) ? so.To(s_choice) : (bool?)null;
        var hat = ruling.Verdict == Neglected ? LeftOut(so).First() : week.Shortest();
        return new HatsAdvice(so, ruling.Verdict, week, Week.Earlier(so), hat, chosen, Verdicts[ruling.Verdict]).Advice();
    }

    private static Week Of(Case so) => new([.. s_shares.Select(so.To)], Targets(so), so.Now.Today);

    /// <summary>Those just given, else those of the last check-in, else the usual ones.</summary>
    private static IReadOnlyList<decimal> Targets(Case so) =>
        so.IsGiven(s_targets) && TargetsQuestion.Parse(so.To(s_targets)) is { } given ? given
        : Week.Earlier(so) is [.., var last] ? last.Targets
        : [.. Hat.All.Select(h => h.Target)];

    /// <summary>How far building and keeping lie above what they may take; negative while below.</summary>
    private static decimal Operations(Week week) => week.Gap(Builder) + week.Gap(Keeper) - OverTargets;

    /// <summary>Hats at 0 too often running, this week included. One whose target is 0 is left out on purpose.</summary>
    private static IEnumerable<int> LeftOut(Case so)
    {
        var targets = Of(so).Targets;
        return Enumerable.Range(0, Hat.All.Count).Where(h => targets[h] > 0 && Run(so, h) >= (targets[h] < SmallTarget ? RunOfZeroWhenSmall : RunOfZero));
    }

    /// <summary>Check-ins running, up to this one, in which a hat got nothing.</summary>
    private static int Run(Case so, int hat) => Week.Earlier(so).Append(Of(so)).Reverse().TakeWhile(w => w.Shares[hat] == 0).Count();

    private static string Off(Case so, int? hat) => hat is not { } h ? so.Because(s_shares[Keeper], "like every other hat it did not fall short of its target")
        : Of(so) is var week && week.Gap(h) < 0
            ? so.Because(s_shares[h], $"the {Hat.All[h].Name} got {Percent(week.Shares[h])} of the week where {Percent(week.Targets[h])} is the aim")
            : so.Because(s_shares[h], $"the {Hat.All[h].Name} took {Percent(week.Shares[h])} of the week where {Percent(week.Targets[h])} is the aim");

    private static string Balance(Case so) =>
        Of(so).Gaps().Select(h => (int?)h).FirstOrDefault() is { } h
            ? so.Because(s_shares[h], $"the balance of the week is {Of(so).Balance:0} of 100, with the {Hat.All[h].Name} furthest off")
            : so.Because(s_shares[Builder], "it meets its target like the other six, and the balance of the week is 100 of 100");

    private static string AskWhetherChosen(Case so)
    {
        if (!s_shares.Any(so.IsGiven)) return "Was last week's split your choice?";
        var week = Of(so);
        if (!week.HasShares) return "That adds up to nothing, so I will leave the week out. Was it a week off by choice?";
        var most = Enumerable.Range(0, Hat.All.Count).MaxBy(h => week.Shares[h]);
        return $"Most of it went to the {Hat.All[most].Name} ({Percent(week.Shares[most])}); the balance is {week.Balance.ToString("0", CultureInfo.InvariantCulture)} of 100. Was that your choice?";
    }

    internal static string Percent(decimal share) => share.ToString("0.#", CultureInfo.InvariantCulture) + "%";

    /// <summary>A share named in an opening message: the hat with a number behind it, or its place in a line of seven.</summary>
    private static decimal? Inside(string opening, Hat hat, int place)
    {
        var named = Regex.Match(opening, $@"\b{hat.Id}\w*(?: manager)?[ :=]{{1,3}}(?:about )?(\d{{1,3}})\b", RegexOptions.IgnoreCase, TimeSpan.FromMilliseconds(200));
        if (named.Success) return decimal.Parse(named.Groups[1].Value, CultureInfo.InvariantCulture);
        return TargetsQuestion.Parse(opening) is { } seven && !Cue.In(opening, "targets") ? seven[place] : null;
    }
}
