using CoachBot.Coaching.Dialogs;

namespace CoachBot.Coaching.Skills.ReadPeople;

internal enum Signal { Wellbeing, Quiet, Sharp, Slipping, Agreeing, Other }

/// <summary>What the sheet needs to know, read from the answers.</summary>
internal sealed record Seen
{
    public string? Scene { get; init; }

    public string? Who { get; init; }

    public bool IsGroup { get; init; }

    public Signal Signal { get; init; }

    public bool IsChanged { get; init; }

    public bool WasSeen { get; init; }

    public bool IsHearsay { get; init; }

    public string? Change { get; init; }

    public bool AfterNews { get; init; }

    /// <summary>The verdict a calm reader would get, when that is another.</summary>
    public string? WhenCalm { get; init; }
}

/// <summary>Parts facts from story, gives two other explanations and a line to open with; where someone's well-being is at stake, words and contacts only.</summary>
internal sealed class PeopleSheet(Case so, string verdict, string lean, Seen seen)
{
    private const int Later = 5;

    private string Them => seen.Who ?? "them";

    /// <summary>One person with a name is addressed by it; a group or "my boss" is not.</summary>
    private string Address => seen.Who is { } who && !seen.IsGroup && char.IsUpper(who[0]) && who.Split(' ')[0] is not ("The" or "My" or "Our" or "A" or "An" or "One") ? $"{who}, " : "";

    public Advice Advice() => new()
    {
        Headline = $"I'd lean towards {lean}.",
        Notes = [.. Notes()],
        Steps = [.. Steps()],
        Deliverables = [.. Deliverables()],
        Next = NextStep(),
        FollowUp = new(verdict == ReadPeopleSkill.Support ? "Did they reach someone who can help, and what did you change in their work?" : "Which explanation was true?", so.Now.In(Later)),
        Offers = verdict is ReadPeopleSkill.Talk or ReadPeopleSkill.Check
            ? [new("communicate", "It may help to prepare how you open the conversation.")]
            : [],
        About = Wording.Short(seen.Scene ?? seen.Who ?? "a situation with people", 160),
        Subject = seen.Who,
    };

    private IEnumerable<string> Notes()
    {
        if (seen.WhenCalm is { } calm) yield return $"With a calm head, the same answers lead to {calm}.";
        if (seen.AfterNews) yield return "Your own news or decision came just before. Start there: ask how it landed before looking for anything else.";
        if (verdict == ReadPeopleSkill.Support) yield return "I leave out any reading of them here. If anyone may be in danger, call your local emergency number now.";
        if (verdict == ReadPeopleSkill.Room) yield return $"If it happens again, or becomes a clear change, look again; otherwise let it rest after {Wording.Day(so.Now.In(Later))}.";
    }

    private IEnumerable<string> Steps()
    {
        if (verdict == ReadPeopleSkill.Support)
            return
            [
                "Ask in private, and listen longer than feels natural.",
                "Ask about work and what would help, not about causes or conditions; what they tell is theirs.",
                "Make room: move a date, take a task back, offer time off by your usual rules.",
                "Pass on the contacts, and let them choose.",
            ];
        return verdict is ReadPeopleSkill.Talk or ReadPeopleSkill.Check
            ?
            [
                "If they want to be heard: listen, and repeat back what you heard.",
                "If they need something fixed: act on one thing, and say which.",
                "If they need certainty: give a date, even without an answer.",
                "If they need respect: involve them in what comes next.",
            ]
            : [];
    }

    private IEnumerable<Deliverable> Deliverables()
    {
        if (verdict == ReadPeopleSkill.Support) return [SupportNote()];
        return verdict is ReadPeopleSkill.Talk or ReadPeopleSkill.Check ? [new("Opening line", OpeningLine()), Sheet()] : [Sheet()];
    }

    private Dated NextStep() => verdict switch
    {
        ReadPeopleSkill.Support => new($"Ask {Them} in private how they are, and pass on the contacts.", so.Now.In(0)),
        ReadPeopleSkill.Steady => new("Let it rest until then at the latest. Then read the facts once more and change your answer to “How you are”.", so.Now.In(1)),
        ReadPeopleSkill.Talk => new($"Talk with {Them} in private, and begin with the opening line.", so.Now.In(0)),
        ReadPeopleSkill.Check => new($"Ask {Them} the open question, {(seen.IsGroup ? "with time for everyone to answer" : "just the two of you")}.", so.Now.In(2)),
        _ => new("Write down in two lines what you saw, with the day, and leave it there.", so.Now.In(1)),
    };

    private Deliverable SupportNote() => new("Words and contacts", string.Join('\n',
    [
        $"{Wording.Upper($"{Address}I wanted to ask how you are, and I have time. You need not tell me anything you would rather keep to yourself.")}",
        "If it would help, we can make room in your work this week; say what would make the most difference.",
        "There are people whose job it is to help, and they keep it to themselves:",
        "- our HR team, and the employee assistance line or company doctor where there is one",
        "- your own doctor, or a local helpline, at any hour",
        "- if anyone is in danger: the local emergency number, straight away",
    ]));

    private Deliverable Sheet()
    {
        var (facts, story) = seen.WasSeen ? FactsAndStory.In(seen.Scene ?? "") : new([], [.. Sentences()]);
        List<string> lines = [];
        if (seen.Who is { } who) lines.Add($"About: {who}, {Wording.Day(so.Now.Today)}");
        lines.Add("What was seen:");
        lines.AddRange(facts.Count > 0 ? facts.Select(Line) : [seen.WasSeen ? "- One thing a camera would have recorded is still to be written down." : "- Nothing first-hand so far."]);
        if (seen.WasSeen && seen.Change is { } change) lines.Add($"- Compared with their normal: {Wording.Lower(change)}.");
        lines.Add(seen.WasSeen ? "What I make of it, a story until checked:" : seen.IsHearsay ? "What I was told, unchecked:" : "What I suspect, unchecked:");
        lines.AddRange(story.Count > 0 ? story.Select(Line) : ["- Nothing yet, and that is a good place to ask from."]);
        lines.Add("Two other explanations:");
        lines.AddRange(Explanations().Take(2).Select(Line));
        if (verdict is ReadPeopleSkill.Room or ReadPeopleSkill.Steady)
            lines.Add($"{(verdict == ReadPeopleSkill.Room ? "If it happens again" : "Once calm")}, a way to open: “{OpeningLine()}”");
        return new("Facts and story", string.Join('\n', lines));
    }

    private IEnumerable<string> Sentences()
    {
        var (facts, story) = FactsAndStory.In(seen.Scene ?? "");
        return facts.Concat(story);
    }

    private static string Line(string text) => $"- {text}";

    private IEnumerable<string> Explanations()
    {
        if (seen.AfterNews) yield return "They are working out what your news means for them.";
        var (one, other) = seen.Signal switch
        {
            Signal.Quiet => ("A deadline or another duty takes their attention.", "They said something earlier and nothing came of it."),
            Signal.Sharp => ("Pressure from elsewhere came out at the wrong moment.", "A point that matters to their work was passed over."),
            Signal.Slipping => ("More work came in than went out.", "The aim or the date was less clear to them than to you."),
            Signal.Agreeing => ("They see an obstacle and there was no good moment to name it.", "Yes meant “I heard you”; who does what by when was never said."),
            _ => ("Something outside this room takes their attention.", "From where they stand it was an ordinary day."),
        };
        yield return one;
        yield return other;
    }

    private string OpeningLine()
    {
        var line = (seen, seen.Signal) switch
        {
            ({ AfterNews: true }, _) => "I brought you news and have not asked how it landed. What did you make of it?",
            ({ WasSeen: false }, _) or ({ IsChanged: false }, _) => "I would rather ask than guess: how are things from where you sit?",
            (_, Signal.Quiet) => "I have heard less from you lately than I am used to. How are things from where you sit?",
            (_, Signal.Sharp) => "our last exchange got sharp, and I would like to understand it. What was it about for you?",
            (_, Signal.Slipping) => "some dates have moved lately. What is in the way, and what could I take off you?",
            (_, Signal.Agreeing) => "we agreed on this and it has not moved yet. What worries you about it?",
            _ => "I noticed something went differently from usual, and would rather ask than guess. How was it from where you sit?",
        };
        return Wording.Upper($"{Address}{(verdict == ReadPeopleSkill.Talk ? "thank you for making time. " : "")}{(verdict == ReadPeopleSkill.Talk ? Wording.Upper(line) : line)}");
    }
}
