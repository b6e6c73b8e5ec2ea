using CoachBot.Channels.Web;
using CoachBot.Coaching;
using CoachBot.Coaching.Cards;
using CoachBot.Storage;
using CoachBot.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CoachBot.Tests.Language;

/// <summary>The running app with a model beside it.</summary>
internal sealed class ModelStory : IAsyncDisposable
{
    public const string Opening = "Should I give the backup migration to Kasia? She did it before, it can be rolled back, due in 3 weeks.";
    private readonly CoachApp _app;
    private readonly WebApplicationFactory<Program> _running;

    public ModelStory(FakeModel? model, CoachApp? app = null, params (string Key, string Value)[] settings)
    {
        _app = app ?? new CoachApp();
        _running = _app.WithWebHostBuilder(host =>
        {
            if (model is not null)
            {
                host.UseSetting("Language:Endpoint", model.Url);
                host.UseSetting("Language:Deployment", "fake");
                host.UseSetting("Language:ApiKey", "secret-key");
                host.UseSetting("Language:TimeoutSeconds", "5");
            }
            foreach (var (key, value) in settings) host.UseSetting(key, value);
            host.ConfigureLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log));
        });
    }

    public CapturedLog Log { get; } = new();

    public FakeClock Clock => _app.Clock;

    public IServiceProvider Services => _running.Services;

    public async Task<string> SayAsync(string words, string person = "ana")
    {
        var before = (await LinesAsync(person)).Count;
        var shown = await Services.GetRequiredService<WebConversation>().SayAsync(person, Guid.NewGuid().ToString("N"), new Said.Words(words), true, null, null, CancellationToken.None);
        return Text([.. shown, .. await AfterAsync(person, before)]);
    }

    /// <summary>Presses a button of a line.</summary>
    public async Task<string> PressAsync(string label, string person = "ana")
    {
        var lines = await Services.GetRequiredService<WebConversation>().ReadAsync(person, CancellationToken.None);
        var (line, button) = lines.Reverse().SelectMany(l => l.Card.Buttons.Select(b => (l, b))).First(p => p.b.Label == label);
        await Services.GetRequiredService<WebConversation>().SayAsync(person, Guid.NewGuid().ToString("N"), new Said.Pressed(button.Act, new Dictionary<string, string>()), true, null, line.Id, CancellationToken.None);
        return Text(await AfterAsync(person, lines.Count));
    }

    public async Task<IReadOnlyList<Card>> LinesAsync(string person = "ana") =>
        [.. (await Services.GetRequiredService<WebConversation>().ReadAsync(person, CancellationToken.None)).Select(l => l.Card)];

    /// <summary>The newest card that is not the person's own words, once it says something.</summary>
    public async Task<string> UntilAsync(string says, string person = "ana")
    {
        var last = "";
        for (var tries = 0; tries < 400; tries++)
        {
            last = Text([.. (await LinesAsync(person)).Where(c => c.Blocks is not [Spoken]).TakeLast(1)]);
            if (last.Contains(says, StringComparison.Ordinal)) return last;
            await Task.Delay(20);
        }
        throw new Xunit.Sdk.XunitException($"“{says}” never came; the last card is:\n{last}");
    }

    /// <summary>Waits until every suggestion under way has been taken or dropped, by its tokens.</summary>
    public async Task UntilTokensAsync(int tokens, string person = "ana")
    {
        for (var tries = 0; tries < 400 && (await MemoryAsync(person)).Ai.Tokens < tokens; tries++) await Task.Delay(20);
        Assert.True((await MemoryAsync(person)).Ai.Tokens >= tokens, $"fewer than {tokens} tokens were counted");
    }

    public async Task<Memory> MemoryAsync(string person = "ana")
    {
        await using var db = await Services.GetRequiredService<Store>().OpenAsync(CancellationToken.None);
        return Memory.FromJson(db.People.Single(p => p.External == person).Memory);
    }

    /// <summary>From the opening to the verdict, as typed.</summary>
    public async Task<string> DelegateAsync()
    {
        foreach (var words in (string[])[Opening, "yes", "ours", "yes", "3", "proven", "team"]) await SayAsync(words);
        return Text(await LinesAsync());
    }

    public static string Text(IEnumerable<Card> cards) => string.Join('\n', cards.Select(PlainText.Render));

    public async ValueTask DisposeAsync()
    {
        await _running.DisposeAsync();
        await _app.DisposeAsync();
    }

    private async Task<IReadOnlyList<Card>> AfterAsync(string person, int before)
    {
        await Services.GetRequiredService<CoachBot.Proactive.OutboxSender>().SettledAsync();
        return [.. (await LinesAsync(person)).Skip(before).Where(c => c.Blocks is not [Spoken])];
    }
}
