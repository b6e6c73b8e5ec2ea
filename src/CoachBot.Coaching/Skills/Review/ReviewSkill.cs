using System.Globalization;
using CoachBot.Coaching.Dialogs;

namespace CoachBot.Coaching.Skills.Review;

/// <summary>Which services are kept, improved, promoted, simplified or retired? The verdict is that of the service to start with.</summary>
public sealed class ReviewSkill : Skill
{
    private const int Most = 10;

    private static readonly TextQuestion s_service = new("service", "Service", "Which service?");

    private static readonly ScaleQuestion s_value = new("value", "Value", "How much is it worth to the business?", "hardly anything", "very much", "its value") { Usually = 3 };

    private static readonly ChoiceQuestion<Use> s_use = new("use", "Use", "Which way does its use go?",
        (Use.Rising, new("rising", "Rising", "its use is rising")),
        (Use.Steady, new("steady", "Steady", "its use is steady")),
        (Use.Falling, new("falling", "Falling", "its use is falling")))
    { Usually = Use.Steady };

    private static readonly ScaleQuestion s_happy = new("happy", "Happy", "How happy are its users?", "not at all", "very", "its users' happiness") { Usually = 3 };

    private static readonly ChoiceQuestion<Stable> s_stable = new("stable", "Stable", "Is it stable: two incidents or fewer in 90 days?",
        (Stable.Yes, new("yes", "Stable: two incidents or fewer in 90 days", "it is stable")),
        (Stable.No, new("no", "Not stable", "it is not stable")))
    { Usually = Stable.Yes };

    private static readonly ChoiceQuestion<Fit> s_fit = new("fit", "Fits the vision", "Does it fit what you are here for?",
        (Fit.Yes, new("yes", "Fits", "it fits the vision")),
        (Fit.Partly, new("partly", "Partly", "it partly fits the vision")),
        (Fit.No, new("no", "Does not fit", "it does not fit the vision")))
    { Usually = Fit.Yes };

    private static readonly GridQuestion s_services = new("services", "The services",
        _ => $"Which services do we look at? Up to {Most}, one a line. A rating behind each is welcome, such as “guest wifi 4 rising 2 unstable fits”; else I ask one by one.",
        Most, s_service, s_value, s_use, s_happy, s_stable, s_fit)
    {
        Sample = "guest wifi 4 rising 2 unstable fits",
        Part = ServiceWords.Rows,
        TakesOpening = true,
        Extract = ServiceWords.InOpening,
        Required = true,
        Carries = [.. Enumerable.Range(1, Most).Select(RateId)],
        Why = "Side by side it shows where the hours are well spent.",
    };

    private static readonly RatingQuestion[] s_rates = [.. Enumerable.Range(1, Most).Select(RateQuestion)];

    public override string Id => "review";

    public override string Title => "Which services to keep?";

    public override int Order => 31;

    public override SkillGroup Group => SkillGroup.Toolkit;

    public override string Summary => "When your services should be looked at one by one.";

    public override IReadOnlyList<Question> Questions => [s_services, .. s_rates];

    public override IEnumerable<Question> RuleOrder => s_rates;

    public override IReadOnlyDictionary<string, string> Verdicts { get; } = new Dictionary<string, string>
    {
        ["RETIRE"] = "retiring",
        ["IMPROVE"] = "improving",
        ["SIMPLIFY"] = "simplifying",
        ["PROMOTE"] = "telling more people about",
        ["KEEP"] = "keeping",
    };

    public override IReadOnlyList<Rule> Rules =>
    [
        Row("no-fit-little-value", "RETIRE", s => s.Reason($"does not fit the vision and is worth {s.Value} of 5", "the hours it takes are better spent elsewhere")),
        Row("little-value-falling", "RETIRE", s => s.Reason($"is worth {s.Value} of 5 and its use is falling", "few will miss it")),
        Row("valued-but-hurting", "IMPROVE", s => s.Reason($"is worth {s.Value} of 5 {(s.Happy <= 2 ? $"while its users' happiness is {s.Happy} of 5" : "and is not stable")}", "mending it is felt at once")),
        Row("little-value", "SIMPLIFY", s => s.Reason($"is worth {s.Value} of 5 and its use is not falling", "it should cost less to run")),
        Row("good-but-unknown", "PROMOTE", s => s.Reason($"is worth {s.Value} of 5, its users' happiness is {s.Happy} of 5 and its use is not rising", "more people would gain from knowing it")),
        new("fine-as-it-is", _ => true, "KEEP", so => Ranked(so) is [var first, ..]
            ? [first.Reason($"is worth {first.Value} of 5 with happiness {first.Happy} of 5", "nothing has to change"), .. Others(so)]
            : [so.Because(s_services, "a list of what people ask you for is the first step")]),
    ];

    public override Advice Advise(Case so, Ruling ruling) => new ReviewNotes(so.Now, Ranked(so), Verdicts).Advice();

    internal static IReadOnlyList<Service> Ranked(Case so) => Service.Rank(Listed(so));

    private static Rule Row(string id, string verdict, Func<Service, string> reason) => new(id,
        so => Ranked(so) is [var first, ..] && first.Ruling.Row == id,
        verdict,
        so => [reason(Ranked(so)[0]), .. Others(so)]);

    private static IEnumerable<string> Others(Case so)
    {
        var ranked = Ranked(so);
        yield return ranked.Count == 1
            ? "You named one service, so there is no other to weigh it against."
            : $"You rated {ranked.Count} services, so the order rests on all of them: {Wording.List([.. ranked.GroupBy(s => s.Fate).Select(g => $"{g.Count()} to {ReviewNotes.Verb(g.Key)}")])}.";
        if (ranked.Count > 1 && ranked[1].Fate != Fate.Keep) yield return ranked[1].Reason($"is worth {ranked[1].Value} of 5", $"it comes second, to {ReviewNotes.Verb(ranked[1].Fate)}");
    }

    /// <summary>Services in the order listed, with later typed ratings where the list had none.</summary>
    private static IEnumerable<Service> Listed(Case so) => so.To(s_services).Select((row, place) =>
    {
        var said = new Rating(
            Cell(row, s_value, out var value) ? value : null,
            Cell(row, s_use, out var use) ? use : null,
            Cell(row, s_happy, out var happy) ? happy : null,
            Cell(row, s_stable, out var stable) ? stable : null,
            Cell(row, s_fit, out var fit) ? fit : null);
        return new Service(row[s_service] ?? "", said.Said == 0 && so.IsGiven(s_rates[place]) && ServiceWords.Read(so.To(s_rates[place])) is { } rated ? rated : said);
    });

    private static bool Cell<T>(Answers row, Question<T> column, out T value)
    {
        value = column.Nothing;
        return row[column] is { } stored && column.TryParse(stored, out value);
    }

    private static RatingQuestion RateQuestion(int number) => new(RateId(number), $"Rating of service {number}", so =>
        $"“{so.To(s_services).ElementAtOrDefault(number - 1)?[s_service]}” ({number} of {so.To(s_services).Count}): value 1-5; rising, steady or falling; happy 1-5; stable or unstable; fits, partly or no fit? {(number == 1 ? "“defaults” keeps 3, steady, 3, stable, fits; “defaults for the rest” ends this." : "“defaults” is fine.")}",
        typed => ServiceWords.Read(typed) is not null, "4 rising 2 unstable fits")
    {
        TypedOnly = true,
        AskedWhen = so => so.To(s_services).ElementAtOrDefault(number - 1) is { } row && row.Values.Count <= 1
            && !s_rates!.Take(number - 1).Any(r => so.Answers[r] == RatingQuestion.AllDefaults),
        Why = "What is left out counts as value 3, steady use, happiness 3, stable, fitting.",
    };

    private static string RateId(int number) => $"rate-{number.ToString(CultureInfo.InvariantCulture)}";
}
