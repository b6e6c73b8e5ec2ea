namespace CoachBot.Coaching.Language;

/// <summary>A stretch of words between two breaks, and how much it says about the need.</summary>
internal sealed class Clause(int sentence)
{
    public int Sentence { get; } = sentence;

    public List<string> Words { get; } = [];

    /// <summary>The sentence it belongs to asks a question.</summary>
    public bool Asked { get; set; }

    public bool Says(ReadOnlySpan<string> cue) => Find(cue) >= 0;

    public int Find(ReadOnlySpan<string> cue)
    {
        for (var at = 0; at + cue.Length <= Words.Count; at++)
        {
            var same = 0;
            while (same < cue.Length && Words[at + same] == cue[same])
                same++;
            if (same == cue.Length)
                return at;
        }

        return -1;
    }
}
