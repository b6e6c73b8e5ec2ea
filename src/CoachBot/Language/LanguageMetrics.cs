using System.Diagnostics.Metrics;

namespace CoachBot.Language;

/// <summary>Counts calls, tokens and time. Never a word of anyone's.</summary>
internal sealed class LanguageMetrics
{
    public const string MeterName = "CoachBot.Language";

    private readonly Counter<long> _calls, _tokens, _used;
    private readonly Histogram<double> _seconds;

    public LanguageMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _calls = meter.CreateCounter<long>("coachbot.language.calls", description: "Calls to the model, by prompt and how they ended.");
        _tokens = meter.CreateCounter<long>("coachbot.language.tokens", description: "Tokens the model charged.");
        _used = meter.CreateCounter<long>("coachbot.language.suggestions", description: "Suggestions, by whether the checks let them through.");
        _seconds = meter.CreateHistogram<double>("coachbot.language.seconds", "s", "How long the model took.");
    }

    public void Called(string prompt, string ended, int tokens, TimeSpan took)
    {
        _calls.Add(1, new("prompt", prompt), new("ended", ended));
        _tokens.Add(tokens, new KeyValuePair<string, object?>("prompt", prompt));
        _seconds.Record(took.TotalSeconds, new KeyValuePair<string, object?>("prompt", prompt));
    }

    public void Suggested(string prompt, bool shown) => _used.Add(1, new("prompt", prompt), new("shown", shown));
}
