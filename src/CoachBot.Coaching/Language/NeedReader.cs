namespace CoachBot.Coaching.Language;

/// <summary>Groups the clauses that speak of one thing: a sentence, or what follows "and also".</summary>
internal static class NeedReader
{
    private const int FewestWords = 3;

    public static IEnumerable<List<Clause>> Parts(IReadOnlyList<Clause> clauses)
    {
        var part = new List<Clause>();
        var sentence = -1;
        foreach (var clause in clauses.SelectMany(Cut))
        {
            var begins = clause.Sentence != sentence || Cues.AddsNeed(clause.Words, 0);
            if (begins && Enough(part))
            {
                yield return part;
                part = [];
            }

            part.Add(clause);
            sentence = clause.Sentence;
        }

        if (Enough(part))
            yield return part;
    }

    private static bool Enough(List<Clause> part) => part.Sum(clause => clause.Words.Count) >= FewestWords;

    private static IEnumerable<Clause> Cut(Clause clause)
    {
        var open = new Clause(clause.Sentence) { Asked = clause.Asked };
        for (var at = 0; at < clause.Words.Count; at++)
        {
            if (open.Words.Count > 0 && Cues.AddsNeed(clause.Words, at))
            {
                yield return open;
                open = new Clause(clause.Sentence) { Asked = clause.Asked };
            }

            open.Words.Add(clause.Words[at]);
        }

        yield return open;
    }
}
