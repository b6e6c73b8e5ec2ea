using CoachBot.Coaching;
using CoachBot.Coaching.Dialogs;
using CoachBot.Coaching.Language;
using CoachBot.Coaching.Reading;
using CoachBot.Coaching.Rhythm;
using CoachBot.Coaching.Safety;
using CoachBot.Proactive;
using Microsoft.Extensions.Options;

namespace CoachBot;

/// <summary>Wires the pure coach with what an administrator can set.</summary>
internal static class CoachingSetup
{
    public static void AddCoaching(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<SafetyOptions>().BindConfiguration(SafetyOptions.Section);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(_ => new SkillCatalog());
        services.AddSingleton(s => new WorkCalendar(s.GetRequiredService<IOptions<ProactiveOptions>>().Value.HolidaySet()));
        services.AddSingleton(s => s.GetRequiredService<IOptions<SafetyOptions>>().Value.Gate());
        services.AddSingleton(s => s.GetRequiredService<IOptions<SafetyOptions>>().Value.Contacts());
        services.AddSingleton(s => StatisticalLanguage.Of(s.GetRequiredService<SkillCatalog>()));
        services.AddSingleton<Wake>();
        services.AddSingleton<Coach>();
        services.AddHostedService<Learning>();
    }
}

/// <summary>Whom to name when coaching is the wrong help. Section <c>Safety</c>.</summary>
internal sealed record SafetyOptions
{
    public const string Section = "Safety";

    public string? Hr { get; init; }

    public string? Security { get; init; }

    public string? Legal { get; init; }

    public string? Emergency { get; init; }

    /// <summary>Employee assistance.</summary>
    public string? Employee { get; init; }

    /// <summary>A workspace's own phrases, by category: self-harm, violence, security, harassment, legal, hr.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Phrases { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    public string? Problem() => Phrases.Keys.FirstOrDefault(k => Category(k) is null) is { } wrong
        ? $"Safety:Phrases holds “{wrong}”; the categories are {Wording.List([.. Enum.GetValues<SafetyCategory>().Select(SafetyWords.Id)])}."
        : null;

    public SafetyGate Gate() => new(Phrases.ToDictionary(p => Category(p.Key)!.Value, p => p.Value));

    private static SafetyCategory? Category(string id) =>
        Enum.GetValues<SafetyCategory>().Cast<SafetyCategory?>().FirstOrDefault(c => SafetyWords.Id(c!.Value).Equals(id, StringComparison.OrdinalIgnoreCase));

    public SafetyContacts Contacts() => new(Hr, Security, Legal, Emergency, Employee);
}
