using CoachBot.Coaching.Dialogs;

namespace CoachBot.Coaching.Skills.Complaint;

/// <summary>Turns a complaint's verdict into steps, a reply, one next action and when to look again.</summary>
internal sealed class ComplaintPlan(Case so, string verdict, Grievance grievance, string lean)
{
    private const int LongestAbout = 100;

    private readonly ReplyDraft _draft = new(so, verdict, grievance);

    private bool IsReferred => verdict == "REFER";

    private string Them => grievance.Who is { } who ? TheirWords.Line(who, 60) : "them";

    public Advice Advice()
    {
        // Whatever the rights are about stays with those who answer it; nothing of it is kept here.
        var about = IsReferred ? "a matter for HR, privacy or legal" : Wording.Short(_draft.Heard.Topic ?? grievance.Said ?? "a complaint", LongestAbout);
        var theme = IsReferred ? null : Theme.Shared(so, about, grievance.Who);
        var problem = IsReferred ? null : theme is null ? grievance.ProblemFlag : "OPEN";
        var reply = IsReferred ? null : _draft.Text();
        return new()
        {
            Headline = $"I'd lean towards {lean}.",
            Notes = [.. Notes(theme, problem)],
            Steps = [.. Steps()],
            Deliverables = reply is null ? [] : [new("Reply draft", reply)],
            Next = new(NextStep(), grievance.Hours is null ? so.Now.In(1) : so.Now.Today),
            FollowUp = FollowUp(),
            Offers = [.. Offers(problem)],
            Problem = problem,
            About = about,
            Subject = grievance.Who,
        };
    }

    private IEnumerable<string> Steps()
    {
        if (grievance.About == Kind.Manner) yield return "Safety first: if harassment, discrimination or a threat is in it, stop here and pass it to HR.";
        if (grievance.Mood == Mood.Angry) yield return $"Speak first, write after. On the phone: “{_draft.Spoken} Tell me what I have missed.”";
        yield return "Listen fully, to the end.";
        yield return "Repeat back what it did to them.";
        yield return "Say what happens next, and when.";
        foreach (var step in StepsOfVerdict()) yield return step;
        if (verdict == "BOUNDARY" && grievance.Severity == Severity.Stopped) yield return "Their work has stopped: start on a workaround and hourly updates all the same.";
    }

    private string[] StepsOfVerdict() => verdict switch
    {
        "REFER" =>
        [
            "Acknowledge in one sentence that you have it; judge nothing and promise nothing.",
            "Pass it to HR, privacy or legal within the hour: they answer it.",
            "Preserve the records: delete nothing, change nothing, forward it to nobody else.",
            "Handle any service fault apart from it.",
        ],
        "BOUNDARY" =>
        [
            "Say one calm line on the behaviour, once.",
            "Shield your person: they need not answer it any more.",
            "Own what is ours all the same.",
            "Involve their manager.",
            "Give the service part to a colleague.",
        ],
        "RESTORE" =>
        [
            "Get them a workaround first.",
            "Send an update every hour, even when nothing is new.",
            "Say at once what is ours.",
            $"Send the full reply by {Wording.Day(so.Now.In(1))}.",
        ],
        "FIND OUT" when grievance.About == Kind.Manner =>
        [
            $"Promise a date for an answer, {Wording.Day(_draft.Promised)}, and do not guess before.",
            "Ask both sides, separately.",
        ],
        "FIND OUT" => [$"Promise a date for the finding, {Wording.Day(_draft.Promised)}, and do not guess before."],
        "OWN" =>
        [
            "Apologise plainly, without a “but”.",
            $"Fix it by {Wording.Day(_draft.Promised)}.",
            "Change one thing that keeps it from coming back.",
            "Ask who else is affected.",
        ],
        "RETHINK" => [$"Review the rule by {Wording.Day(_draft.Promised)}.", "Tell them the result, whichever way it goes."],
        "HOLD" => ["Grant what is fair in it.", "Give the reason in one sentence.", "Offer the nearest thing you can."],
        _ =>
        [
            $"Ask the owner{(grievance.Owner is { } owner ? $", {TheirWords.Line(owner, 60)}," : "")} to take it before you send the reply: it says you have asked them.",
            "Name the owner and introduce them to each other.",
            $"Check back on {Wording.Day(so.Now.In(5))}.",
        ],
    };

    private IEnumerable<string> Notes((string Word, IReadOnlyList<string> People)? theme, string? problem)
    {
        if (grievance.IsRumour && !IsReferred) yield return "Nobody has complained to you in person yet. Before you answer, find someone it happened to.";
        if (grievance.About == Kind.Manner) yield return "Put no judgement of the person in writing, about either side.";
        if (verdict == "RESTORE" && grievance.Mood == Mood.Calm) yield return "They are calm, and still stopped: the hour counts all the same.";
        if (theme is { } shared) yield return $"{shared.People.Count} people have now raised “{shared.Word}” within 90 days: {Wording.List(shared.People)}.";
        if (problem == "OPEN") yield return "This is more than a complaint by now: open a problem record, so that the cause gets an owner and a date.";
        else if (problem == "WATCH") yield return "It has come back once: watch it, a third time makes it a problem.";
        if (grievance.UsersThink is { } owner) yield return $"Users take this for the owner: {TheirWords.Line(owner, 120)}. Put the real owner where they look, or the complaints keep coming to you.";
        if (IsReferred) yield break;
        if (verdict != "EXPLAIN" && grievance.Fault == Fault.NotOurs && grievance.About == Kind.Service) yield return "The reply says you have asked the owner: do that before you send it.";
        if (grievance.Fault == Fault.Partly && grievance.About == Kind.Service) yield return "Towards them a supplier's part is yours as well, so the reply takes it whole.";
        if (_draft.Heard.IsGeneral && grievance.About == Kind.Service) yield return "I could not tell what it was about, so the first line is general. Their own words would serve it better.";
        if (_draft.LeftOut.Count > 0) yield return $"I left your words for {Wording.List(_draft.LeftOut)} out of the reply: they could sting there, so it says it more plainly.";
        yield return "I read the draft as the other side would: clear to send. If you change it, ask me to check it again.";
    }

    private string NextStep()
    {
        var within = grievance.Hours switch { 1 => "within one hour", 4 => "within four hours", _ => $"by {Wording.Day(so.Now.In(1))}" };
        return (verdict, grievance.Mood) switch
        {
            ("REFER", _) => $"Acknowledge it to {Them} and pass it on to HR, privacy or legal, {within}.",
            ("BOUNDARY", _) => $"Give {Them} the calm line and the date, {within}.",
            (_, Mood.Angry) => $"Contact {Them} {within}: speak first, write after.",
            ("RESTORE", _) => $"Contact {Them} {within} with a workaround, or with the time of the next news.",
            _ => $"Contact {Them} {within}; the reply is ready to send.",
        };
    }

    private Dated? FollowUp()
    {
        DateOnly? on = verdict switch
        {
            "REFER" => null,
            "BOUNDARY" or "RESTORE" => so.Now.In(1),
            "FIND OUT" => so.Now.In(2),
            "OWN" or "RETHINK" => so.Now.Calendar.Add(_draft.Promised, 1),
            _ => so.Now.In(5),
        };
        return on is { } day ? new("What did they say when you asked if it is settled?", day) : null;
    }

    private IEnumerable<Offer> Offers(string? problem)
    {
        if (IsReferred) yield break;
        if (grievance.IsRumour) yield return new("read-people", "With no complainer yet, it helps to sort what was seen from what was told.");
        if (problem == "OPEN") yield return new("problem-record", "It keeps coming back: give the cause an owner and a review date.") { Carries = true };
        Offer? next = verdict switch
        {
            "OWN" => new("mistakes", "Owning it is the start; a short look at what let it happen keeps it from returning."),
            "RETHINK" => new("standards", "A rule you would not write today deserves the standards check."),
            "HOLD" => new("objections", "Others will meet the same no; their objections can be met beforehand."),
            "EXPLAIN" => new("end-user", "They still look to you; a small contact keeps their trust."),
            "BOUNDARY" when !grievance.IsRumour => new("read-people", "Once it is quiet, it may help to look at what was behind it."),
            _ => null,
        };
        if (next is not null) yield return next;
    }
}
