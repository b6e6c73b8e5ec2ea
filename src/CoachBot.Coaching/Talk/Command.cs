using CoachBot.Coaching.Dialogs;
using CoachBot.Coaching.Reading;

namespace CoachBot.Coaching.Talk;

internal enum Verb
{
    Menu, Help, Stop, Back, Skip, Why, StartOver, Edit, Cancel, Form, Typed, Resume,
    History, Problems, Export, Delete, Weekly, TimeZone, Pause, Check, Remind, FollowUp,
    Progress, Pulse, Nudges,
    Ai, Reflect, Practise, End, PlainWording,
}

/// <summary>Typed words that always win over an open question: "menu", "weekly monday 09:30", "pause 2 weeks".</summary>
/// <param name="Sure">False when it begins like a command but the rest does not fit: an open question may then have it.</param>
internal sealed record Command(Verb Verb, string Rest = "", bool Sure = true)
{
    private const int MostWhole = 40;

    /// <summary>Words that are a command only when they are the whole message.</summary>
    private static readonly Dictionary<string, Command> s_whole = new(StringComparer.OrdinalIgnoreCase)
    {
        ["menu"] = new(Verb.Menu),
        ["start"] = new(Verb.Menu),
        ["something else"] = new(Verb.Menu),
        ["help"] = new(Verb.Help),
        ["commands"] = new(Verb.Help),
        ["what can you do"] = new(Verb.Help),
        ["stop"] = new(Verb.Stop),
        ["unsubscribe"] = new(Verb.Stop),
        ["opt out"] = new(Verb.Stop),
        ["leave me alone"] = new(Verb.Stop),
        ["back"] = new(Verb.Back),
        ["go back"] = new(Verb.Back),
        ["previous"] = new(Verb.Back),
        ["undo"] = new(Verb.Back),
        ["skip"] = new(Verb.Skip),
        ["pass"] = new(Verb.Skip),
        ["?"] = new(Verb.Skip),
        ["idk"] = new(Verb.Skip),
        ["dunno"] = new(Verb.Skip),
        ["don't know"] = new(Verb.Skip),
        ["dont know"] = new(Verb.Skip),
        ["do not know"] = new(Verb.Skip),
        ["i don't know"] = new(Verb.Skip),
        ["i dont know"] = new(Verb.Skip),
        ["not sure"] = new(Verb.Skip),
        ["i'm not sure"] = new(Verb.Skip),
        ["no idea"] = new(Verb.Skip),
        ["unsure"] = new(Verb.Skip),
        ["why"] = new(Verb.Why),
        ["why this"] = new(Verb.Why),
        ["why do you ask"] = new(Verb.Why),
        ["start over"] = new(Verb.StartOver),
        ["restart"] = new(Verb.StartOver),
        ["start again"] = new(Verb.StartOver),
        ["edit"] = new(Verb.Edit),
        ["change"] = new(Verb.Edit),
        ["change an answer"] = new(Verb.Edit),
        ["edit answers"] = new(Verb.Edit),
        ["cancel"] = new(Verb.Cancel),
        ["quit"] = new(Verb.Cancel),
        ["exit"] = new(Verb.Cancel),
        ["never mind"] = new(Verb.Cancel),
        ["nevermind"] = new(Verb.Cancel),
        ["form"] = new(Verb.Form),
        ["show it as a form"] = new(Verb.Form),
        ["as a form"] = new(Verb.Form),
        ["one question at a time"] = new(Verb.Typed),
        ["one by one"] = new(Verb.Typed),
        ["resume"] = new(Verb.Resume),
        ["continue"] = new(Verb.Resume),
        ["go on"] = new(Verb.Resume),
        ["unpause"] = new(Verb.Resume),
        ["history"] = new(Verb.History),
        ["my history"] = new(Verb.History),
        ["progress"] = new(Verb.Progress),
        ["my progress"] = new(Verb.Progress),
        ["show my progress"] = new(Verb.Progress),
        ["pulse"] = new(Verb.Pulse),
        ["pulse survey"] = new(Verb.Pulse),
        ["start a pulse"] = new(Verb.Pulse),
        ["pulse results"] = new(Verb.Pulse),
        ["nudges on"] = new(Verb.Nudges, "on"),
        ["nudges off"] = new(Verb.Nudges, "off"),
        ["my problems"] = new(Verb.Problems),
        ["open problems"] = new(Verb.Problems),
        ["problem records"] = new(Verb.Problems),
        ["export my data"] = new(Verb.Export),
        ["export"] = new(Verb.Export),
        ["what do you know about me"] = new(Verb.Export),
        ["delete my data"] = new(Verb.Delete),
        ["forget me"] = new(Verb.Delete),
        ["delete everything"] = new(Verb.Delete),
        ["weekly"] = new(Verb.Weekly),
        ["pause"] = new(Verb.Pause),
        ["timezone"] = new(Verb.TimeZone),
        ["time zone"] = new(Verb.TimeZone),
        ["remind me"] = new(Verb.Remind),
        ["check"] = new(Verb.Check),
        ["check my reply"] = new(Verb.Check),
        ["check my draft"] = new(Verb.Check),
        ["ai"] = new(Verb.Ai),
        ["ai on"] = new(Verb.Ai, "on"),
        ["ai off"] = new(Verb.Ai, "off"),
        ["ai status"] = new(Verb.Ai),
        ["reflect"] = new(Verb.Reflect),
        ["talk about it"] = new(Verb.Reflect),
        ["let's talk about it"] = new(Verb.Reflect),
        ["practise"] = new(Verb.Practise),
        ["practice"] = new(Verb.Practise),
        ["rehearse"] = new(Verb.Practise),
        ["role play"] = new(Verb.Practise),
        ["end"] = new(Verb.End, "", Sure: false),
        ["end talk"] = new(Verb.End),
        ["end practice"] = new(Verb.End),
        ["end practise"] = new(Verb.End),
        ["end the practice"] = new(Verb.End),
        ["end rehearsal"] = new(Verb.End),
        ["plain wording"] = new(Verb.PlainWording),
        ["done"] = new(Verb.FollowUp, "done"),
        ["partly"] = new(Verb.FollowUp, "partly"),
        ["not yet"] = new(Verb.FollowUp, "not-yet"),
        ["changed my mind"] = new(Verb.FollowUp, "changed"),
    };

    /// <summary>Words that begin a command; what follows belongs to it.</summary>
    private static readonly (string Start, Verb Verb)[] s_starts =
    [
        ("menu ", Verb.Menu),
        ("weekly ", Verb.Weekly), ("timezone ", Verb.TimeZone), ("time zone ", Verb.TimeZone), ("pause ", Verb.Pause),
        ("practise with ", Verb.Practise), ("practice with ", Verb.Practise), ("rehearse with ", Verb.Practise),
        ("edit ", Verb.Edit), ("change answer ", Verb.Edit), ("remind me ", Verb.Remind),
        ("check my reply:", Verb.Check), ("check my draft:", Verb.Check), ("check this reply:", Verb.Check), ("check:", Verb.Check),
    ];

    public static Command? Read(string text, Moment now)
    {
        var said = Plain.Clean(text, 5000).Replace('’', '\'');
        if (said.Length <= MostWhole && s_whole.GetValueOrDefault(said.TrimEnd('.', '!', '?', ' ') is { Length: > 0 } bare ? bare : said) is { } whole) return whole;
        foreach (var (start, verb) in s_starts)
            if (said.StartsWith(start, StringComparison.OrdinalIgnoreCase) && Fits(verb, said[start.Length..].Trim(), now) is { } command)
                return command;
        return null;
    }

    /// <summary>"pause 2 weeks" is a command for certain, "pause until Bob is back" may be an answer, "weekly patching" is none.</summary>
    private static Command? Fits(Verb verb, string rest, Moment now)
    {
        if (verb == Verb.Check) return new(verb, rest);
        if (rest.Length > MostWhole) return null;
        var words = rest.ToLowerInvariant().Split(' ');
        var (isSure, isLike) = verb switch
        {
            Verb.Weekly => (WeeklyWish.Read(rest).IsWhole, rest.Any(char.IsAsciiDigit)),
            Verb.Pause => (SettingsTalk.PauseEnd(rest, now) is not null, words.Length == 1 || words[0] is "until" or "for"),
            Verb.TimeZone => (SettingsTalk.FindZone(rest) is not null || rest.Contains('/'), words.Length == 1),
            Verb.Remind => (Dates.Read(rest, now.Today, now.Calendar) is not null, words[0] is "in" or "on"),
            Verb.Practise => (Persona.All.Any(p => rest.Contains(p.Id, StringComparison.OrdinalIgnoreCase)), true),
            _ => (words.Length <= 2, false),
        };
        return isSure || isLike ? new(verb, rest, isSure) : null;
    }
}
