namespace CoachBot.Verbs;

/// <summary>What CoachBot does from a command line instead of serving: the first argument names it.</summary>
internal static class Verb
{
    public static Func<string[], Task<int>>? Find(string[] args) => args.FirstOrDefault() switch
    {
        "chat" => ChatVerb.RunAsync,
        "status" => StatusVerb.RunAsync,
        "backup" => BackupVerb.RunAsync,
        "assess" => rest => Lines(AssessVerb.Reader(rest)),
        "guess" => rest => Lines(GuessVerb.Reader()),
        "lint-reply" => rest => Lines(LintReplyVerb.Read),
        "manifest" => ManifestVerb.RunAsync,
        "learn" => LearnVerb.RunAsync,
        _ => null,
    };

    /// <summary>Reads standard input line by line and prints one line for each.</summary>
    private static async Task<int> Lines(Func<string, string> read)
    {
        while (await Console.In.ReadLineAsync() is { } line)
            if (line.Trim().Length > 0)
                await Console.Out.WriteLineAsync(read(line));
        return 0;
    }
}
