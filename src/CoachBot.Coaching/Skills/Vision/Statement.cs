using System.Text.RegularExpressions;

namespace CoachBot.Coaching.Skills.Vision;

/// <summary>The five points a statement is read for.</summary>
internal enum Point { Short, Named, NoProducts, Measured, Plain }

/// <param name="Words">What was found, as a clause.</param>
/// <param name="Mend">What would mend it, as a sentence.</param>
internal sealed record Finding(Point Point, string Words, string Mend);

/// <summary>One sentence on what IT is here for: as pasted, or built from its parts.</summary>
internal sealed partial record Statement
{
    private const int MostWords = 60;

    // A name that could be anybody's names nobody.
    private static readonly HashSet<string> s_anybody = new(StringComparer.OrdinalIgnoreCase)
    {
        "users", "our users", "the users", "end users", "everyone", "everybody", "all", "people", "customers", "our customers", "stakeholders", "all staff",
        "the business", "business", "our business", "the company", "company", "our company", "the organisation", "the organization", "work", "us",
    };

    // Some are ordinary words too, so they count only with their capital letter.
    private static readonly string[] s_products =
    [
        "Microsoft", "Office 365", "Teams", "Outlook", "SharePoint", "OneDrive", "Windows", "Azure", "Intune", "Copilot", "Power BI", "Dynamics", "Excel",
        "Google Workspace", "Gmail", "Slack", "Zoom", "Webex", "Jira", "Confluence", "Atlassian", "ServiceNow", "Zendesk", "Freshservice", "Salesforce", "SAP", "Oracle",
        "Workday", "AWS", "VMware", "Citrix", "Cisco", "Fortinet", "Okta", "Jamf", "GitHub", "GitLab", "Kubernetes", "Docker", "Linux", "iPhone", "iPad", "Android",
        "Dropbox", "Adobe", "Tableau", "Snowflake", "ChatGPT", "Claude", "Gemini", "Notion", "Trello", "Asana", "Dell", "Lenovo", "NetSuite", "DocuSign", "Splunk",
    ];

    private static readonly string[] s_jargon =
    [
        "synergy", "synergies", "leverage", "leveraging", "best-in-class", "world-class", "best of breed", "holistic", "seamless", "seamlessly", "cutting-edge", "state-of-the-art",
        "paradigm", "digital transformation", "value-add", "value proposition", "end-to-end", "next-generation", "future-proof", "mission-critical", "scalable", "agile",
        "robust", "ecosystem", "enablement", "omnichannel", "thought leadership", "failover", "latency", "throughput", "uptime", "on-prem", "backend", "middleware", "devops",
        "hyperscaler", "cloud-native", "ticketing", "incidents", "root cause", "stakeholders", "operational excellence", "proactively", "solutions",
    ];

    private static readonly HashSet<string> s_everyday =
        ["IT", "HR", "UK", "US", "USA", "EU", "OK", "PC", "PCs", "CEO", "CFO", "TV", "AM", "PM", "DIY", "GP", "NHS"];

    public string? Own { get; init; }

    public string? Users { get; init; }

    public string? Business { get; init; }

    public string? Outcomes { get; init; }

    public string? Services { get; init; }

    public string? Behaviours { get; init; }

    public string? Limits { get; init; }

    public string? Measure { get; init; }

    /// <summary>The sentence as it can be shown; parts nobody named are left out.</summary>
    public string Text => Own is { } own ? own.ReplaceLineEndings(" ").Trim() : Built;

    public bool IsEmpty => Own is null && Users is null && Business is null && Outcomes is null && Services is null;

    public bool IsSound => Findings.Count == 0;

    public int WordCount => Words().Count(Text);

    /// <summary>In the order of the five points; none when all hold.</summary>
    public IReadOnlyList<Finding> Findings => [.. Found()];

    private string Built
    {
        get
        {
            var parts = $"We help {Clause(Users) ?? "the people we serve"}{(Clause(Business) is { } at ? $" at {at}" : "")} to {Outcome ?? "get their work done"}";
            if (Clause(Services) is { } services) parts += $" by providing {services}";
            if (Clause(Behaviours) is { } how) parts += $", {how}";
            if (Clause(Limits) is { } limits) parts += $", within {Leading().Replace(limits, "")}";
            return Clause(Measure) is { } seen ? $"{parts}; you will see it in {seen}." : $"{parts}.";
        }
    }

    private string? Outcome => Clause(Outcomes) is { } outcome ? LeadingTo().Replace(outcome, "") : null;

    private IEnumerable<Finding> Found()
    {
        if (IsEmpty || WordCount > MostWords)
            yield return new(Point.Short, IsEmpty ? "there is no sentence yet" : $"the sentence has {WordCount} words and 60 are enough",
                IsEmpty ? "Name whom you serve, what they want to get done and what you provide." : $"Cut at least {WordCount - MostWords} words; the services are a good place to start.");
        if (Unnamed() is { Count: > 0 } unnamed)
            yield return new(Point.Named, $"it does not name {Wording.List(unnamed)}", $"Name {Wording.List(unnamed)} so that they would recognise themselves.");
        if (Products() is { Count: > 0 } products)
            yield return new(Point.NoProducts, $"it names {Wording.List(products)}, which is a product", $"Say what {Wording.List(products)} does for people instead.");
        if (!IsMeasured)
            yield return new(Point.Measured, Clause(Measure) is { } said ? $"“{Wording.Short(said, 60)}” cannot be counted" : "it has no measure", "Name something to count: a share, a time, a number of people.");
        if (Jargon() is { Count: > 0 } jargon)
            yield return new(Point.Plain, $"{Wording.List([.. jargon.Select(j => $"“{j}”")])} would need explaining", $"Say {Wording.List([.. jargon.Select(j => $"“{j}”")])} in words a new colleague knows.");
    }

    private bool IsMeasured => Countable().IsMatch(Measure ?? "") || Own is { } own && SeenIn().Match(own) is { Success: true } seen && Countable().IsMatch(own[seen.Index..]);

    private List<string> Unnamed()
    {
        List<string> unnamed = [];
        if (!Names(Users)) unnamed.Add("the people you serve");
        if (!Names(Business)) unnamed.Add("the business");
        return unnamed;
    }

    /// <summary>Said, not just anybody, and in the sentence.</summary>
    private bool Names(string? part) => Clause(part) is { } said && !s_anybody.Contains(said)
        && (Own is null || Words().Matches(said).Any(w => w.Length > 2 && Words().Matches(Own).Any(o => o.Value.StartsWith(w.Value[..Math.Min(w.Length, 5)], StringComparison.OrdinalIgnoreCase))));

    private List<string> Products() => [.. s_products.Where(p => HasName(p) && Business?.Contains(p, StringComparison.OrdinalIgnoreCase) != true)];

    private bool HasName(string product)
    {
        for (var at = 0; (at = Text.IndexOf(product, at, StringComparison.Ordinal)) >= 0; at++)
            if ((at == 0 || !char.IsLetterOrDigit(Text[at - 1])) && (at + product.Length == Text.Length || !char.IsLetterOrDigit(Text[at + product.Length])))
                return true;
        return false;
    }

    private List<string> Jargon() =>
    [
        .. s_jargon.Where(j => Dialogs.Cue.In(Text, j)),
        .. Acronym().Matches(Text).Select(m => m.Value).Distinct()
            .Where(a => !s_everyday.Contains(a) && !s_products.Contains(a) && Business?.Contains(a, StringComparison.Ordinal) != true
                && !Text.Contains($"({a})", StringComparison.Ordinal) && !Text.Contains($"{a} (", StringComparison.Ordinal)),
    ];

    /// <summary>A part as it goes into the sentence: one line without its full stop.</summary>
    private static string? Clause(string? part) => part?.ReplaceLineEndings(" ").Trim().TrimEnd('.', ';', ',', '!') is { Length: > 0 } line
        ? line
        : null;

    [GeneratedRegex(@"[\p{L}\p{N}]+(?:[-'’/][\p{L}\p{N}]+)*", RegexOptions.CultureInvariant)]
    private static partial Regex Words();

    [GeneratedRegex(@"^(?:we help (?:them|you) )?to\s+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LeadingTo();

    [GeneratedRegex(@"^within\s+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Leading();

    [GeneratedRegex(@"\d|%|\b(?:number|share|rate|percent|per cent|half|third|quarter|hours?|minutes?|days?|weeks?|times?|score|survey|count|fewer|less|more|longer|shorter|faster|sooner|every|each|all|none|no|without|zero|one|two|three|four|five|six|seven|eight|nine|ten)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Countable();

    [GeneratedRegex(@"\b(?:see it|seen|measure|measured|know it|shows?|so that)\b|[;:]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SeenIn();

    [GeneratedRegex(@"\b[A-Z][A-Z0-9]{1,5}s?\b", RegexOptions.CultureInvariant)]
    private static partial Regex Acronym();
}
