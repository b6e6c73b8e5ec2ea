using CoachBot.Coaching.Dialogs;

namespace CoachBot.Coaching.Skills.Communicate;

/// <summary>The better message, made only of what the draft and the answers say: effect, ask and date first, the rest behind, cut to size.</summary>
internal sealed class MessageDraft
{
    private static readonly string[] s_leaning = ["this", "that", "it", "they", "these", "those", "so", "therefore", "also", "however", "but", "and", "then", "he", "she"];
    private static readonly string[] s_nothing = ["nothing", "none", "no", "no action", "nothing at all", "no action needed", "nothing to do"];

    /// <summary>Ready to send, or null when nothing is known to put into it.</summary>
    public string? Text { get; }

    /// <summary>Sentences beyond the size readers take, word for word.</summary>
    public string? Details { get; }

    /// <summary>Asks beyond the first: one message, one ask.</summary>
    public string? OtherAsks { get; }

    public MessageDraft(MessageNeeds needs)
    {
        var asks = needs.Message.Sentences.Where(MessageLint.IsAsk).ToList();
        List<string> others = needs.Verdict == CommunicateSkill.Rewrite ? [.. asks.Skip(1)] : [];
        List<string> said = [.. needs.Message.Sentences.Where(s => !others.Contains(s))];
        OtherAsks = others.Count > 0 ? string.Join(' ', others) : null;
        var effect = needs.Point is { } point ? Sentence(point) : said.FirstOrDefault(s => MessageLint.HasEffect(s) && !Leans(s)) ?? (said.Count == 0 && needs.Topic is { } topic ? $"This is about {topic}." : null);
        var ask = Ask(needs.Action) ?? said.FirstOrDefault(s => MessageLint.IsAsk(s) || MessageLint.IsNoAction(s));
        var date = needs.Day is { } day ? $"The date to note: {Wording.Day(day)}." : new[] { effect, ask }.Any(s => s is not null && MessageLint.HasDate(s)) ? null : said.FirstOrDefault(s => MessageLint.HasDate(s) && !Leans(s));
        // A draft that already starts well keeps its order; only what was missing is added.
        List<string> body = needs.Lint.Effect && needs.Verdict == CommunicateSkill.Send
            ? [.. said, .. new[] { ask, date }.OfType<string>().Where(s => !said.Contains(s))]
            : [.. new[] { effect, ask, date }.OfType<string>().Distinct()];
        var lead = body.Count;
        body.AddRange(said.Where(s => !body.Contains(s)));
        if (lead == 0) lead = body.Count;
        if (body.Count == 0) return;

        var limit = MessageLint.Limit(needs.Audience == Audience.Executives) - MessageText.WordsIn(needs.Message.Greeting ?? "Hello,") - MessageText.WordsIn(needs.Message.Close);
        var fitting = Fitting(body, lead < body.Count ? lead : 1, limit);
        Text = Lines(needs, [.. body.Take(fitting)], lead, subject: ask ?? body[0]);
        Details = fitting < body.Count ? string.Join(' ', body.Skip(fitting)) : null;
    }

    /// <summary>How many sentences fit; the lead always does.</summary>
    private static int Fitting(List<string> body, int least, int limit)
    {
        var words = 0;
        for (var i = 0; i < body.Count; i++)
        {
            words += MessageText.WordsIn(body[i]);
            if (words > limit && i >= least) return i;
        }
        return body.Count;
    }

    private static string Lines(MessageNeeds needs, List<string> body, int lead, string subject)
    {
        string?[] parts =
        [
            needs.Audience == Audience.Executives ? $"Subject: {Wording.Short(subject.TrimEnd('.'), 80)}" : null,
            needs.Message.Greeting ?? "Hello,",
            string.Join(' ', body.Take(lead)),
            body.Count > lead ? string.Join(' ', body.Skip(lead)) : null,
            needs.Message.Close,
        ];
        return PlainNames.Explain(string.Join('\n', parts.OfType<string>()), needs.Acronyms);
    }

    private static bool Leans(string sentence) => s_leaning.Contains(sentence.Split([' ', ','], 2)[0].ToLowerInvariant());

    private static string? Ask(string? action)
    {
        if (action is null) return null;
        var said = action.Trim().TrimEnd('.', '!').ToLowerInvariant();
        if (s_nothing.Contains(said)) return "No action is needed.";
        return MessageLint.IsAsk(action) && Cue.In(action, "please") ? Sentence(action) : Sentence($"Please {Wording.Lower(action)}");
    }

    private static string Sentence(string text)
    {
        var line = Wording.Upper(Wording.Short(text, 300));
        return line[^1] is '.' or '!' or '?' or '…' ? line : $"{line}.";
    }
}
