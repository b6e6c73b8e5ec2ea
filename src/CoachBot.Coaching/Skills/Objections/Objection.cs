using System.Text.RegularExpressions;

namespace CoachBot.Coaching.Skills.Objections;

internal enum Worry { Unsaid, Cost, Workload, Control, Security, TriedBefore, NoNeed, NotConsulted }

/// <summary>One who objects, what they are worried about, and what meets that worry.</summary>
internal sealed partial record Objection(string Who, string? Said, Worry Worry)
{
    private const int Most = 5, LongestWho = 40;

    public string Named => Worry switch
    {
        Worry.Cost => "cost",
        Worry.Workload => "workload",
        Worry.Control => "control",
        Worry.Security => "security",
        Worry.TriedBefore => "it was tried before",
        Worry.NoNeed => "no need for it",
        Worry.NotConsulted => "not being asked",
        _ => Said is null ? "not said yet; ask before you answer it" : "",
    };

    public string TruePart => Worry switch
    {
        Worry.Cost => "it costs before it saves, and the cost is theirs first.",
        Worry.Workload => "the first weeks are more work for them, whatever comes after.",
        Worry.Control => "something they decided themselves is decided elsewhere afterwards.",
        Worry.Security => "every change opens something until it has been checked.",
        Worry.TriedBefore => "last time cost them effort and brought little.",
        Worry.NoNeed => "what they have works for them today.",
        Worry.NotConsulted => "they know their work, and were not asked.",
        _ => "ask them; there is one more often than not.",
    };

    public string Answer => Worry switch
    {
        Worry.Cost => "the whole cost on one line, next to what standing still costs.",
        Worry.Workload => "who does which hours, in which week, and what we take off them.",
        Worry.Control => "what they still decide, in writing, and how an exception is granted.",
        Worry.Security => "what was checked, by whom, and what is still open.",
        Worry.TriedBefore => "what is different this time, and the line at which we stop.",
        Worry.NoNeed => "one case from their own work where today's way cost them.",
        Worry.NotConsulted => "a draft they see first, with one point that is theirs to change.",
        _ => "none yet; listen first and answer the next day.",
    };

    public string Figure => Worry switch
    {
        Worry.Cost => "cost a year, ours and theirs, against the cost of doing nothing",
        Worry.Workload => "hours a week for one of them, measured with one volunteer",
        Worry.Control => "how many decisions of theirs change, counted over one month",
        Worry.Security => "open findings, from the people who check",
        Worry.TriedBefore => "what failed last time, and the same measure today",
        Worry.NoNeed => "how often today's way failed them in 90 days",
        Worry.NotConsulted => "how many of them have seen it, and what they changed",
        _ => "what one of them says it would cost, in hours or money",
    };

    public string Concession => Worry switch
    {
        Worry.Cost => "start where it pays first, and let the rest wait for that result.",
        Worry.Workload => "keep clear of their busiest week, and do the set-up for them.",
        Worry.Control => "they choose the day within a window, and keep an exception route.",
        Worry.Security => "their check comes before the start, and a finding stops it.",
        Worry.TriedBefore => "a stop line agreed beforehand, and they call it.",
        Worry.NoNeed => "they come last, once the first group has shown the use.",
        Worry.NotConsulted => "one point of how or when is theirs to decide.",
        _ => "one point of how or when that they pick.",
    };

    /// <summary>The concession as it is said to the one who objects.</summary>
    public string Offer => Worry switch
    {
        Worry.Workload => "keep clear of your busiest week, and do the set-up for you.",
        Worry.Control => "you choose the day within a window, and keep an exception route.",
        Worry.Security => "your check comes before the start, and a finding stops it.",
        Worry.TriedBefore => "a stop line agreed beforehand, and you call it.",
        Worry.NoNeed => "you come last, once the first group has shown the use.",
        Worry.NotConsulted => "one point of how or when is yours to decide.",
        Worry.Unsaid => "one point of how or when that you pick.",
        _ => Concession,
    };

    /// <summary>Several may be named, one a line or parted by semicolons: "Finance: the cost; Sales - the extra work".</summary>
    public static IReadOnlyList<Objection> Read(string? text) =>
        [.. (text ?? "").Split(['\n', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(Most).Select(One)];

    private static Objection One(string line)
    {
        var parting = Parting().Match(line);
        var who = parting.Success ? line[..parting.Index] : line;
        var said = parting.Success ? line[(parting.Index + (parting.Groups["sign"].Success ? parting.Length : 0))..].Trim(' ', ')', '.') : null;
        if (who.Trim().Length is < 2 or > LongestWho) return new("The person you named", Wording.Short(line, 120), WorryIn(line));
        return new(Wording.Upper(who.Trim(' ', '-', '*', '•', '.')), said is { Length: > 0 } ? Wording.Short(said, 120) : null, WorryIn(said ?? ""));
    }

    private static Worry WorryIn(string said) =>
        NotConsulted().IsMatch(said) ? Worry.NotConsulted
        : Before().IsMatch(said) ? Worry.TriedBefore
        : Security().IsMatch(said) ? Worry.Security
        : Control().IsMatch(said) ? Worry.Control
        : Cost().IsMatch(said) ? Worry.Cost
        : Workload().IsMatch(said) ? Worry.Workload
        : NoNeed().IsMatch(said) ? Worry.NoNeed
        : Worry.Unsaid;

    [GeneratedRegex(@"(?<sign>\s*(?::|,|\(| - | – | — )\s*)|\s+(?=(?:will|won['’]t|would|wouldn['’]t|says?|thinks?|fears?|worr(?:y|ies|ied)|because|hates?|wants?|wanted|about|is|are|do|does|don['’]t|doesn['’]t|can|cannot|can['’]t|lose|loses|has|have|feels?)\b)", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 200)]
    private static partial Regex Parting();

    [GeneratedRegex(@"\b(?:not (?:asked|consulted|involved|told|informed)|never (?:asked|consulted|involved|told)|wasn['’]t (?:asked|consulted|told)|weren['’]t (?:asked|consulted|told)|consult(?:ed|ation)|over (?:their|his|her) heads?|surprised)\b", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 200)]
    private static partial Regex NotConsulted();

    [GeneratedRegex(@"\b(?:tried|last (?:year|time)|before|failed|again|killed it)\b", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 200)]
    private static partial Regex Before();

    [GeneratedRegex(@"\b(?:secur\w*|privacy|data|breach\w*|complian\w*|safe|safety|leak\w*)\b", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 200)]
    private static partial Regex Security();

    [GeneratedRegex(@"\b(?:control|freedom|autonomy|admin rights|own (?:tools?|way|laptops?|choice)|locked down|power|say in)\b", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 200)]
    private static partial Regex Control();

    [GeneratedRegex(@"\b(?:costs?|money|budgets?|expensive|prices?|pric(?:e|ey|ing)|licen[cs]es?|spend(?:ing)?)\b", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 200)]
    private static partial Regex Cost();

    [GeneratedRegex(@"\b(?:work|workload|time|hours|effort|busy|overloaded|staff|training|downtime|slower|evenings?|nights?|weekends?)\b", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 200)]
    private static partial Regex Workload();

    [GeneratedRegex(@"\b(?:no need|not needed|don['’]t need|doesn['’]t need|works fine|why change|pointless|useless|no use)\b", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 200)]
    private static partial Regex NoNeed();
}
