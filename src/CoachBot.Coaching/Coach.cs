using System.Globalization;
using CoachBot.Coaching.Cards;
using CoachBot.Coaching.Dialogs;
using CoachBot.Coaching.Language;
using CoachBot.Coaching.Model;
using CoachBot.Coaching.Reading;
using CoachBot.Coaching.Rhythm;
using CoachBot.Coaching.Safety;
using CoachBot.Coaching.Talk;

namespace CoachBot.Coaching;

/// <summary>Hears what was said and gives a reply. Never waits, never touches I/O.</summary>
public sealed class Coach
{
    private const int MostWords = 20_000;
    private const string SlashCommand = "/coach";
    private const char TabShown = '\u2409';
    private readonly SkillCatalog _catalog;
    private readonly SafetyTalk _safety;
    private readonly SettingsTalk _settings;
    private readonly FollowUpTalk _followUps;
    private readonly DialogTalk _dialogs;
    private readonly SessionTalk _sessions;
    private readonly ModelTalk _model;
    private readonly MenuTalk _menu;
    private readonly OpeningTalk _opening;
    private readonly WorkCalendar _calendar;

    public Coach(SkillCatalog catalog, StatisticalLanguage language, SafetyGate gate, SafetyContacts contacts, WorkCalendar calendar)
    {
        _catalog = catalog;
        _calendar = calendar;
        _safety = new(gate, contacts);
        _settings = new(new Wake(catalog, calendar), calendar);
        _followUps = new(catalog);
        _dialogs = new(catalog);
        _sessions = new(catalog);
        _model = new(catalog, _dialogs, gate);
        _menu = new(catalog, _dialogs);
        _opening = new(catalog, language, _dialogs, _settings, _menu);
    }

    public Reply Hear(Said said, Hearing hearing)
    {
        var reply = Answer(said, hearing);
        return reply with { Memory = SessionTalk.Swept(reply.Memory) };
    }

    /// <summary>Whether words a model is saying may be shown, as far as they have come.</summary>
    public bool MayBegin(Hearing hearing, Session session, string line) => _model.MayBegin(hearing, session, line);

    /// <summary>How a rehearsal partner feels after the last thing said, by rule; null in any other conversation.</summary>
    public static (string Scene, string Mood)? Role(Session session) => session.Kind == SessionKind.Practise && session.Lines.LastOrDefault(l => l.Theirs) is { } said
        ? (Persona.Find(session.About).Scene, Persona.Mood(Drafts.DraftCheck.Read(said.Text)))
        : null;

    private Reply Answer(Said said, Hearing hearing)
    {
        hearing = hearing with { Memory = hearing.Memory.WithoutOldMarks(hearing.Now) };
        var answersWhetherNow = hearing.Memory.Expects?.What == Expecting.WhetherNow && said is Said.Words { Quoted: null };
        if (_safety.Check(hearing, Texts(said), answersWhetherNow) is { } handOff) return handOff;
        if (said is not Said.Words and not Said.Suggested and not Said.Pressed { Act.Verb: Act.Say }) hearing = NotDeleting(hearing);
        return said switch
        {
            Said.Words { Quoted: null } words when AfterSlash(words.Text) is { } line => HearCommand(line, hearing),
            Said.Words words => Hear(words, hearing),
            Said.Command command => HearCommand(command.Text, hearing),
            Said.Pressed pressed => Pressed(pressed.Act, pressed.Fields, hearing),
            Said.Suggested suggested => _model.Hear(suggested, hearing),
            Said.PutAside aside => TalkOf(hearing, aside.Act.First) is var (talk, skill) && !talk.Finished ? _dialogs.PutAside(hearing, talk, skill, aside.Fields) : hearing.Say(),
            _ => Welcome(hearing),
        };
    }

    /// <summary>The welcome, and the memory of someone who has had it: their first weekly card is the next one due.</summary>
    public Reply Welcome(Hearing hearing)
    {
        var memory = hearing.Memory with { Welcomed = true, Schedule = new WeeklyPlan(hearing.Memory.Schedule, _calendar).From(hearing.Now) };
        return new(memory, [CoachCards.Welcome(memory.Schedule, hearing.Model is not null)]);
    }

    private Reply Hear(Said.Words words, Hearing hearing)
    {
        var text = Plain.Clean(words.Text, MostWords);
        if (hearing.Memory.Expects?.What == Expecting.WhetherNow) return WhetherNow(hearing, text);
        if (words.Quoted is not null) return _opening.Open(hearing, Plain.Clean($"{text}\n{words.Quoted}", MostWords), asForm: true);
        var command = Command.Read(text, hearing.Moment);
        if (command is not null && (command.Sure || hearing.Memory.Open is null) && Obey(command, command.Verb == Verb.Skip ? hearing : NotDeleting(hearing)) is { } obeyed) return obeyed;
        if (hearing.Memory.Expects is { } expects && Expected(expects, text, hearing) is { } expected) return expected;
        if (hearing.Memory.Open is { } open && _catalog.Find(open.Skill) is { } skill) return _dialogs.Hear(hearing, open, skill, text, Rows(words.Text));
        return _opening.Open(hearing, text);
    }

    /// <summary>The words with their tabs, which part the cells of rows pasted from a spreadsheet.</summary>
    private static string Rows(string typed) => Plain.Clean(typed.Replace('\t', TabShown), MostWords).Replace(TabShown, '\t');

    /// <summary>What follows "/coach", for those who type it where there are no slash commands; null for anything else.</summary>
    private static string? AfterSlash(string typed) =>
        typed.TrimStart() is var text && text.StartsWith(SlashCommand, StringComparison.OrdinalIgnoreCase) && (text.Length == SlashCommand.Length || char.IsWhiteSpace(text[SlashCommand.Length]))
            ? text[SlashCommand.Length..]
            : null;

    /// <summary>A clear no goes back to what was open; the incident itself is not talked about.</summary>
    private Reply WhetherNow(Hearing hearing, string text)
    {
        var reply = _safety.Now(hearing, YesNo.Read(text));
        return !reply.Discard && reply.Memory.Open is { } open && _catalog.Find(open.Skill) is { } skill
            ? _dialogs.Show(hearing with { Memory = reply.Memory }, open, skill, "Good. Then we go on, without the details of the incident.")
            : reply;
    }

    /// <summary>Anything but an answer withdraws the question whether to delete everything: a later yes to something else must not.</summary>
    private static Hearing NotDeleting(Hearing hearing) =>
        hearing.Memory.Expects?.What == Expecting.Delete ? hearing with { Memory = hearing.Memory with { Expects = null } } : hearing;

    /// <summary>A slash command: its own words, a skill's name with the opening behind it, or simply an opening.</summary>
    private Reply HearCommand(string text, Hearing hearing)
    {
        var line = Plain.Clean(text, MostWords);
        if (line.Length == 0) return _menu.Show(hearing);
        if (Command.Read(line, hearing.Moment) is { } command && Obey(command, hearing) is { } obeyed) return obeyed;
        var parts = line.Split(' ', 2, StringSplitOptions.TrimEntries);
        return _catalog.Find(parts[0]) is { } skill
            ? _dialogs.Open(hearing, skill, parts.Length > 1 ? parts[1] : "", asForm: true)
            : _opening.Open(hearing, line);
    }

    /// <summary>Null when the words do not fit after all, such as "why" with nothing to explain.</summary>
    private Reply? Obey(Command command, Hearing hearing)
    {
        var memory = hearing.Memory;
        var open = memory.Open is { } talk && _catalog.Find(talk.Skill) is { } skill ? (Talk: talk, Skill: skill) : default;
        var last = memory.LastFinished is { } done && _catalog.Find(done.Skill) is { } doneSkill ? (Talk: done, Skill: doneSkill) : default;
        switch (command.Verb)
        {
            case Verb.Menu when command.Rest.Length > 0: return MenuCards.GroupOf(command.Rest) is { } group ? _menu.Show(hearing, group) : null;
            case Verb.Menu: return _menu.Show(hearing);
            case Verb.Help: return hearing.Say(CoachCards.Help());
            case Verb.Stop: return _settings.Stop(hearing);
            case Verb.Weekly: return _settings.Weekly(hearing, command.Rest);
            case Verb.TimeZone: return _settings.TimeZone(hearing, command.Rest);
            case Verb.Pause: return _settings.Pause(hearing, command.Rest);
            case Verb.History: return hearing.Say() with { Errand = Errand.History };
            case Verb.Nudges: return NudgeTalk.Switch(hearing, command.Rest == "off");
            case Verb.Progress: return hearing.Say(ProgressCard.Of(memory, _catalog, hearing.Moment.Today));
            case Verb.Pulse: return hearing.Say() with { Errand = Errand.Pulse };
            case Verb.Problems: return _menu.Problems(hearing);
            case Verb.Export: return hearing.Say() with { Errand = Errand.Export };
            case Verb.Delete:
                return new(memory with { Expects = new(Expecting.Delete) },
                [Card.Say("This deletes your talks, settings and everything else I hold about you, at once and for good. Delete it all?",
                    new Button("Yes, delete it all", Act.Typed("yes"), ButtonStyle.Danger), new Button("No, keep it", Act.Typed("no")))]);
            case Verb.Check: return command.Rest.Length > 0 ? DraftTalk.Check(hearing, command.Rest) : DraftTalk.Ask(hearing);
            case Verb.FollowUp: return FollowUpTalk.Asked(memory) is { } asked && open == default ? _followUps.Answer(hearing, asked, command.Rest) : null;
            case Verb.Resume: return Resume(hearing);
            case Verb.Ai: return ModelTalk.Settings(hearing, command.Rest);
            case Verb.Practise: return PractiseTalk.Start(hearing, command.Rest);
            case Verb.End when memory.Session is { } session: return _sessions.End(hearing, session);
            case Verb.Reflect when last != default: return ReflectTalk.Start(hearing, last.Talk, Assess(hearing, last.Talk, last.Skill));
            case Verb.PlainWording when last != default: return hearing.Say(OutcomeTalk.Texts(Assess(hearing, last.Talk, last.Skill)));
            case Verb.Skip when memory.Expects is { What: Expecting.FollowUpNote } note: return _followUps.Note(hearing, note.Of, null);
            case Verb.Skip when memory.Expects is not null && open != default: return _dialogs.Show(hearing, open.Talk, open.Skill, "");
            case Verb.Skip when memory.Expects is not null: return new(memory with { Expects = null }, [Card.Say("Fine, we leave that.", new Button("Menu", Act.Typed("menu")))]);
            case Verb.Edit when open == default && last != default: return _dialogs.Edit(hearing, last.Talk, last.Skill, command.Rest);
            case Verb.Why when open == default && last != default: return hearing.Say(CoachCards.Why(Assess(hearing, last.Talk, last.Skill), last.Talk));
            case Verb.Remind when last != default: return OutcomeTalk.Remind(hearing, last.Talk, last.Skill, command.Rest);
            case Verb.StartOver when open == default && last != default: return _dialogs.Open(hearing, last.Skill, "", asForm: false);
            case Verb.Back when open == default && last != default: return _dialogs.Edit(hearing, last.Talk, last.Skill, "");
        }
        if (open == default)
            return command.Sure ? new(memory with { Expects = null }, [Card.Say("Nothing is open right now. Tell me what is going on, or pick from the menu.", new Button("Menu", Act.Typed("menu")))]) : null;
        return InTalk(command, hearing, open.Talk, open.Skill);
    }

    private Reply? InTalk(Command command, Hearing hearing, Dialog talk, Skill skill)
    {
        var so = hearing.Of(talk);
        var next = talk.Next(skill, so);
        switch (command.Verb)
        {
            case Verb.Back: return talk.Trail.IsEmpty ? _dialogs.Show(hearing, talk, skill, "This is the first question.") : _dialogs.Show(hearing, talk.Back(skill) with { AsForm = false }, skill, "");
            case Verb.Skip when talk.Unconfirmed.Count > 0 && !talk.AsForm: return _dialogs.Show(hearing, talk with { Unconfirmed = [] }, skill);
            case Verb.Skip when next is not null: return _dialogs.Take(hearing, talk with { AsForm = false, Unconfirmed = [] }, skill, next, Answers.Unknown);
            case Verb.Why when talk.Unconfirmed.Count > 0 && !talk.AsForm: return _dialogs.Show(hearing, talk, skill, "What I took from your words counts like an answer, so you see it first. Is it right?");
            case Verb.Why when next is not null: return new(hearing.Memory, [CoachCards.Question(talk, next, so, next.Why)]);
            case Verb.StartOver: return _dialogs.Show(Without(hearing, talk), Dialog.Open(hearing.NewId, skill, "", hearing.Moment, false), skill, $"From the start, then. {skill.Summary}");
            case Verb.Edit when command.Rest.Any(char.IsLetter) && next is TextQuestion && !DialogTalk.Names(hearing, talk, skill, command.Rest): return null;
            case Verb.Edit: return _dialogs.Edit(hearing, talk, skill, command.Rest);
            case Verb.Remind when command.Sure: return _dialogs.Show(hearing, talk, skill, "A reminder needs a verdict first, so we go on with this.");
            case Verb.Form when hearing.Forms: return _dialogs.Show(hearing, talk with { AsForm = true }, skill);
            case Verb.Form: return _dialogs.Show(hearing, talk, skill, "There are no forms here; one question at a time it is.");
            case Verb.Typed: return _dialogs.Show(hearing, talk with { AsForm = false }, skill, "");
            case Verb.Cancel when talk.Revised: return new(Without(hearing, talk).Memory with { Expects = null }, [Card.Say("I dropped the change; the earlier verdict stands.", new Button("Menu", Act.Typed("menu")))]);
            case Verb.Cancel: return new(Without(hearing, talk).Memory with { Expects = null }, [Card.Say("Dropped; I keep nothing of it. What else is on your mind?", new Button("Menu", Act.Typed("menu")))]);
            default: return null;
        }
    }

    /// <summary>Without an open talk. One that had its verdict before goes back to that, as long as no answer has changed.</summary>
    private static Hearing Without(Hearing hearing, Dialog talk)
    {
        var memory = hearing.Memory;
        return hearing with { Memory = memory with { Talks = talk is { Revised: true, Editing: not null } ? memory.Talks.Replace(talk, talk with { Finished = true, Editing = null }) : memory.Talks.Remove(talk) } };
    }

    private Reply Resume(Hearing hearing)
    {
        var back = _settings.Resume(hearing);
        var memory = back?.Memory ?? hearing.Memory;
        if (memory.Waiting is [var talk, ..] && _catalog.Find(talk.Skill) is { } skill)
        {
            var shown = _dialogs.Show(hearing with { Memory = memory }, talk, skill, $"Where we were: {skill.Title}");
            return back is null ? shown : shown with { Cards = [.. back.Cards, .. shown.Cards] };
        }
        return back ?? hearing.Say(Card.Say("Nothing is waiting. Tell me what is going on, or pick from the menu.", new Button("Menu", Act.Typed("menu"))));
    }

    /// <summary>Words that answer something other than a skill's question; null when they do not.</summary>
    private Reply? Expected(Expected expects, string text, Hearing hearing)
    {
        var without = hearing with { Memory = hearing.Memory with { Expects = null } };
        switch (expects.What)
        {
            case Expecting.Delete:
                return YesNo.Read(text) == true
                    ? new(without.Memory, []) { Errand = Errand.Erase }
                    : without.Say(Card.Say("Nothing was deleted.", new Button("Menu", Act.Typed("menu"))));
            case Expecting.Draft: return DraftTalk.Check(hearing, text);
            case Expecting.FollowUpNote: return _followUps.Note(hearing, expects.Of, text);
            case Expecting.FollowUp:
                IReadOnlyList<string>[] words = [.. ProactiveCards.FollowUpWords.Select(w => (IReadOnlyList<string>)[w.Word, w.Label])];
                return hearing.Memory.Open is null && text.Length < 60 && Choices.Match(text, words) is { } index ? _followUps.Answer(hearing, expects.Of, ProactiveCards.FollowUpWords[index].Word) : null;
            case Expecting.EditPick when TalkOf(hearing, expects.Of) is var (talk, skill): return _dialogs.Edit(hearing, talk, skill, text);
            case Expecting.Remind when TalkOf(hearing, expects.Of) is var (talk, skill): return OutcomeTalk.Remind(hearing, talk, skill, text);
            case Expecting.Override when TalkOf(hearing, expects.Of) is var (talk, _):
                return without.Say(Card.Say("Noted, with your reason. It is your call; I will still ask how it went.")) with { FollowedUp = (talk.Id, null, $"Sees it differently: {Plain.Clean(text, TextQuestion.Most)}") };
            case Expecting.Session when hearing.Memory.Session is { } session: return SessionTalk.Hear(hearing, session, text);
            case Expecting.Pick: return _opening.Picked(hearing, expects, text);
            case Expecting.Menu: return _menu.Pick(hearing, expects.Of, text);
            default: return null;
        }
    }

    private Reply Pressed(Act act, IReadOnlyDictionary<string, string> fields, Hearing hearing)
    {
        switch (act.Verb)
        {
            case Act.Say: return Hear(new Said.Words(act.First), hearing);
            case Act.Start when _catalog.Find(act.First) is { } skill:
                var kept = act.Second == "kept" && hearing.Memory.Expects is { What: Expecting.Pick } pick ? pick.Of : "";
                var about = act.Second == Act.About ? hearing.Memory.Commitments.FirstOrDefault(c => c.Id == act.Third)?.About ?? "" : "";
                return _dialogs.Open(hearing, skill, kept + about, asForm: kept.Length == 0);
            case Act.Answer when TalkOf(hearing, act.First) is var (talk, skill): return _dialogs.Press(hearing, talk, skill, act.Second, act.Third);
            case Act.Send when TalkOf(hearing, act.First) is var (talk, skill): return _dialogs.Send(hearing, talk, skill, fields);
            case Act.FollowUp: return _followUps.Answer(hearing, act.First, act.Second);
            case Act.Tip: return TipTalk.Answer(hearing, _catalog, _dialogs, act.First, act.Second);
            case Act.Nudge: return NudgeTalk.Answer(hearing, _catalog, _dialogs, act.First, act.Second);
            case Act.Card when TalkOf(hearing, act.Second) is var (talk, skill): return OnCard(act, hearing, talk, skill);
            case Act.Card when act.First == "forget": return OutcomeTalk.Forget(hearing, act.Second);
            default: return hearing.Say(Card.Say("That button belongs to something I no longer hold, so nothing has changed. Tell me what is going on, or pick from the menu.", new Button("Menu", Act.Typed("menu"))));
        }
    }

    private Reply OnCard(Act act, Hearing hearing, Dialog talk, Skill skill)
    {
        switch (act.First)
        {
            case "confirm" when talk.Unconfirmed.Count > 0: return _dialogs.Show(hearing, talk with { Unconfirmed = [] }, skill, "");
            case "form" when !talk.Finished: return _dialogs.Show(hearing, talk with { AsForm = hearing.Forms }, skill);
            case "typed" when !talk.Finished: return _dialogs.Show(hearing, talk with { AsForm = false, Unconfirmed = [] }, skill, "");
            case "edit": return _dialogs.Edit(hearing, talk, skill, "");
            case "change": return _dialogs.Edit(hearing, talk, skill, act.Third);
            case "leave": return talk.Finished ? new(hearing.Memory with { Expects = null }, [Card.Say("Left as it is.")]) : _dialogs.Show(hearing, talk with { Unconfirmed = [] }, skill, "Left as it is.");
            case "why" when talk.Finished: return hearing.Say(CoachCards.Why(Assess(hearing, talk, skill), talk));
            case "copy" when talk.Finished: return hearing.Say(OutcomeTalk.Texts(ModelCards.Reworded(Assess(hearing, talk, skill), talk.Worded)));
            case "plain" when talk.Finished: return hearing.Say(OutcomeTalk.Texts(Assess(hearing, talk, skill)));
            case "reflect" when talk.Finished: return ReflectTalk.Start(hearing, talk, Assess(hearing, talk, skill));
            case "take" when talk.Proposals.Count > 0: return _dialogs.TakeProposed(hearing, talk, skill);
            case "remind" when talk.Finished: return OutcomeTalk.Remind(hearing, talk, skill, "");
            case "override" when talk.Finished: return new(hearing.Memory with { Expects = new(Expecting.Override, talk.Id) }, [Card.Say("Good, tell me why. I keep the reason with the verdict.")]);
            case "forget": return OutcomeTalk.Forget(hearing, talk.Id);
            default:
                return talk.Finished
                    ? hearing.Say(Card.Say("That button was used already; the verdict stands. “edit” changes an answer.", new Button("Edit answers", new(Act.Card, "edit", talk.Id))))
                    : _dialogs.Show(hearing, talk, skill, "That button was used already. Here is where we are.");
        }
    }

    /// <summary>A finished talk's outcome once more, as of the day it ended.</summary>
    internal static Outcome Assess(Hearing hearing, Dialog talk, Skill skill) =>
        skill.Assess(hearing.Of(talk) with { Now = new(hearing.Memory.Commitments.FirstOrDefault(c => c.Id == talk.Id)?.On ?? hearing.Moment.Today, hearing.Moment.Calendar) }, talk.Id, talk.Revised);

    private (Dialog Talk, Skill Skill)? TalkOf(Hearing hearing, string id) =>
        hearing.Memory.Talk(id) is { } talk && _catalog.Find(talk.Skill) is { } skill ? (talk, skill) : null;

    private static IEnumerable<string> Texts(Said said) => said switch
    {
        Said.Words words => words.Quoted is null ? [words.Text] : [words.Text, words.Quoted],
        Said.Command command => [command.Text],
        Said.Pressed pressed => pressed.Fields.Values,
        Said.PutAside aside => aside.Fields.Values,
        _ => [],
    };
}
