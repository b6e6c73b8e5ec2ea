using CoachBot.Coaching.Drafts;
using CoachBot.Coaching.Reading;

namespace CoachBot.Coaching.Talk;

/// <summary>Somebody to rehearse with. What they feel follows from the draft check of what was said to them; a model may only word it.</summary>
/// <param name="Scene">What has happened, for the person and for a model.</param>
internal sealed record Persona(string Id, string Title, string Scene, string Opening, IReadOnlyList<string> Angrier, IReadOnlyList<string> Unmoved, IReadOnlyList<string> Asking, IReadOnlyList<string> Calmer)
{
    public static IReadOnlyList<Persona> All { get; } =
    [
        new("angry", "an angry user", "Their laptop could not log in for two days before a deadline, and nobody wrote to them.",
            "Two days. Two days I could not log in, with a deadline in front of me, and not one word from your team. What do you have to say?",
            ["So now it is my doing? I only wanted to work.", "You are telling me how to feel. I lost two days.", "This is exactly the tone I expected. I will take it to your boss."],
            ["I hear words. I do not hear what you will do.", "That sounds like what everybody says.", "Fine, and what does that change for me?"],
            ["And until when will that be done?", "Who exactly takes care of it, and when do I hear from them?", "Do you know what those two days cost me?"],
            ["All right. That I can work with.", "Thank you for saying it plainly.", "Good. Then I will wait for your message."]),
        new("sceptical", "a sceptical manager", "They head a department and were promised a new system twice. Both dates passed.",
            "You promised this in spring, then in summer. Why should I plan with your third date?",
            ["So it was my people's fault? Interesting.", "Now I am being lectured. I asked for a date.", "This goes to the steering meeting."],
            ["That is a description. I asked for a commitment.", "I have heard that before.", "And if it slips again?"],
            ["Which date, and who stands for it?", "When will I know that it is on track?", "Do you know what my team did without it?"],
            ["That is clear enough to plan with.", "Good. Tell me early if it moves.", "I can take that to my people."]),
        new("disappointed", "a disappointed colleague", "They had prepared a change for weeks, and it was called off without telling them.",
            "I heard from others that my change is off. Three weeks of work. I would have liked to hear it from you.",
            ["So I should not have minded. I see.", "You are explaining again. I was asking why nobody told me.", "Then I know where I stand."],
            ["I understand the reason. That was not my point.", "It still happened behind my back.", "And next time?"],
            ["What will you do, and when?", "When can we sit down about it?", "Do you see what it was like to hear it from others?"],
            ["Thank you. That helps.", "I am glad you said it to me directly.", "Good, then let us go on from there."]),
    ];

    public static Persona Find(string words)
    {
        IReadOnlyList<string>[] names = [.. All.Select(p => (IReadOnlyList<string>)[p.Id, p.Title])];
        return All.FirstOrDefault(p => words.Contains(p.Id, StringComparison.OrdinalIgnoreCase)) ?? (Choices.Match(words, names) is { } at ? All[at] : All[0]);
    }

    /// <summary>How it lands, by rule: what the reply lacks or what stings in it.</summary>
    public string Answer(DraftReport report, int step)
    {
        var lines = report.Verdict switch
        {
            DraftVerdict.Rewrite => Angrier,
            DraftVerdict.Soften => Unmoved,
            DraftVerdict.Complete => Asking,
            _ => Calmer,
        };
        return lines[step % lines.Count];
    }

    public static string Mood(DraftReport report) => report.Verdict switch
    {
        DraftVerdict.Rewrite => "hurt and angrier than before",
        DraftVerdict.Soften => "unmoved",
        DraftVerdict.Complete => "willing to listen, and asking for what was left out: what it cost them, who does what, and when",
        _ => "calmer and ready to go on",
    };
}
