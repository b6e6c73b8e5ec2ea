using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoachBot.Coaching;
using CoachBot.Coaching.Dialogs;
using CoachBot.Coaching.Model;
using CoachBot.Coaching.Safety;
using CoachBot.Turns;
using Microsoft.Extensions.Options;

namespace CoachBot.Language;

/// <summary>Turns a wish into a question to the model, with people hidden, and its fields back into texts, with people shown.</summary>
internal sealed class Asking(SkillCatalog catalog, PromptBook prompts, Lexicon lexicon, SafetyGate gate, IOptions<LanguageOptions> options)
{
    private const int ShortAnswer = 400, LongAnswer = 1600, MostData = 12_000, LinesSent = 8;
    private static readonly JsonSerializerOptions s_plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Null when there is nothing to ask, or nothing that may leave the house.</summary>
    public Question? For(Wished wished) => wished.Wish switch
    {
        Wish.Answers wish when Talk(wished, wish.Talk) is var (talk, skill) => Prefill(wished, talk, skill),
        Wish.Need wish => Route(wished, wish),
        Wish.Wording wish when Talk(wished, wish.Talk) is var (talk, skill) => Polish(wished, talk, skill, wish),
        Wish.Line when wished.Memory.Session is { } session => Line(wished, session),
        _ => null,
    };

    private Question? Prefill(Wished wished, Dialog talk, Skill skill)
    {
        var so = new Case(Answers.None, wished.Hearing.Moment);
        var open = skill.Questions.Where(q => !q.Clarifies && talk.Answers[q] is null).ToList();
        if (open.Count == 0) return null;
        var mask = Mask(wished, [talk.Opening], NameMask.NamesIn(skill, talk.Answers));
        var message = mask.Hide(talk.Opening);
        var fields = Schema.Answers(open);
        return Ask("prefill", Of(skill, ("questions", string.Join('\n', open.Select(q => $"- {q.Id}: {q.Ask(so)}{Choices(q)}"))), ("today", Wording.Day(wished.Hearing.Moment.Today))),
            new() { ["message"] = message }, fields, LongAnswer, answer => ReadAnswers(answer, open, message, mask));
    }

    /// <summary>An answer counts only with the words of the message that give it.</summary>
    private static Dictionary<string, string> ReadAnswers(JsonObject answer, List<Coaching.Dialogs.Question> open, string message, NameMask mask)
    {
        var read = new Dictionary<string, string>();
        foreach (var question in open)
            if (answer[question.Id] is JsonObject found && Text(found, "value") is { Length: > 0 } value && Text(found, "words") is { Length: > 2 } words
                && Squeezed(message).Contains(Squeezed(words), StringComparison.OrdinalIgnoreCase) && mask.Show(value) is { } shown)
                read[question.Id] = shown;
        return read;
    }

    private Question? Route(Wished wished, Wish.Need wish)
    {
        var mask = Mask(wished, [wish.Words], []);
        var list = string.Join('\n', catalog.Skills.Select(s => $"- {s.Id}: {s.Title} {s.Summary}"));
        return Ask("route", [("skills", list)], new() { ["message"] = mask.Hide(wish.Words) }, Schema.Pick("need", [.. catalog.Skills.Select(s => s.Id), "none"]), ShortAnswer,
            answer => Text(answer, "need") is { } need && catalog.Find(need) is not null ? new() { ["need"] = need } : []);
    }

    private Question? Polish(Wished wished, Dialog talk, Skill skill, Wish.Wording wish)
    {
        var mask = Mask(wished, [talk.Opening, .. talk.Answers.Values.Values], NameMask.NamesIn(skill, talk.Answers));
        var texts = new JsonObject();
        foreach (var (at, deliverable) in wish.Plain.Index()) texts[Key(at)] = mask.Hide(deliverable.Text);
        return Ask("polish", Of(skill), new() { ["texts"] = texts, ["how they write"] = mask.Hide(Wording.Short(talk.Opening, 600)) }, Schema.Texts([.. wish.Plain.Index().Select(p => Key(p.Index))]), LongAnswer,
            answer => wish.Plain.Index().Select(p => (p.Item.Title, Text: Text(answer, Key(p.Index)) is { } text ? mask.Show(text) : null))
                .Where(p => p.Text is not null).GroupBy(p => p.Title).ToDictionary(g => g.Key, g => g.First().Text!));

        static string Key(int at) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"text{at + 1}");
    }

    private Question? Line(Wished wished, Session session)
    {
        var spoken = session.Lines.TakeLast(LinesSent + 1).SkipLast(1).ToList(); // the last is the scripted answer to what they said
        var talk = Talk(wished, session.About);
        var mask = Mask(wished, session.Lines.Where(l => l.Theirs).Select(l => l.Text).Append(talk?.Talk.Opening ?? ""), talk is var (t, s) ? NameMask.NamesIn(s, t.Answers) : []);
        var data = new JsonObject { ["conversation"] = new JsonArray([.. spoken.Select(l => new JsonObject { ["who"] = l.Theirs ? "manager" : "you", ["says"] = mask.Hide(l.Text) })]) };
        (string, string)[] places;
        if (Coach.Role(session) is var (scene, mood)) places = [("scene", scene), ("mood", mood)];
        else
        {
            if (talk is not var (about, skill)) return null;
            data["outcome"] = mask.Hide(about.Opening.Length > 0 ? Wording.Short(about.Opening, 400) : skill.Title);
            places = Of(skill, ("verdict", About(wished, about.Id)));
        }
        return Ask(session.Kind == SessionKind.Practise ? "rehearse" : "reflect", places, data, Schema.Texts(["say"]), ShortAnswer,
            answer => Text(answer, "say") is { } say && mask.Show(say) is { } shown ? new() { ["say"] = shown } : []) with
        { Mask = mask };
    }

    private static string About(Wished wished, string talk) => wished.Memory.Commitments.FirstOrDefault(c => c.Id == talk)?.Verdict ?? "";

    private Question Ask(string name, (string, string)[] places, JsonObject data, JsonObject schema, int most, Func<JsonObject, Dictionary<string, string>> read)
    {
        var prompt = prompts[name];
        var json = data.ToJsonString(s_plain);
        return new(new(name, prompt.Fill(places), json, schema, most), prompt.Label, read, json.Length <= MostData && Texts(data).All(text => gate.Check(text) is null));
    }

    private static IEnumerable<string> Texts(JsonNode? data) => data switch
    {
        JsonObject fields => fields.SelectMany(field => Texts(field.Value)),
        JsonArray items => items.SelectMany(Texts),
        JsonValue value when value.TryGetValue<string>(out var text) => [text],
        _ => [],
    };

    private static (string, string)[] Of(Skill skill, params (string, string)[] more) => [("title", skill.Title), ("summary", skill.Summary), .. more];

    private static string Choices(Coaching.Dialogs.Question question) =>
        question.Options.Count == 0 ? "" : $" One of: {string.Join("; ", question.Options.Select(o => $"“{o.Word}” ({o.Label})"))}.";

    private NameMask Mask(Wished wished, IEnumerable<string> texts, IEnumerable<string> known) =>
        new(options.Value.MaskNames, lexicon.Has, texts, known.Concat(wished.Memory.Commitments.Select(c => c.Subject).OfType<string>().Where(s => s.Length < 40)));

    private (Dialog Talk, Skill Skill)? Talk(Wished wished, string id) =>
        wished.Memory.Talk(id) is { } talk && catalog.Find(talk.Skill) is { } skill ? (talk, skill) : null;

    private static string? Text(JsonObject from, string name) => from[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static string Squeezed(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>A question to the model and how its answer reads.</summary>
/// <param name="Prompt">Name and version, shown for "why".</param>
/// <param name="MaySend">False when the words must not leave the house, or are too many.</param>
internal sealed record Question(Ask Ask, string Prompt, Func<JsonObject, Dictionary<string, string>> Read, bool MaySend)
{
    /// <summary>Set where text is shown while it comes.</summary>
    public NameMask? Mask { get; init; }
}
