namespace CoachBot.Coaching.Safety;

/// <summary>One place in a phrase: any of some words, or a gap of up to so many words.</summary>
internal sealed record PhrasePart(IReadOnlySet<int> Words, bool TakesNames, bool IsOptional, int Gap)
{
    public bool Takes(Token token) => Words.Contains(token.Word) || (TakesNames && token.LooksLikeName);
}

/// <summary>
/// A phrase with choices, optional words and short gaps. It is tried only where its rarest word stands, and
/// looks a bounded way left and right from there, so a text of any length takes time in proportion to it.
/// </summary>
internal sealed class PhrasePattern(IReadOnlyList<PhrasePart> parts, SafetyCategory? category, bool asksWhetherNow, bool overrides)
{
    private readonly PhrasePart[] parts = [.. parts];

    public IReadOnlyList<PhrasePart> Parts => parts;

    /// <summary>Which part it is found by; never a gap, an optional part or a name.</summary>
    public int Anchor { get; set; }

    /// <summary>None for an everyday sense, which only keeps its words from counting as something else.</summary>
    public SafetyCategory? Category { get; } = category;

    public bool AsksWhetherNow { get; } = asksWhetherNow;

    /// <summary>A workspace's own phrase counts even where the same words have an everyday sense.</summary>
    public bool Overrides { get; } = overrides;

    public bool IsAt(List<Token> tokens, int at, List<int> taken)
    {
        taken.Clear();
        return Take(tokens, at, parts[Anchor], taken)
            && Forward(tokens, at + 1, Anchor + 1, taken)
            && Backward(tokens, at - 1, Anchor - 1, taken);
    }

    private bool Forward(List<Token> tokens, int at, int part, List<int> taken)
    {
        if (part == parts.Length)
            return true;
        var (mark, current) = (taken.Count, parts[part]);
        for (var skipped = 0; skipped < current.Gap; skipped++)
        {
            if (Forward(tokens, at + skipped, part + 1, taken))
                return true;
            if (at + skipped >= tokens.Count || tokens[at + skipped].StartsSentence)
                return false;
        }

        if (current.Gap == 0 && at < tokens.Count && !tokens[at].StartsSentence
            && Take(tokens, at, current, taken) && Forward(tokens, at + 1, part + 1, taken))
            return true;
        taken.RemoveRange(mark, taken.Count - mark);
        return (current.IsOptional && Forward(tokens, at, part + 1, taken))
            || (current.Gap > 0 && Forward(tokens, at + current.Gap, part + 1, taken));
    }

    private bool Backward(List<Token> tokens, int at, int part, List<int> taken)
    {
        if (part < 0)
            return true;
        var (mark, current) = (taken.Count, parts[part]);
        for (var skipped = 0; skipped < current.Gap; skipped++)
        {
            if (Backward(tokens, at - skipped, part - 1, taken))
                return true;
            if (at - skipped < 0 || tokens[at - skipped + 1].StartsSentence)
                return false;
        }

        if (current.Gap == 0 && at >= 0 && !tokens[at + 1].StartsSentence
            && Take(tokens, at, current, taken) && Backward(tokens, at - 1, part - 1, taken))
            return true;
        taken.RemoveRange(mark, taken.Count - mark);
        return (current.IsOptional && Backward(tokens, at, part - 1, taken))
            || (current.Gap > 0 && Backward(tokens, at - current.Gap, part - 1, taken));
    }

    private static bool Take(List<Token> tokens, int at, PhrasePart part, List<int> taken)
    {
        if (!part.Takes(tokens[at]))
            return false;
        taken.Add(at);
        return true;
    }
}
