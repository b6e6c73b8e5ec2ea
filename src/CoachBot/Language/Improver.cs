using CoachBot.Channels;
using CoachBot.Coaching;
using CoachBot.Coaching.Model;
using CoachBot.Turns;
using Microsoft.Extensions.Options;

namespace CoachBot.Language;

/// <summary>Fulfils wishes behind the answers: asks the model and brings what it says back through the one door, where rules decide what becomes of it.</summary>
internal sealed partial class Improver(Wishes wishes, Asking asking, ModelClient model, TokenBudget budget, TurnHandler turns, Coach coach, IEnumerable<ILiveChannel> live, LanguageMetrics metrics, IOptions<LanguageOptions> options, ILogger<Improver> log) : BackgroundService
{
    private const int MostAtOnce = 16;
    private static readonly TimeSpan s_longestDelivery = TimeSpan.FromSeconds(60);
    private static readonly Dictionary<string, string> s_nothing = [];
    private readonly Dictionary<string, ILiveChannel> _live = live.ToDictionary(c => c.Name);
    private readonly SemaphoreSlim _room = new(MostAtOnce, MostAtOnce);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var wished in wishes.ReadAsync(stoppingToken))
            {
                await _room.WaitAsync(stoppingToken);
                _ = OneAsync(wished, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // what is still wished for is wording; it may be lost
        }
    }

    private async Task OneAsync(Wished wished, CancellationToken stop)
    {
        try
        {
            if (asking.For(wished) is { MaySend: true } question) await FulfilAsync(wished, question, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // as above
        }
        catch (Exception error)
        {
            Lost(log, wished.Wish.GetType().Name, error.GetType().Name);
        }
        finally
        {
            _room.Release();
        }
    }

    private async Task FulfilAsync(Wished wished, Question question, CancellationToken stop)
    {
        var reserved = question.Ask.Worst;
        var answered = Answered.Not(Trouble.Spent);
        if (budget.TryReserve(wished, reserved, options.Value.DailyTokens))
        {
            answered = await AskAsync(wished, question, stop);
            budget.Settle(wished, reserved, answered.Tokens);
        }
        var texts = answered.Fields is { } fields ? question.Read(fields) : s_nothing;
        metrics.Suggested(question.Ask.Name, texts.Count > 0);
        await ReturnAsync(wished, new(wished.Wish, texts, question.Prompt, answered.Tokens, answered.Trouble), stop);
    }

    private async Task<Answered> AskAsync(Wished wished, Question question, CancellationToken stop)
    {
        if (question.Mask is not { } mask || wished.Memory.Session is not { } session || !_live.TryGetValue(wished.Turn.Channel, out var channel))
            return await model.AskAsync(question.Ask, null, stop);
        var text = new LiveText(channel, coach, wished, session, mask, await MessageAsync(wished, stop));
        try
        {
            await text.TypingAsync(stop);
            return await model.AskAsync(question.Ask, json => text.AddAsync(json, stop), stop);
        }
        finally
        {
            await text.EndAsync(CancellationToken.None);
        }
    }

    /// <summary>An update needs the message it updates. Without one nothing is shown, and only the tokens are counted.</summary>
    private async Task ReturnAsync(Wished wished, Said.Suggested said, CancellationToken stop)
    {
        var message = await MessageAsync(wished, stop);
        if (message is null) said = said with { Texts = s_nothing, Trouble = null };
        await turns.HandleAsync(new(wished.Turn.Channel, wished.Turn.Tenant, wished.Turn.External, $"{wished.Turn.Key}\nsuggested", said)
        {
            Origin = message,
            AnswerTo = wished.Turn.AnswerTo,
            Forms = wished.Turn.Forms,
        }, stop);
    }

    private static async Task<string?> MessageAsync(Wished wished, CancellationToken stop)
    {
        try
        {
            return await wished.Message.WaitAsync(s_longestDelivery, stop);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A wish for {Wish} was lost ({Error}); the plain answer stands.")]
    private static partial void Lost(ILogger log, string wish, string error);
}
