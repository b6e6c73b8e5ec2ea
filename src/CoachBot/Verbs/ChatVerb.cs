using CoachBot.Channels.Web;
using CoachBot.Coaching;
using CoachBot.Coaching.Cards;
using CoachBot.Operations;
using CoachBot.Proactive;
using CoachBot.Pulse;
using CoachBot.Storage;

namespace CoachBot.Verbs;

/// <summary>A chat in the terminal, with the same memory as the page: lines in, cards as text out.</summary>
internal static class ChatVerb
{
    private const string Usage = "Usage: chat [--person NAME]";
    private static readonly TimeSpan s_longestWait = TimeSpan.FromSeconds(5), s_breath = TimeSpan.FromMilliseconds(10);

    public static async Task<int> RunAsync(string[] args)
    {
        if (!TryReadPerson(args, out var person, out var rest))
        {
            await Console.Error.WriteLineAsync(Usage);
            return 2;
        }
        var builder = Settings.Builder(rest);
        builder.Logging.ClearProviders();
        if (Settings.Problem(builder.Configuration) is { } problem) return Settings.Refuse(problem);
        builder.AddStorage();
        builder.AddCoaching();
        builder.AddProactive(rhythm: false);
        builder.AddWeb(page: false);
        builder.AddPulse();
        await using var app = builder.Build();
        if (await app.PrepareAsync() is { } failure) return Settings.Refuse(failure);
        await TalkAsync(app.Services, person);
        return 0;
    }

    private static async Task TalkAsync(IServiceProvider services, string person)
    {
        var conversation = services.GetRequiredService<WebConversation>();
        using var stop = new CancellationTokenSource();
        var sender = services.GetRequiredService<OutboxSender>();
        await sender.StartAsync(stop.Token);
        await services.GetRequiredService<OutboxTable>().TakeOverAsync(WebChannel.ChannelName, person, stop.Token); // a chat that was cut off may have left an answer behind
        var shown = await conversation.ReadAsync(person, CancellationToken.None) is [.., var last] ? last.Id : 0;
        while (true)
        {
            if (!Console.IsInputRedirected) Console.Write("> ");
            if (await Console.In.ReadLineAsync() is not { } line) break;
            var unkept = await conversation.SayAsync(person, Guid.NewGuid().ToString("N"), new Said.Words(line.Replace("\\n", "\n", StringComparison.Ordinal)), forms: false, zone: TimeZoneInfo.Local.HasIanaId ? TimeZoneInfo.Local.Id : null, origin: null, CancellationToken.None);
            await DeliveredAsync(services, person);
            foreach (var card in unkept) Print(card);
            foreach (var entry in await conversation.ReadAsync(person, CancellationToken.None))
            {
                if (entry.Id <= shown) continue;
                shown = entry.Id;
                if (entry.Card.Blocks is not [Spoken]) Print(entry.Card);
            }
        }
        await sender.StopAsync(CancellationToken.None);
    }

    private static async Task DeliveredAsync(IServiceProvider services, string person)
    {
        var (sender, table, clock) = (services.GetRequiredService<OutboxSender>(), services.GetRequiredService<OutboxTable>(), services.GetRequiredService<TimeProvider>());
        var began = clock.GetTimestamp();
        await sender.SettledAsync();
        while (clock.GetElapsedTime(began) < s_longestWait && await table.OwesAsync(WebChannel.ChannelName, person, CancellationToken.None))
        {
            sender.Look();
            await Task.Delay(s_breath, clock);
        }
    }

    private static void Print(Card card)
    {
        Console.WriteLine(PlainText.Render(card));
        Console.WriteLine();
    }

    private static bool TryReadPerson(string[] args, out string person, out string[] rest)
    {
        person = "me";
        rest = args;
        var at = Array.IndexOf(args, "--person");
        if (at < 0) return true;
        if (at + 1 >= args.Length || args[at + 1].Trim() is not { Length: > 0 and <= 60 } name) return false;
        person = name;
        rest = [.. args[..at], .. args[(at + 2)..]];
        return true;
    }
}
