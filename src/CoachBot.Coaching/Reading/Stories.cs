using System.Text.RegularExpressions;

namespace CoachBot.Coaching.Reading;

/// <summary>Tells a story from a line that names something: "my best admin hogs all the work" from "the weekly report".</summary>
internal static partial class Stories
{
    private const int MostWordsOfALine = 14;

    public static bool Tells(string text) =>
        Teller().IsMatch(text) || SentenceEnd().IsMatch(text.Trim()) || text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length > MostWordsOfALine;

    [GeneratedRegex(@"^\W*(?:i|i['’]m|i['’]ve|i['’]d|im|ive|my|we|we['’]re|we['’]ve|our|he|she|they|it['’]s|there(?:['’]s| is| are)|every(?:one|body)|no(?:body| one)|some(?:one|body)|people|hi|hello|hey|ok|so|well|please|help|when|whenever|if|just|every time|quick(?: one)?|honestly|basically|apparently|turns out|no idea|not sure|is it|is there|am i|are we|do (?:i|we|you)|would (?:i|we|you)|can you|could you|how (?:do|can|should)|what (?:do|can|should)|why)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Teller();

    [GeneratedRegex(@"[.!?;\n]\s+\S")]
    private static partial Regex SentenceEnd();
}
