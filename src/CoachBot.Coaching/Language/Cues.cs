namespace CoachBot.Coaching.Language;

/// <summary>Turns of phrase that show how much a clause counts. They name no skill.</summary>
internal static class Cues
{
    private const float Aside = 0.12f;
    // Stronger boosts made long messages worse: what happened tells as much as what is asked.
    private const float Wanted = 1.1f;
    private const float Asked = 1.05f;

    private static readonly string[][] Wanting = Split(
        "i need", "i want", "i would like", "i d like", "i rather", "how do i", "how can i", "how to", "how should i",
        "should i", "what do i", "what should", "can you", "could you", "help me", "i have to", "we need", "how do we",
        "which", "is it", "am i", "where do i", "who", "do i", "want to", "like to");

    // "I can't choose" is a need; "I don't want to choose" only says what it is not.
    private static readonly string[][] Dismissing = Split(
        "not want", "not need", "not looking", "not asking", "not about", "not here", "not interested", "not trying",
        "not talking", "no need", "not the problem", "not the issue", "not the question", "not a question", "never mind");

    private static readonly string[][] Adding = Split(
        "and i", "and also", "also", "and we", "and my", "and then", "plus", "besides", "on top of", "another thing",
        "second", "secondly", "and how", "and what", "and should", "and who", "as well as", "but i", "while i");

    private static readonly string[] Breaks = ["but", "however", "instead", "yet", "though", "although", "because", "rather"];

    public static bool StartsClause(ReadOnlySpan<char> word)
    {
        foreach (var one in Breaks)
            if (word.Equals(one, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }

    /// <summary>Whether a further need may start at this word.</summary>
    public static bool AddsNeed(List<string> words, int at) =>
        Array.Exists(Adding, cue => at + cue.Length <= words.Count && cue.SequenceEqual(words.GetRange(at, cue.Length)));

    /// <summary>Whether a sentence goes on from the one before: "And the board wants...".</summary>
    public static bool GoesOn(List<string> words) => words is ["and" or "separately" or "unrelated", ..];

    /// <summary>What each clause counts for, in the order given.</summary>
    public static float[] Weigh(IReadOnlyList<Clause> clauses)
    {
        var dismissed = clauses.Select(Dismisses).ToArray();
        // Somebody who only says what they do not want still gets a guess.
        var allDismissed = Array.TrueForAll(dismissed, one => one);
        var weights = new float[clauses.Count];
        for (var i = 0; i < weights.Length; i++)
            weights[i] = dismissed[i] && !allDismissed ? Aside : clauses.Count == 1 ? 1 : Weigh(clauses[i]);
        return weights;
    }

    private static float Weigh(Clause clause) => Says(clause, Wanting) ? Wanted : clause.Asked ? Asked : 1;

    private static bool Dismisses(Clause clause) => Says(clause, Dismissing);

    private static bool Says(Clause clause, string[][] cues) => Array.Exists(cues, cue => clause.Says(cue));

    private static string[][] Split(params string[] cues) => [.. cues.Select(cue => cue.Split(' '))];
}
