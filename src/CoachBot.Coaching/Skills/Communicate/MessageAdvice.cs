using CoachBot.Coaching.Dialogs;

namespace CoachBot.Coaching.Skills.Communicate;

/// <summary>What the message needs to know, read from the answers.</summary>
internal sealed record MessageNeeds
{
    public required string Verdict { get; init; }

    public required string Lean { get; init; }

    public string? Draft { get; init; }

    public required MessageText Message { get; init; }

    public required MessageLint Lint { get; init; }

    public Purpose Purpose { get; init; }

    public Reach Reach { get; init; }

    public Audience Audience { get; init; }

    public Sending When { get; init; }

    public int Stakes { get; init; }

    public string? Point { get; init; }

    public string? Action { get; init; }

    public DateOnly? Day { get; init; }

    public string? Confirmer { get; init; }

    /// <summary>A word in the draft that says it is not certain.</summary>
    public string? Unsure { get; init; }

    public string? Person { get; init; }

    public string? Topic { get; init; }

    public IReadOnlyList<string> Acronyms => Draft is null ? [] : MessageLint.Unexplained(Draft);
}

/// <summary>Turns a verdict on a message into the message, a note or an outline, one next action and when to look again.</summary>
internal sealed class MessageAdvice(Moment now, MessageNeeds needs)
{
    private const int LookAgain = 2, WarnFrom = 4;
    private readonly MessageDraft _better = new(needs);

    private string Them => needs.Person ?? needs.Reach switch { Reach.One => "the person", Reach.Few => "each of them", _ => "them" };

    public Advice Advice()
    {
        var by = By();
        return new()
        {
            Headline = $"I'd lean towards {needs.Lean}.",
            Notes = [.. Notes()],
            Steps = [.. Steps()],
            Deliverables = [.. Deliverables()],
            Next = new(NextStep(), by),
            FollowUp = new("What did someone repeat back to you?", now.Calendar.Add(by, LookAgain)),
            Offers = [.. Offers()],
            About = Wording.Short(needs.Point ?? (needs.Message.Sentences is [var first, ..] ? first : needs.Topic ?? "a message"), 160),
            Subject = needs.Person,
        };
    }

    /// <summary>Now and today are today; a week ends with its last working day.</summary>
    private DateOnly By()
    {
        if (needs.When != Sending.Week) return now.Today;
        var sunday = now.Today.AddDays((7 - (int)now.Today.DayOfWeek) % 7);
        for (var day = sunday; day >= now.Today; day = day.AddDays(-1))
            if (now.Calendar.IsWorkday(day)) return day;
        return now.In(1);
    }

    private string NextStep() => needs.Verdict switch
    {
        CommunicateSkill.Talk when needs.Purpose == Purpose.Person => $"Talk to {Them} privately.",
        CommunicateSkill.Talk => $"Talk to {Them}, then send a short note.",
        CommunicateSkill.Holding => "Send the holding note now.",
        CommunicateSkill.Wait => $"Ask {needs.Confirmer ?? "the one who can know"} to confirm it; send it when the answer is in.",
        _ when _better.Text is null => "Write the message in this order and send it.",
        _ => Gaps().Any() ? "Add what is still missing, then send the message." : "Send the message.",
    };

    private IEnumerable<string> Steps()
    {
        if (WarnFirst) yield return "Call or visit the key people first, so that none of them reads it before hearing it.";
        if (needs.Verdict == CommunicateSkill.Talk && needs.Purpose != Purpose.Person) yield return "After the talk, send what you said in a few lines, so that nothing depends on memory.";
    }

    private bool WarnFirst => needs is { Purpose: Purpose.BadNews, Reach: Reach.Many, Stakes: >= WarnFrom };

    private IEnumerable<string> Notes()
    {
        if (WarnFirst) yield return "Bad news to many: warn the key people before it goes to everyone.";
        if (needs.Purpose == Purpose.Person) yield return "Keep it out of writing for now: what one individual did belongs in a private talk.";
        if (needs.Verdict == CommunicateSkill.Wait && needs.Confirmer is null) yield return "Name one person who can confirm it; waiting for nobody in particular never ends.";
        if (needs.Unsure is { } word && needs.Verdict is CommunicateSkill.Send or CommunicateSkill.Rewrite) yield return $"The draft says “{word}”. If it is confirmed, take the word out.";
        if (needs.Verdict is not (CommunicateSkill.Send or CommunicateSkill.Rewrite)) yield break;
        foreach (var note in OnMessage()) yield return note;
    }

    private IEnumerable<string> OnMessage()
    {
        var said = needs.Message.Sentences;
        var asks = said.Count(MessageLint.IsAsk);
        if (_better.OtherAsks is not null) yield return $"The draft asks {asks} things, and one ask gets done. I kept the first; the rest stands by itself, to send another day.";
        if (_better.Details is not null) yield return $"More than {MessageLint.Limit(needs.Audience == Audience.Executives)} words: the rest stands word for word under “Details, if they ask”.";
        if (needs.Acronyms.Where(a => !PlainNames.Knows(a)).ToList() is { Count: > 0 } strange) yield return $"Say these in plain words, or leave them out: {Wording.List(strange)}.";
        foreach (var gap in Gaps()) yield return gap;
    }

    /// <summary>What neither the draft nor the answers say; nobody but the writer can.</summary>
    private IEnumerable<string> Gaps()
    {
        var said = needs.Message.Sentences;
        if (said.Count == 0) yield break;
        if (needs.Point is null && !said.Any(MessageLint.HasEffect)) yield return "It still does not say what changes for the reader; that sentence goes first.";
        if (needs.Action is null && !said.Any(s => MessageLint.IsAsk(s) || MessageLint.IsNoAction(s))) yield return "It still does not say what they should do; if nothing, add “No action is needed.”";
        if (needs.Day is null && !said.Any(MessageLint.HasDate)) yield return "It still names no date or time.";
    }

    private IEnumerable<Deliverable> Deliverables()
    {
        switch (needs.Verdict)
        {
            case CommunicateSkill.Talk:
                yield return Outline();
                if (needs.Purpose != Purpose.Person && _better.Text is { } note) yield return new("Note for afterwards", note);
                break;
            case CommunicateSkill.Holding:
                yield return HoldingNote();
                break;
            case CommunicateSkill.Wait:
                yield return AskToConfirm();
                if (_better.Text is { } ready) yield return new("Message, to send once confirmed", ready);
                break;
            default:
                yield return _better.Text is { } text ? new(needs.Draft is null ? "Message from a template" : "Improved message", text) : Template();
                break;
        }
        if (_better.OtherAsks is { } others) yield return new("The other asks, to send another day", others);
        if (_better.Details is { } details && needs.Verdict is not CommunicateSkill.Holding) yield return new("Details, if they ask", details);
    }

    private Deliverable Template() => new("Order of the message", string.Join('\n',
    [
        "First sentence: what changes for the people who read it.",
        "Second sentence: the one thing they should do, or “No action is needed.”",
        "Third sentence: the day and the time.",
        "After that: why, in two sentences at most, and whom to ask.",
        $"Together {MessageLint.Limit(needs.Audience == Audience.Executives)} words at most.",
    ]));

    private Deliverable Outline() => new("Talk outline", string.Join('\n',
    [
        $"With: {needs.Person ?? needs.Reach switch { Reach.One => "the person, alone", Reach.Few => "each of them, by voice", _ => "the person, alone" }}.",
        $"Point: {Known() ?? (needs.Purpose == Purpose.Person ? "one thing you saw, when and where, without a word on character." : "the news in one sentence, without a run-up.")}",
        $"Effect: {(needs.Purpose == Purpose.Person ? "what it led to for the work or for others." : "what it changes for them, and what stays as it is.")}",
        $"Ask: {((needs.Action ?? FirstSaid(MessageLint.IsAsk)) is { } action ? Sentence(action) : needs.Purpose == Purpose.Person ? "“How do you see it?” Then agree one thing to do differently." : "what you need from them now, or that nothing is needed.")}",
        $"Date: {(needs.Day is { } day ? $"{Wording.Day(day)}." : FirstSaid(MessageLint.HasDate) ?? "the day on which you look at it again together.")}",
        "Their questions: Why now? What does it mean for me? What happens if I disagree? What you do not know, promise with a day.",
        "At the end: “What do you take away from this?” Then listen.",
    ]));

    private Deliverable HoldingNote()
    {
        var known = needs.Point is { } point ? Sentence(point) : string.Join(' ', needs.Message.Sentences.Where(s => !IsUnsure(s)).Take(2));
        var unknown = needs.Message.Sentences.Where(IsUnsure).Take(2).ToList();
        string?[] lines =
        [
            needs.Message.Greeting ?? "Hello,",
            $"What we know: {(known.Length > 0 ? known : needs.Topic is { } topic ? $"we are looking into this: {topic}." : "something is not working as it should, and we are on it.")}",
            $"What we do not know yet: {(unknown.Count > 0 ? $"whether this holds: {string.Join(' ', unknown)}" : "the rest; we will not guess.")}",
            needs.Action is { } action ? $"What you can do: {Sentence(action)}" : null,
            $"Next update: {(needs.Day is { } day && day > now.Today ? $"{Wording.Day(day)}, or sooner if we know more." : "within two hours, even if nothing has changed.")}",
        ];
        return new("Holding note", string.Join('\n', lines.OfType<string>()));
    }

    private Deliverable AskToConfirm() => new("Note to confirm it", string.Join('\n',
    [
        needs.Confirmer is { } name ? $"Hello {name}," : "Hello,",
        needs.Message.Sentences.Count > 0
            ? $"before this goes out I need you to confirm it: “{Wording.Short(string.Join(' ', needs.Message.Sentences), 600)}”"
            : $"before we tell people, I need you to confirm the facts{((needs.Point ?? needs.Topic) is { } about ? $": {about.TrimEnd('.')}" : "")}.",
        $"Which part is wrong or not certain? Please answer by {Wording.Day(By())}; until then nothing goes out.",
    ]));

    private string? FirstSaid(Func<string, bool> fits) => needs.Purpose == Purpose.Person ? null : needs.Message.Sentences.FirstOrDefault(fits);

    private string? Known() => needs.Point is { } point ? Sentence(point) : needs.Message.Sentences.FirstOrDefault(MessageLint.HasEffect) ?? (needs.Message.Sentences is [var first, ..] ? first : null);

    private bool IsUnsure(string sentence) => needs.Unsure is not null && CommunicateSkill.SoundsUnsure(sentence);

    private IEnumerable<Offer> Offers()
    {
        if (needs.Verdict == CommunicateSkill.Talk) yield return new("read-people", "A talk goes better with a look at how they may hear it.");
        if (needs.Verdict == CommunicateSkill.Wait) yield return new("decide", "If the facts will not come in, somebody has to decide without them.");
    }

    private static string Sentence(string text)
    {
        var line = Wording.Upper(Wording.Short(text, 300));
        return line[^1] is '.' or '!' or '?' or '…' ? line : $"{line}.";
    }
}
