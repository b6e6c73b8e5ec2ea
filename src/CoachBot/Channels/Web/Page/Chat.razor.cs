using System.Data.Common;
using CoachBot.Coaching;
using CoachBot.Coaching.Cards;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using Microsoft.JSInterop;

namespace CoachBot.Channels.Web.Page;

/// <summary>The page: shows a person's conversation and hears what they write, press and send.</summary>
/// <remarks>What is said comes from <c>coachbot.js</c> with a key made there, so that it can be said again after a lost connection and counts once.</remarks>
public sealed partial class Chat : IAsyncDisposable
{
    public const int MostCharacters = 100_000;
    private const int MostFields = 100;
    private static readonly TimeSpan s_longestDelivery = TimeSpan.FromSeconds(3);
    private readonly CancellationTokenSource _gone = new();
    private readonly SemaphoreSlim _reading = new(1, 1);
    private readonly List<Pending> _pending = [];
    private IReadOnlyList<WebLine> _lines = [];
    private IReadOnlyList<Card> _unkept = [];
    private DotNetObjectReference<Chat>? _self;
    private IDisposable? _listening;
    private string? _zone;

    [Inject]
    private WebConversation Conversation { get; set; } = null!;

    [Inject]
    private WebFeed Feed { get; set; } = null!;

    [Inject]
    private IOptions<WebOptions> Options { get; set; } = null!;

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    [Inject]
    private TimeProvider Clock { get; set; } = null!;

    [Inject]
    private ILogger<Chat> Log { get; set; } = null!;

    /// <summary>Whose page this is; Blazor protects it on its way through the browser.</summary>
    [Parameter, EditorRequired]
    public string Person { get; set; } = "";

    [Parameter]
    public bool Developing { get; set; }

    /// <summary>Words on their way that the transcript does not hold yet.</summary>
    private IEnumerable<Pending> StillPending => _pending.Where(p => !p.Shown.Task.IsCompleted);

    private long? Newest => _lines is [.., var last] ? last.Id : null;

    /// <summary>The page is ready: greets someone new and begins to follow the conversation.</summary>
    /// <param name="zone">The browser's IANA zone.</param>
    [JSInvokable]
    public async Task ReadyAsync(string? zone)
    {
        _zone = zone is { Length: > 0 and <= 60 } ? zone : null;
        if (_lines.Count == 0) await HearAsync(Guid.NewGuid().ToString("N"), new Said.Arrived(), null);
    }

    [JSInvokable]
    public async Task<string> SayAsync(string key, string text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > MostCharacters) return Heard.Refused;
        var pending = new Pending(key, text);
        _pending.Add(pending);
        StateHasChanged();
        var heard = await HearAsync(key, new Said.Words(text), null);
        if (heard == Heard.Done && _unkept.Count == 0) await Task.WhenAny(pending.Shown.Task, Task.Delay(s_longestDelivery, Clock));
        _pending.Remove(pending);
        StateHasChanged();
        return heard;
    }

    /// <param name="act">What the button or form means, as it was shown.</param>
    /// <param name="origin">The line it stands on; 0 for one that is not kept.</param>
    [JSInvokable]
    public Task<string> PressAsync(string key, string act, long origin, Dictionary<string, string>? fields)
    {
        fields ??= [];
        if (Act.Read(act) is not { } pressed || fields.Count > MostFields || fields.Sum(f => (long)f.Value.Length) > MostCharacters) return Task.FromResult(Heard.Refused);
        return HearAsync(key, new Said.Pressed(pressed, fields), origin > 0 ? origin : null);
    }

    public async ValueTask DisposeAsync()
    {
        await _gone.CancelAsync();
        _listening?.Dispose();
        _self?.Dispose();
        _gone.Dispose();
    }

    protected override async Task OnInitializedAsync() => await ReadAsync();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        _listening = Feed.Listen(Person, () => _ = InvokeAsync(RefreshAsync));
        _ = InvokeAsync(PollAsync);
        _self = DotNetObjectReference.Create(this);
        try
        {
            var module = await Js.InvokeAsync<IJSObjectReference>("import", _gone.Token, $"./{Assets["coachbot.js"]}");
            await module.InvokeVoidAsync("begin", _gone.Token, _self, MostCharacters);
        }
        catch (Exception error) when (error is JSDisconnectedException or OperationCanceledException or ObjectDisposedException)
        {
            PageLeft(Log);
        }
    }

    private async Task<string> HearAsync(string key, Said said, long? origin)
    {
        if (key is not { Length: > 0 and <= 64 }) return Heard.Refused;
        try
        {
            _unkept = await Conversation.SayAsync(Person, key, said, forms: true, _zone, origin, CancellationToken.None);
            await RefreshAsync();
            return Heard.Done;
        }
        catch (Exception error) when (error is DbException or TimeoutException)
        {
            CannotHear(Log, error.GetType().Name);
            return Heard.Again;
        }
    }

    private async Task PollAsync()
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(Options.Value.PollSeconds), Clock);
        try
        {
            while (await timer.WaitForNextTickAsync(_gone.Token))
                if (await NewestAsync() is var newest && newest != Newest)
                    await RefreshAsync();
        }
        catch (Exception error) when (error is OperationCanceledException or ObjectDisposedException)
        {
            PageLeft(Log);
        }
    }

    private async Task<long?> NewestAsync()
    {
        try
        {
            return await Conversation.NewestAsync(Person, _gone.Token);
        }
        catch (DbException error)
        {
            CannotRead(Log, error.GetType().Name);
            return Newest;
        }
    }

    private async Task RefreshAsync()
    {
        if (_gone.IsCancellationRequested) return;
        await ReadAsync();
        StateHasChanged();
    }

    /// <summary>One at a time, so that an older reading never takes the place of a newer one.</summary>
    private async Task ReadAsync()
    {
        await _reading.WaitAsync();
        try
        {
            var before = Newest ?? 0;
            _lines = await Conversation.ReadAsync(Person, CancellationToken.None);
            var spoken = _lines.Count(l => l.Id > before && l.Card.Blocks is [Spoken]);
            foreach (var pending in StillPending.Take(spoken).ToList()) pending.Shown.TrySetResult();
        }
        catch (DbException error)
        {
            CannotRead(Log, error.GetType().Name); // the next ring or look shows what is missing now
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <summary>As a shell takes it for one word.</summary>
    private static string Quoted(string person) => person.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.') ? person : $"'{person.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private sealed record Pending(string Key, string Text)
    {
        public TaskCompletionSource Shown { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>What <c>coachbot.js</c> is told of something said.</summary>
    private static class Heard
    {
        public const string Done = "done", Again = "again", Refused = "refused";
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "A page was closed.")]
    private static partial void PageLeft(ILogger log);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Something said on the page could not be kept ({Error}); the page says it again.")]
    private static partial void CannotHear(ILogger log, string error);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A conversation cannot be read for the page ({Error}); trying again.")]
    private static partial void CannotRead(ILogger log, string error);
}
