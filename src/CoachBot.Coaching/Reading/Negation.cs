namespace CoachBot.Coaching.Reading;

internal static class Negation
{
    private static readonly HashSet<string> Words =
    [
        "not", "no", "never", "nor", "neither", "isnt", "arent", "wasnt", "werent", "dont", "doesnt", "didnt", "cant",
        "cannot", "couldnt", "wont", "wouldnt", "shouldnt", "hasnt", "havent", "hadnt", "aint", "hardly", "barely",
        "without", "nope", "anything", "nicht", "kein", "pas", "isn", "wasn"
    ];

    public static bool Is(string word) => Words.Contains(word);

    public static int Count(IEnumerable<string> words) => words.Count(Is);
}
