using System.Runtime.CompilerServices;

namespace CoachBot.Coaching.Language;

/// <summary>Turns clauses into hashed features: words, stems, pairs and triples of words, pieces of words.</summary>
internal static class Features
{
    /// <summary>Keys are below this; a model that needs less room drops the upper bits.</summary>
    public const int Slots = 1 << 20;

    private const float WordWeight = 1f;
    private const float KinWeight = 0.8f;
    private const float PairWeight = 0.9f;
    private const float GapWeight = 0.45f;
    private const float TripleWeight = 0.8f;
    private const float PieceWeight = 0.2f;
    private const int PieceLength = 4;

    public static void Read(string words, FeatureBag bag)
    {
        var clauses = ClauseReader.Read(words);
        Read(clauses, Cues.Weigh(clauses), bag);
    }

    public static void Read(IReadOnlyList<Clause> clauses, ReadOnlySpan<float> weights, FeatureBag bag)
    {
        bag.Clear();
        for (var i = 0; i < clauses.Count; i++)
            Read(clauses[i].Words, weights[i], bag);
        bag.Merge();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Read(List<string> words, float weight, FeatureBag bag)
    {
        uint before = 1, beforeThat = 1, kinBefore = 1;
        foreach (var word in words)
        {
            var stem = WordForms.Stem(word);
            var hash = Hash(stem, 'w');
            var kin = SameWords.Of(word, stem) is { } group ? Hash(group, 'k') : hash;
            bag.Add(Slot(hash), WordWeight * weight);
            if (kin != hash)
                bag.Add(Slot(kin), KinWeight * weight);
            bag.Add(Slot(Join(before, hash, 'p')), PairWeight * weight);
            if (kin != hash || kinBefore != before)
                bag.Add(Slot(Join(kinBefore, kin, 'q')), PairWeight * weight);
            bag.Add(Slot(Join(beforeThat, kin, 'g')), GapWeight * weight);
            bag.Add(Slot(Join(Join(beforeThat, kinBefore, 't'), kin, 't')), TripleWeight * weight);
            AddPieces(word, PieceWeight * weight, bag);
            (beforeThat, before, kinBefore) = (kinBefore, hash, kin);
        }

        bag.Add(Slot(Join(before, 2, 'p')), PairWeight * weight);
    }

    private static void AddPieces(string word, float weight, FeatureBag bag)
    {
        if (word.Length < PieceLength)
            return;
        Span<char> edged = stackalloc char[word.Length + 2];
        edged[0] = edged[^1] = ' ';
        word.CopyTo(edged[1..]);
        for (var at = 0; at + PieceLength <= edged.Length; at++)
            bag.Add(Slot(Hash(edged.Slice(at, PieceLength), 'c')), weight);
    }

    private static int Slot(uint hash) => (int)((hash ^ (hash >> 16)) & (Slots - 1));

    private static uint Join(uint one, uint other, char kind) => (((one * 31) ^ kind) * 0x9E3779B1) ^ (other * 0x85EBCA6B);

    private static uint Hash(ReadOnlySpan<char> text, char kind)
    {
        // FNV-1a: the same in every process, unlike string.GetHashCode.
        var hash = 2166136261 ^ kind;
        foreach (var letter in text)
            hash = (hash ^ letter) * 16777619;
        return hash * 0x9E3779B1;
    }
}
