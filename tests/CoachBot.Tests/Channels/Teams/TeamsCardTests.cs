using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CoachBot.Channels.Teams;
using CoachBot.Coaching;
using CoachBot.Coaching.Cards;
using CoachBot.Coaching.Dialogs;
using CoachBot.Coaching.Reading;
using CoachBot.Coaching.Rhythm;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Channels.Teams;

public sealed class TeamsCardTests
{
    private const string Bot = "28:22222222-2222-4222-8222-222222222222", Live = "**bold** [link](http://evil.example) <at>all</at> {{DATE(2026-01-01T00:00:00Z)}} _x_";
    private static readonly DateOnly s_today = new(2026, 11, 23);
    private static readonly Moment s_now = new(s_today, WorkCalendar.Plain);

    /// <summary>Written for tests/node/validate-cards.mjs, which holds them to the schema and to the vendor's renderer.</summary>
    [Fact]
    public void Every_card_that_can_be_sent_is_drawn_within_teams_limits()
    {
        var folder = Directory.CreateDirectory(Path.Combine(Repo.Root, "artifacts", "teams-cards")).FullName;
        foreach (var old in Directory.GetFiles(folder)) File.Delete(old);
        var count = 0;
        foreach (var (name, card) in All())
            foreach (var inDialog in (bool[])[false, true])
            {
                var drawn = AdaptiveCardRenderer.Render(card, Bot, inDialog);
                var json = drawn.ToJsonString();
                Assert.InRange(json.Length, 1, 28 * 1024);
                Assert.False(string.IsNullOrWhiteSpace((string?)drawn["fallbackText"]));
                File.WriteAllText(Path.Combine(folder, $"{++count:000}-{name}{(inDialog ? "-dialog" : "")}.json"), json);
            }
        Assert.True(count > 30);
    }

    [Fact]
    public void Nobodys_words_become_markup()
    {
        foreach (var (name, card) in All().Where(c => c.Name.StartsWith("live", StringComparison.Ordinal)))
            foreach (var text in Texts(AdaptiveCardRenderer.Render(card, Bot)))
                Assert.True(text.IndexOfAny(['*', '_', '[', '<', '{']) < 0, $"{name} draws markup: {text}");
    }

    [Fact]
    public void Every_block_is_drawn_and_loses_nothing()
    {
        foreach (var (name, card) in All())
        {
            var json = AdaptiveCardRenderer.Render(card, Bot);
            var drawn = string.Concat(Strings(json["body"]!)).Replace("\u2060", "", StringComparison.Ordinal);
            foreach (var line in Words(card).SelectMany(w => w.Split('\n')).Where(l => l.Trim().Length > 0)) Assert.True(drawn.Contains(line, StringComparison.Ordinal), $"{name} loses “{line}”");
        }
    }

    [Fact]
    public void Rows_come_back_as_they_were_shown()
    {
        var drawn = AdaptiveForm.Draw(new("Rows", [Grid("licence\t3\nsupport\t4")], new(Act.Send, "t"), "Send")).ToList();
        var inputs = Inputs(new JsonArray([.. drawn])).ToDictionary(i => (string)i["id"]!, i => i["value"]?.ToString() ?? "");
        Assert.Equal("licence\t3\nsupport\t4", AdaptiveForm.Read(inputs, "rows")["rows"]);
        Assert.Equal("", AdaptiveForm.Read([], "rows")["rows"]);
    }

    private static IEnumerable<(string Name, Card Card)> All()
    {
        var catalog = new SkillCatalog();
        yield return ("welcome", CoachCards.Welcome(new Schedule()));
        yield return ("help", CoachCards.Help());
        yield return ("menu", MenuCards.Menu(catalog, [Dialog.Open("w", catalog.Skills[0], "", s_now, asForm: false)]));
        foreach (var group in Enum.GetValues<SkillGroup>()) yield return ($"menu-{group}", MenuCards.Group(catalog, group));
        yield return ("menu-long", new Card([new Heading("What can I help with?")]) { Buttons = [.. Enumerable.Range(1, 12).Select(i => new Button($"Skill {i}", new(Act.Start, $"s{i}"))), new("Go on", Act.Typed("resume"), ButtonStyle.Primary)] });
        yield return ("suggest", CoachCards.Suggest([catalog.Skills[0]]));
        yield return ("history-empty", CoachCards.History([]));
        yield return ("export", CoachCards.Export("{\n  \"a\": 1\n}"));
        yield return ("confirm-delete", Card.Say("Delete it all?", new Button("Yes, delete it all", Act.Typed("yes"), ButtonStyle.Danger), new Button("No", Act.Typed("no"))));
        foreach (var (name, card) in catalog.Skills.SelectMany(s => Of(catalog, s))) yield return (name, card);
        yield return ("reflection", ProactiveCards.Reflection());
        yield return ("pause-or-stop", ProactiveCards.PauseOrStop());
        var commitment = new Commitment("c", "delegate", "COACH", Live, null, Live, s_today, s_today);
        yield return ("live-follow-up", ProactiveCards.FollowUp(commitment));
        yield return ("live-reminder", ProactiveCards.Reminder(commitment));
        yield return ("live-blocks", new(
        [
            new Heading(Live, Live), new Paragraph($"{Live}\n\n{Live}"), new Quote(Live), new Bullets(Live, [Live, Live], Numbered: true), new Bullets(null, [Live]), new Facts([new(Live, Live)]),
            new Facts([new("Short", Live)]), new Copyable(Live, Live), new Note(Live), new Spoken(Live),
        ]));
        yield return ("chart-bars", new([new Chart("Hours", ChartKind.Bars, ["Mon", "Tue"], [new("Hours", [1, 2.5])], "Monday 1, Tuesday 2.5")]));
        yield return ("chart-line", new([new Chart("Hours", ChartKind.Line, ["Mon", "Tue"], [new("Planned", [1, 2]), new("Spent", [2, 3])], "Planned 1 and 2, spent 2 and 3")]));
        yield return ("chart-grouped", new([new Chart("Hours", ChartKind.Bars, ["Mon", "Tue"], [new("Planned", [1, 2]), new("Spent", [2, 3])], "Planned 1 and 2, spent 2 and 3")]));
        yield return ("form-rows", new([new Heading("Rows")]) { Form = new("Rows", [Grid("licence\t3") with { Error = "One of these could not be read." }], new(Act.Send, "t"), "Send") });
        foreach (var count in new[] { 5, 6, 7, 8, 10 })
            yield return ($"buttons-{count}", Card.Say("Pick") with { Buttons = [.. Enumerable.Range(1, count).Select(i => new Button($"Button {i}", Act.Typed($"{i}")))] });
        yield return ("choices-7", Card.Say("Pick") with { Buttons = [.. Enumerable.Range(1, 7).Select(i => new Button($"Choice {i}", new(Act.Answer, "t", "q", $"{i}"))), new("Don't know", new(Act.Answer, "t", "q", Answers.Unknown))] });
    }

    /// <summary>Everything a skill leads to: questions, forms with and without errors, confirmation, answers, outcomes, tips.</summary>
    private static IEnumerable<(string Name, Card Card)> Of(SkillCatalog catalog, Skill skill)
    {
        var talk = Dialog.Open("t1", skill, Live, s_now, asForm: false);
        var so = new Case(talk.Answers, s_now, talk.Opening);
        foreach (var question in skill.Questions) yield return ($"{skill.Id}-question-{question.Id}", CoachCards.Question(talk, question, so, question.Why, offerForm: true));
        yield return ($"{skill.Id}-confirm", CoachCards.Confirm(talk, skill, so, offerForm: true));
        yield return ($"{skill.Id}-form", CoachCards.Form(talk, skill, so));
        var errors = skill.Questions.ToDictionary(q => q.Id, _ => "I could not read this one.");
        yield return ($"{skill.Id}-form-errors", CoachCards.Form(talk, skill, so, errors, errors.ToDictionary(e => e.Key, _ => "as typed")));
        yield return ($"{skill.Id}-answered", CoachCards.Answered(skill, so));
        yield return ($"{skill.Id}-edit", CoachCards.EditPick(talk, [.. skill.Questions], so));
        var outcome = skill.Assess(so, talk.Id, revised: false);
        yield return ($"{skill.Id}-outcome", CoachCards.Outcome(outcome, (new(skill.Id, "It may help to look at this too."), skill.Title)));
        yield return ($"{skill.Id}-why", CoachCards.Why(outcome, talk));
        yield return ($"{skill.Id}-history", CoachCards.History([(outcome, "done"), (outcome, null)]));
        foreach (var tip in catalog.Tips(skill.Id).Take(2)) yield return ($"{skill.Id}-{tip.Key}", ProactiveCards.Weekly(tip, skill.Title));
    }

    private static Field Grid(string? value) => new("rows", "Facts", FieldKind.Rows)
    {
        Most = 5,
        Value = value,
        Columns = [new("name", "Fact", FieldKind.Line), new("weight", "Weight", FieldKind.Choice) { Choices = [new("3", "Three"), new("4", "Four")] }],
    };

    private static IEnumerable<string> Words(Card card)
    {
        foreach (var block in card.Blocks)
            foreach (var text in block switch
            {
                Heading heading => [heading.Text, heading.Tag ?? ""],
                Paragraph paragraph => [paragraph.Text],
                Quote quote => [quote.Text],
                Spoken spoken => [spoken.Text],
                Bullets bullets => [bullets.Title ?? "", .. bullets.Items],
                Facts facts => facts.Items.SelectMany(f => (string[])[f.Name, f.Value]),
                Copyable copyable => [copyable.Title, copyable.Text],
                Note note => [note.Text],
                Chart chart => [chart.Title, chart.InWords],
                _ => (IEnumerable<string>)[],
            })
                yield return text;
        foreach (var field in card.Form?.Fields ?? [])
        {
            yield return field.FullLabel;
            if (field.Error is { } error) yield return error;
        }
    }

    private static IEnumerable<string> Strings(JsonNode node) => node switch
    {
        JsonValue value when value.TryGetValue<string>(out var text) => [text],
        JsonObject found => found.Where(p => p.Value is not null).SelectMany(p => Strings(p.Value!)),
        JsonArray list => list.OfType<JsonNode>().SelectMany(Strings),
        _ => [],
    };

    /// <summary>What is drawn where markup would be read.</summary>
    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonObject found when (string?)found["type"] == "TextBlock" => [(string)found["text"]!],
        JsonObject found => found.SelectMany(p => Texts(p.Value)),
        JsonArray list => list.SelectMany(Texts),
        _ => [],
    };

    private static IEnumerable<JsonObject> Inputs(JsonNode? node) => node switch
    {
        JsonObject found when ((string?)found["type"])?.StartsWith("Input.", StringComparison.Ordinal) == true => [found],
        JsonObject found => found.SelectMany(p => Inputs(p.Value)),
        JsonArray list => list.SelectMany(Inputs),
        _ => [],
    };
}
