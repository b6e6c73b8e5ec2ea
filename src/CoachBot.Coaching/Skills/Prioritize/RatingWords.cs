using System.Text.RegularExpressions;
using CoachBot.Coaching.Reading;

namespace CoachBot.Coaching.Skills.Prioritize;

/// <summary>Reads a rating typed in a few words in any order: "5 today hours", "impact 2, later, no purpose".</summary>
internal static partial class RatingWords
{
    private enum Kind { Filler, Impact, When, Effort, Must, Purpose, Not, Yes, Next, Unknown }

    private readonly record struct Token(Kind Kind, int Value = 0);

    private static readonly Dictionary<string, Token> s_words = Words();

    // A number behind one of these belongs to the name: "phase 2", "Windows 11".
    private static readonly HashSet<string> s_numbered =
        ["phase", "version", "step", "tier", "level", "building", "floor", "room", "site", "office", "wave", "part", "windows", "server", "office", "layer", "batch", "sprint", "stage", "v", "no", "line", "class", "q"];

    // These lead up to a rating and name nothing: "impact 5", "for today", "needs hours".
    private static readonly HashSet<string> s_leading = ["impact", "for", "by", "due", "this", "in", "within", "needs", "takes", "effort"];

    /// <summary>What was said, however little; null when no word of it rates anything.</summary>
    public static Rating? Read(string typed)
    {
        if (typed.Length > Folded.LongestAnswer) return null;
        var rating = Of([.. Split(typed).Select(word => Known(word, forgiving: true))]);
        return rating.Said > 0 ? rating : null;
    }

    /// <summary>Parts a line into the item's name and the rating behind it; no rating when the end of the line may be part of the name.</summary>
    public static (string Name, Rating Rating) Part(string line)
    {
        if (line.Length > Folded.LongestAnswer) return (Trim(line), new());
        List<string> words = [.. WordIn().Matches(line).Select(m => Folded.Text(m.Value))];
        List<Token> tokens = [.. words.Select(word => Known(word, forgiving: false))];
        var first = words.Count;
        var taken = new Rating();
        for (var i = words.Count - 1; i > 0 && tokens[i].Kind != Kind.Unknown && !IsTaken(tokens, i, first, taken); i--)
        {
            if (tokens[i].Kind == Kind.Impact && s_numbered.Contains(words[i - 1])) break;
            if (tokens[i].Kind == Kind.Filler) continue;
            taken = Of(tokens[i..]);
            first = i;
        }
        while (first > 1 && first < words.Count && s_leading.Contains(words[first - 1])) first--;
        if (first == words.Count) return (Trim(line), new());
        var name = line[..WordIn().Matches(line)[first].Index];
        return taken.Said >= 2 || taken.Said == 1 && Parting().IsMatch(name) ? (Trim(name), taken) : (Trim(line), new());
    }

    /// <summary>Whether a piece between commas only rates what stands before it.</summary>
    public static bool IsOnlyRating(string piece)
    {
        var tokens = Split(piece).Select(word => Known(word, forgiving: false)).ToList();
        return tokens.Count > 0 && tokens.All(t => t.Kind != Kind.Unknown) && tokens.Any(t => t.Kind != Kind.Filler);
    }

    /// <summary>Whether the rating behind already has this column, so that the word belongs to the name.</summary>
    private static bool IsTaken(List<Token> tokens, int i, int first, Rating taken) => tokens[i].Kind switch
    {
        Kind.Impact => taken.Impact is not null && !Enumerable.Range(first, tokens.Count - 1 - first).Any(at => tokens[at].Kind == Kind.Impact && tokens[at + 1].Kind == Kind.Effort),
        Kind.When => taken.When is not null,
        Kind.Effort => taken.Effort is not null,
        Kind.Must => taken.Must is not null,
        Kind.Purpose => taken.Purpose is not null,
        _ => false,
    };

    private static List<string> Split(string typed) => [.. WordIn().Matches(typed).Select(m => Folded.Text(m.Value))];

    private static string Trim(string text) => text.Trim().TrimEnd('-', '–', '—', ':', ';', ',', '(', '=', '.', ' ').TrimEnd();

    private static Token Known(string word, bool forgiving)
    {
        if (s_words.TryGetValue(word, out var token)) return token;
        if (word.EndsWith("/5", StringComparison.Ordinal) && s_words.TryGetValue(word[..^2], out token)) return token;
        return forgiving && word.Length >= 4 && Spelling.Nearest(word, s_words.Keys.Where(k => k.Length >= 4), 1) is { } near ? s_words[near] : new(Kind.Unknown);
    }

    private static Rating Of(List<Token> tokens)
    {
        var rating = new Rating();
        var numbers = tokens.Count(t => t.Kind == Kind.Impact);
        var loose = new List<Mark>();
        for (var i = 0; i < tokens.Count; i++)
        {
            var (token, next) = (tokens[i], i + 1 < tokens.Count ? tokens[i + 1].Kind : Kind.Unknown);
            var before = i > 0 ? tokens[i - 1].Kind : Kind.Unknown;
            switch (token.Kind)
            {
                // "4 today 2 weeks": of two numbers the one before the unit counts the work.
                case Kind.Impact when numbers > 1 && next == Kind.Effort: break;
                case Kind.Impact: rating = rating with { Impact = rating.Impact ?? token.Value }; break;
                case Kind.When: rating = rating with { When = rating.When ?? (When)Math.Min(token.Value + (before == Kind.Next ? 1 : 0), (int)When.Later) }; break;
                case Kind.Effort: rating = rating with { Effort = rating.Effort ?? (Effort)token.Value }; break;
                case Kind.Must: rating = rating with { Must = rating.Must ?? Marked(before, next) }; break;
                case Kind.Purpose: rating = rating with { Purpose = rating.Purpose ?? (token.Value == 0 ? Mark.No : Marked(before, next)) }; break;
                case Kind.Not or Kind.Yes when !Belongs(tokens, i): loose.Add(token.Kind == Kind.Not ? Mark.No : Mark.Yes); break;
            }
        }
        // A row copied from a table ends in two bare answers: must, then purpose.
        if (loose.Count == 2 && rating is { Must: null, Purpose: null }) rating = rating with { Must = loose[0], Purpose = loose[1] };
        return rating;
    }

    private static Mark Marked(Kind before, Kind next) => before == Kind.Not || next == Kind.Not && before != Kind.Yes ? Mark.No : Mark.Yes;

    private static bool Belongs(List<Token> tokens, int i) =>
        i + 1 < tokens.Count && tokens[i + 1].Kind is Kind.Must or Kind.Purpose || i > 0 && tokens[i - 1].Kind is Kind.Must or Kind.Purpose;

    private static Dictionary<string, Token> Words()
    {
        var words = new Dictionary<string, Token>();
        void Add(Kind kind, int value, string list)
        {
            foreach (var word in list.Split(' ')) words[word] = new(kind, value);
        }
        Add(Kind.Filler, 0, "impact effort when in this within by due needs takes for of and the is its it about around work rule a harm gain - = priority do");
        Add(Kind.Impact, 1, "1 one tiny minor");
        Add(Kind.Impact, 2, "2 two low small");
        Add(Kind.Impact, 3, "3 three medium");
        Add(Kind.Impact, 4, "4 four high big");
        Add(Kind.Impact, 5, "5 five critical huge severe");
        Add(Kind.When, (int)When.Today, "today now asap immediately urgent tonight");
        Add(Kind.When, (int)When.Week, "week tomorrow");
        Add(Kind.When, (int)When.Month, "month fortnight");
        Add(Kind.When, (int)When.Later, "later someday whenever sometime quarter year");
        Add(Kind.Effort, (int)Effort.Hours, "hours hour hrs hr h minutes mins");
        Add(Kind.Effort, (int)Effort.Days, "days day");
        Add(Kind.Effort, (int)Effort.Weeks, "weeks months");
        Add(Kind.Must, 1, "must mandatory");
        Add(Kind.Purpose, 1, "purpose owner owned reason");
        Add(Kind.Purpose, 0, "purposeless unowned pointless");
        Add(Kind.Not, 0, "no not without nobody");
        Add(Kind.Yes, 0, "yes y");
        Add(Kind.Next, 0, "next");
        return words;
    }

    [GeneratedRegex(@"[\p{L}\p{N}]+(?:[/'’][\p{L}\p{N}]+)*", RegexOptions.CultureInvariant)]
    private static partial Regex WordIn();

    [GeneratedRegex(@"(?:\s[-–—]|[:;,(=])\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Parting();
}
