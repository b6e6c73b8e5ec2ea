namespace CoachBot.Coaching.Language;

/// <summary>The clauses that speak of one thing: a sentence, or what follows "and also".</summary>
/// <param name="Added">It begins with such words, so that it may well be a further need.</param>
internal readonly record struct Part(List<Clause> Clauses, bool Added);

/// <summary>Parts a message by what it speaks of.</summary>
internal static class NeedReader
{
    private const int FewestWords = 3;

    public static IEnumerable<Part> Parts(IReadOnlyList<Clause> clauses)
    {
        var part = new Part([], Added: false);
        var sentence = -1;
        foreach (var clause in clauses.SelectMany(Cut))
        {
            var adds = Cues.AddsNeed(clause.Words, 0) || (clause.Sentence != sentence && Cues.GoesOn(clause.Words));
            if ((clause.Sentence != sentence || adds) && Enough(part))
            {
                yield return part;
                part = new Part([], adds);
            }

            part.Clauses.Add(clause);
            sentence = clause.Sentence;
        }

        if (Enough(part))
            yield return part;
    }

    private static bool Enough(Part part) => part.Clauses.Sum(clause => clause.Words.Count) >= FewestWords;

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
