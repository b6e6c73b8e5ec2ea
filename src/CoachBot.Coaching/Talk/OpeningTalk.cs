using CoachBot.Coaching.Cards;
using CoachBot.Coaching.Dialogs;
using CoachBot.Coaching.Language;
using CoachBot.Coaching.Model;
using CoachBot.Coaching.Reading;

namespace CoachBot.Coaching.Talk;

/// <summary>Which talk the first words ask for.</summary>
internal sealed class OpeningTalk(SkillCatalog catalog, StatisticalLanguage language, DialogTalk dialogs, SettingsTalk settings, MenuTalk menu)
{
    private const double SureEnough = 0.45;

    /// <summary>Words that open a talk: the skill they need, or two suggestions and a way out.</summary>
    public Reply Open(Hearing hearing, string text, bool asForm = false)
    {
        if (text.Length == 0) return hearing.Say(Card.Say("That came through empty. Tell me in a few words what is going on, or pick from the menu.", new Button("Menu", Act.Typed("menu"))));
        if (catalog.Find(text) is { } named) return dialogs.Open(hearing, named, Carried(hearing, named), asForm: false);
        if (catalog.Skills.FirstOrDefault(s => s.Title.Equals(text.TrimEnd('?') + (s.Title.EndsWith('?') ? "?" : ""), StringComparison.OrdinalIgnoreCase)) is { } titled)
            return dialogs.Open(hearing, titled, Carried(hearing, titled), asForm: false);
        if (language.Needs(text).Select(n => catalog.Find(n.Label)).OfType<Skill>().ToList() is [var first, var second]) return OpenBoth(hearing, first, second, text);
        var guesses = language.Guess(text);
        var best = guesses.Count > 0 && guesses[0].Confidence >= SureEnough ? guesses[0].Label : null;
        if (catalog.Find(best) is { } skill) return dialogs.Open(hearing, skill, text, asForm);
        return best switch
        {
            "help" => hearing.Say(CoachCards.Help()),
            "settings" => settings.Show(hearing),
            "smalltalk" => hearing.Say(Card.Say("Glad you are here. Tell me about something that weighs on you at work, or look at the menu.", new Button("Menu", Act.Typed("menu")))),
            "out-of-scope" => hearing.Say(Card.Say("That is outside what I do: I help IT managers think a situation through, I do not fix or write things for them. Is there a person or a decision behind it?", new Button("Menu", Act.Typed("menu")))),
            _ => Suggest(hearing, text, guesses),
        };
    }

    /// <summary>Two needs in one message: one is opened, the other waits with the same words.</summary>
    private Reply OpenBoth(Hearing hearing, Skill first, Skill second, string text)
    {
        var later = Dialog.Open(hearing.NewId + "-2", second, text, hearing.Moment, asForm: false);
        var reply = dialogs.Open(hearing with { Memory = hearing.Memory.WithTalk(later) with { Parked = true } }, first, text, asForm: false);
        return reply with { Cards = reply.Cards.Insert(0, Card.Say($"I hear two things. “{first.Title}” first; “{second.Title}” waits, and “resume” brings it up.")) };
    }

    private Reply Suggest(Hearing hearing, string text, IReadOnlyList<Guess> guesses)
    {
        var skills = Suggested(guesses);
        return new(hearing.Memory with { Expects = new(Expecting.Pick, text) { Offered = [.. skills.Select(s => s.Id)] } }, [CoachCards.Suggest(skills)]) { Wish = new Wish.Need(text) };
    }

    private List<Skill> Suggested(IReadOnlyList<Guess> guesses) => [.. guesses.Select(g => catalog.Find(g.Label)).OfType<Skill>().Concat(catalog.Skills).Distinct().Take(2)];

    /// <summary>What the last card was about, when it offered this skill for the same matter; else nothing.</summary>
    private string Carried(Hearing hearing, Skill skill) =>
        hearing.Memory.LastFinished is { } done && catalog.Find(done.Skill) is { } of && Coach.Assess(hearing, done, of).Advice is var advice && advice.Offers.Any(o => o.Carries && o.Skill == skill.Id)
            ? advice.About
            : "";

    /// <summary>One of the suggested talks, by number or title, with the words that led here; null for anything else.</summary>
    public Reply? Picked(Hearing hearing, Expected expects, string text)
    {
        IReadOnlyList<string>[] titles = [.. catalog.Skills.Select(s => (IReadOnlyList<string>)[s.Id, s.Title])];
        var offered = expects.Offered.Select(catalog.Find).OfType<Skill>().ToList();
        var shown = offered.Count > 0 ? offered : Suggested(language.Guess(expects.Of));
        if (int.TryParse(text, out var number)) return number >= 1 && number <= shown.Count ? dialogs.Open(hearing, shown[number - 1], expects.Of, asForm: false) : menu.Show(hearing);
        if (text.Length > 40 || Choices.Match(text, titles) is not { } index) return null;
        return dialogs.Open(hearing, catalog.Skills[index], expects.Of, asForm: false);
    }
}
