using CoachBot.Coaching.Dialogs;

namespace CoachBot.Coaching.Skills.EndUser;

/// <summary>What a first word to a user needs to know, read from the answers.</summary>
internal sealed record Contact
{
    public string? User { get; init; }

    public bool IsGroup { get; init; }

    public string? One { get; init; }

    public bool IsOverdue { get; init; }

    public bool IsUntold { get; init; }

    public bool IsOnTrack { get; init; }

    public bool HasDeadline { get; init; }

    public bool IsCritical { get; init; }

    public int? Happy { get; init; }

    public bool Asked { get; init; }

    /// <summary>A good rating that nobody has given.</summary>
    public bool IsGuess { get; init; }

    public bool IsVip { get; init; }
}

/// <summary>Turns the verdict into a note with an opener, two questions to listen to and one promise that can be kept.</summary>
internal sealed class ContactNote(Case so, Ruling ruling, Contact user, string lean)
{
    private const int AskAgain = 5;

    private string User => user.User is { } said ? Wording.Short(said, 60) : "this user";

    /// <summary>The one to talk to.</summary>
    private string Person => user.IsGroup ? user.One ?? $"one real person ({User})" : User;

    private string? FirstName => (user.IsGroup ? user.One : user.User) is { } name ? UserGroup.FirstName(name) : null;

    public Advice Advice() => new()
    {
        Headline = $"I'd lean towards {lean}{(user.IsGuess ? "; their good mood is a guess" : "")}.",
        Notes = [.. Notes()],
        Deliverables = [Note()],
        Next = new(NextStep(), so.Now.In(Within())),
        FollowUp = new("What did you learn that tickets never showed?", so.Now.In(AskAgain)),
        Offers = [.. Offers()],
        About = User,
        Subject = user.One ?? user.User,
    };

    private int Within() => ruling.Verdict switch
    {
        "RECOVER" or "UPDATE" => 0,
        _ when user.IsVip && user.IsCritical => 0,
        "CLOSE" => 1,
        _ => 5,
    };

    private IEnumerable<string> Notes()
    {
        if (user.IsGuess) yield return $"Guess: your {user.Happy} of 5 is not what they said. Treat it as open until they say so.";
        if (user.IsGroup && user.One is null) yield return $"“{User}” is a group: pick one real person in it to talk to.";
        if (user.IsGroup && user.One is not null) yield return $"“{User}” is a group; {user.One} is your one real person in it. One voice is a start, not a survey.";
        if (user.IsVip) yield return user.IsCritical
            ? "A title changes no rule; the critical moment makes the clock faster."
            : "A title changes neither the rule nor the clock: the same care, in the same order, as for anyone.";
    }

    private string NextStep() => ruling.Verdict switch
    {
        _ when user.IsGroup && user.One is null => $"Pick one real person ({User}) and start with the note.",
        "RECOVER" => $"Call or visit {Person}, before you write.",
        "UPDATE" => $"Give {Person} the update, by voice if you can.",
        "CLOSE" => $"Tell {Person} that it is done.",
        "VISIT" => $"Visit or call {Person} for fifteen minutes and listen.",
        _ => $"Say a short hello to {Person} and ask the two questions.",
    };

    private IEnumerable<Offer> Offers()
    {
        if (ruling.Verdict == "RECOVER") yield return new("complaint", "Their words may deserve a full reply.");
        if (ruling.Verdict == "VISIT") yield return new("read-people", "Before the visit, it helps to sort what you saw from what you assume.");
    }

    private Deliverable Note()
    {
        var (first, second) = ToAsk();
        return new("Contact note", string.Join('\n',
        [
            $"For: {Person}{(user.IsGroup && user.One is not null ? $" ({User})" : "")}",
            $"Opener: {(FirstName is { } name ? $"{name}, {Opener()}" : Wording.Upper(Opener()))}",
            "Then listen:",
            $"1. {first}",
            $"2. {second}",
            $"Promise: {Promise()}",
            .. user.Happy is { } happy ? [$"For your eyes: their happiness is {happy} of 5{(user.Asked ? ", as they told you" : ", a guess")}."] : Enumerable.Empty<string>(),
        ]));
    }

    private string Opener() => ruling.Verdict switch
    {
        "RECOVER" when user.IsOverdue => $"you have waited for us longer than you should have, and I am sorry.{Busy()} I would like to hear what it has meant for you, and then set it right.",
        "RECOVER" when user.IsUntold => $"your request is finished and nobody told you, and I hear that you are not content with us.{Busy()} I would like to understand it, and then set it right.",
        "RECOVER" => $"you said that we have not served you well. Thank you for saying it.{Busy()} I would like to understand it, and then set it right.",
        "UPDATE" when user.IsOverdue => $"your request is late with us, and you should not have to chase it.{Busy()} I am looking after it myself.",
        "UPDATE" => $"{(user.IsCritical ? "I know a lot is at stake for you right now" : "I know your deadline is close")}, and you have not heard from us for a while. {(user.IsOnTrack ? "Your request is on track." : "Nothing of yours is waiting with us.")}",
        "CLOSE" => $"your request is done, and we did not tell you. That was ours.{Busy()}",
        "VISIT" => $"I would like to know how your work goes and where we could do better.{(user.IsOnTrack ? " Your request is on track; that is not why I ask." : "")} May I have fifteen minutes? I come to listen.{Busy()}",
        _ => "thank you for telling us how it goes. Nothing is needed from you; I only want to stay in touch.",
    };

    private string Busy() => user.IsCritical ? " I know a lot is at stake for you right now, so I will be short."
        : user.HasDeadline ? " I know your deadline is close, so I will be short."
        : "";

    private (string First, string Second) ToAsk() => ruling.Verdict switch
    {
        "RECOVER" => ("What has it cost you so far?", "What would put it right for you, and by when?"),
        "UPDATE" when user.IsOverdue => ("What is waiting for it on your side?", "Which part would help most if it came first?"),
        "UPDATE" => ("What must not fail on our side until then?", "What should we leave alone until it is over?"),
        "CLOSE" => ("Does it do what you needed?", "What was the wait like for you?"),
        "VISIT" => ("What does a good day look like for you, and where do we get in its way?", "What have you stopped asking us for?"),
        _ => ("What should we keep doing exactly as it is?", "What is coming up for you that we should know?"),
    };

    private string Promise() => ruling.Verdict switch
    {
        "RECOVER" => $"you hear from me again by {Day(1)} with what we do next and who does it, even if it is not solved by then.",
        "UPDATE" when user.IsOverdue => $"by {Day(1)} you have a date from me that holds, or an honest no.",
        "UPDATE" => $"I look in again on {Day(AskAgain)}; until then you can reach me directly.",
        "CLOSE" => $"if anything is still off, I take it up again myself; I will ask you on {Day(AskAgain)}.",
        "VISIT" => $"one small thing you name is fixed by {Day(10)}, or I tell you why not.",
        _ => $"I am in touch again by {Day(20)}, without being asked.",
    };

    private string Day(int workdays) => Wording.Day(so.Now.In(workdays));
}
