using System.Diagnostics;
using System.Diagnostics.Metrics;
using CoachBot.Channels;
using CoachBot.Storage;

namespace CoachBot.Operations;

/// <summary>What CoachBot counts and times, by channel. Never by person, and never anyone's words.</summary>
internal static class Meters
{
    public const string Name = "CoachBot";
    private static readonly Meter s_meter = new(Name);
    private static readonly Histogram<double> s_turn = s_meter.CreateHistogram<double>("coachbot.turn.duration", "s", "Time from a verified request to its stored answer");
    private static readonly Counter<long> s_repeats = s_meter.CreateCounter<long>("coachbot.turn.repeats", "{turn}", "Requests that had been heard before");
    private static readonly Counter<long> s_sends = s_meter.CreateCounter<long>("coachbot.sends", "{send}", "Tries to deliver, by result: done, later, given-up, gone");
    private static readonly Counter<long> s_throttled = s_meter.CreateCounter<long>("coachbot.throttled", "{send}", "Refusals with a wait (429), and cards held back because of one");
    private static readonly Histogram<double> s_age = s_meter.CreateHistogram<double>("coachbot.outbox.age", "s", "Time from when a card was owed until it was delivered");
    private static readonly Counter<long> s_late = s_meter.CreateCounter<long>("coachbot.cards.late", "{card}", "Cards delivered more than two minutes after they were owed");
    private static readonly Counter<long> s_owed = s_meter.CreateCounter<long>("coachbot.cards.owed", "{card}", "Cards that fell due unasked, by kind");
    private static readonly TimeSpan s_lateAfter = TimeSpan.FromMinutes(2);

    public static ActivitySource Activities { get; } = new(Name);

    public static void Turn(string channel, TimeSpan time, bool repeated)
    {
        s_turn.Record(time.TotalSeconds, new KeyValuePair<string, object?>("channel", channel));
        if (repeated) s_repeats.Add(1, new KeyValuePair<string, object?>("channel", channel));
    }

    public static void Tried(OutboxMessage row, Sent? sent, DateTimeOffset now)
    {
        var channel = new KeyValuePair<string, object?>("channel", row.Channel);
        var kind = new KeyValuePair<string, object?>("kind", row.Kind);
        s_sends.Add(1, channel, kind, new("result", Result(sent)));
        if (sent is Sent.Later { After: not null }) Throttled(row.Channel);
        if (sent is not Sent.Done) return;
        var age = now - DateTimeOffset.FromUnixTimeMilliseconds(row.CreatedAt);
        s_age.Record(age.TotalSeconds, channel, kind);
        if (age > s_lateAfter) s_late.Add(1, channel, kind);
    }

    public static void Throttled(string channel) => s_throttled.Add(1, new KeyValuePair<string, object?>("channel", channel));

    public static void Owed(string channel, string kind) => s_owed.Add(1, new KeyValuePair<string, object?>("channel", channel), new KeyValuePair<string, object?>("kind", kind));

    public static string Result(Sent? sent) => sent switch
    {
        Sent.Done => "done",
        Sent.Later => "later",
        Sent.GivenUp => "given-up",
        _ => "gone",
    };
}
