using System.Globalization;
using CoachBot.Operations;
using CoachBot.Storage;

namespace CoachBot.Verbs;

/// <summary>Tells an operator who is reached and who is not, and lets them retry or drop what was given up. Shows nobody's words.</summary>
internal static class StatusVerb
{
    private const string Usage = "Usage: status [--retry ID|all] [--drop ID|all]";

    public static async Task<int> RunAsync(string[] args)
    {
        if (!TryRead(args, out var retry, out var drop, out var rest))
        {
            await Console.Error.WriteLineAsync(Usage);
            return 2;
        }
        var builder = Settings.Builder(rest);
        builder.Logging.ClearProviders();
        if (Settings.Problem(builder.Configuration) is { } problem) return Settings.Refuse(problem);
        builder.AddStorage();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<Status>();
        await using var app = builder.Build();
        if (await app.PrepareAsync() is { } failure) return Settings.Refuse(failure);
        var status = app.Services.GetRequiredService<Status>();
        if (retry is not null) await Console.Out.WriteLineAsync(FormattableString.Invariant($"To be tried again: {await status.RetryAsync(retry.Value)}"));
        if (drop is not null) await Console.Out.WriteLineAsync(FormattableString.Invariant($"Dropped: {await status.DropAsync(drop.Value)}"));
        foreach (var line in await status.LinesAsync()) await Console.Out.WriteLineAsync(line);
        return 0;
    }

    /// <summary>Picks out the two options; an id of 0 stands for all.</summary>
    private static bool TryRead(string[] args, out long? retry, out long? drop, out string[] rest)
    {
        (retry, drop, rest) = (null, null, args);
        List<string> others = [];
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i] is not ("--retry" or "--drop"))
            {
                others.Add(args[i]);
                continue;
            }
            if (i + 1 >= args.Length) return false;
            long id = 0;
            if (args[i + 1] != "all" && (!long.TryParse(args[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out id) || id == 0)) return false;
            if (args[i++] == "--retry") retry = id;
            else drop = id;
        }
        rest = [.. others];
        return true;
    }
}
