using CoachBot.Coaching.Model;
using Polly;
using Polly.CircuitBreaker;

namespace CoachBot.Language;

/// <summary>Leaves a model in trouble alone: after several failures for a while, after "too many requests" for as long as it asked.</summary>
internal sealed class ModelRest(TimeProvider clock)
{
    private static readonly TimeSpan s_unlessSaid = TimeSpan.FromSeconds(20);

    private readonly ResiliencePipeline<Answered> _breaker = new ResiliencePipelineBuilder<Answered> { TimeProvider = clock }
        .AddCircuitBreaker(new CircuitBreakerStrategyOptions<Answered>
        {
            FailureRatio = 0.5,
            MinimumThroughput = 4,
            SamplingDuration = TimeSpan.FromMinutes(2),
            BreakDuration = TimeSpan.FromSeconds(30),
            ShouldHandle = result => ValueTask.FromResult(result.Outcome.Result is { Trouble: Trouble.Unreachable or Trouble.Slow }),
        })
        .Build();

    private long _until;

    /// <summary>Calls, unless the model is to be left alone just now.</summary>
    public async Task<Answered> CallAsync(Func<CancellationToken, Task<Answered>> call, CancellationToken stop)
    {
        if (clock.GetUtcNow().UtcTicks < Volatile.Read(ref _until)) return Answered.Not(Trouble.Busy);
        try
        {
            return await _breaker.ExecuteAsync(async token => await call(token), stop);
        }
        catch (BrokenCircuitException)
        {
            return Answered.Not(Trouble.Unreachable);
        }
    }

    /// <summary>No call before the model wants one; a day is a day.</summary>
    public void Until(TimeSpan? retryAfter)
    {
        var until = (clock.GetUtcNow() + (retryAfter ?? s_unlessSaid)).UtcTicks;
        if (until > Volatile.Read(ref _until)) Volatile.Write(ref _until, until);
    }
}

/// <summary>What a call brought: fields of the schema, or why there are none.</summary>
internal sealed record Answered(System.Text.Json.Nodes.JsonObject? Fields, int Tokens, Trouble? Trouble)
{
    public static Answered Not(Trouble trouble, int tokens = 0) => new(null, tokens, trouble);
}
