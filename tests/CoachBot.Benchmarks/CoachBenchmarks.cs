using BenchmarkDotNet.Attributes;
using CoachBot.Coaching;
using CoachBot.Coaching.Cards;
using CoachBot.Coaching.Dialogs;
using CoachBot.Coaching.Drafts;
using CoachBot.Coaching.Language;
using CoachBot.Coaching.Reading;
using CoachBot.Coaching.Safety;

namespace CoachBot.Benchmarks;

/// <summary>What one message costs without a database: guess, dialog step, memory, render, draft check.</summary>
[MemoryDiagnoser]
public class CoachBenchmarks
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private readonly WorkCalendar _calendar = new(new HashSet<DateOnly>());
    private StatisticalLanguage _language = null!;
    private Coach _coach = null!;
    private Memory _open = null!;
    private string _json = "";
    private Card _card = null!;

    [GlobalSetup]
    public void Prepare()
    {
        var catalog = new SkillCatalog();
        _language = StatisticalLanguage.Of(catalog);
        _coach = new(catalog, _language, new SafetyGate(), new SafetyContacts(null, null, null, null, null), _calendar);
        var started = _coach.Hear(new Said.Words("delegate"), Hearing(new() { Welcomed = true }));
        _open = started.Memory;
        _card = started.Cards[0];
        _json = _open.ToJson();
    }

    [Benchmark]
    public object Guess() => _language.Guess("Priya could take the nightly patching over, but should I really hand it to her?");

    [Benchmark]
    public object DialogStep() => _coach.Hear(new Said.Words("patching of the file servers"), Hearing(_open));

    [Benchmark]
    public object ReadMemory() => Memory.FromJson(_json);

    [Benchmark]
    public object WriteMemory() => _open.ToJson();

    [Benchmark]
    public object RenderPlainText() => PlainText.Render(_card);

    [Benchmark]
    public object DraftCheck() => CoachBot.Coaching.Drafts.DraftCheck.Read("You should have told me earlier. As I said, the server was never our responsibility, so calm down and wait.");

    private Hearing Hearing(Memory memory) => new(memory, s_now, new(new(2026, 11, 23), _calendar), true, "0123456789abcdef");
}
