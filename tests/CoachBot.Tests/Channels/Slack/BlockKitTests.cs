using System.Text.Json;
using System.Text.Json.Nodes;
using CoachBot.Channels.Slack;
using CoachBot.Coaching;
using CoachBot.Coaching.Cards;
using CoachBot.Coaching.Dialogs;
using CoachBot.Coaching.Reading;
using CoachBot.Coaching.Rhythm;

namespace CoachBot.Tests.Channels.Slack;

/// <summary>Everything the product can show, held to Block Kit's limits.</summary>
public sealed class BlockKitTests
{
    private static readonly SkillCatalog s_catalog = new();
    private static readonly WorkCalendar s_calendar = new(new HashSet<DateOnly>());
    private static readonly Moment s_now = new(new(2026, 11, 23), s_calendar);

    public static IEnumerable<Card> EveryCard()
    {
        yield return CoachCards.Welcome(new());
        yield return CoachCards.Help();
        yield return MenuCards.Menu(s_catalog, []);
        foreach (var group in Enum.GetValues<SkillGroup>()) yield return MenuCards.Group(s_catalog, group);
        yield return CoachCards.Export(new string('x', 30_000));
        yield return CoachCards.History([]);
        yield return ProactiveCards.Reflection();
        yield return ProactiveCards.PauseOrStop();
        yield return HomeCard.For(null, s_catalog, s_calendar, new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
        foreach (var skill in s_catalog.Skills)
        {
            var talk = Dialog.Open("0123456789abcdef", skill, "", s_now, asForm: true);
            var so = new Case(talk.Answers, s_now, "");
            yield return CoachCards.Form(talk, skill, so);
            yield return CoachCards.Form(talk, skill, so, skill.Questions.ToDictionary(q => q.Id, _ => "I could not read that."), skill.Questions.ToDictionary(q => q.Id, _ => new string('w', 4000)));
            foreach (var question in skill.Questions) yield return CoachCards.Question(talk, question, so, "Before.", offerForm: true);
            var outcome = skill.Assess(so, talk.Id);
            yield return CoachCards.Outcome(outcome);
            yield return CoachCards.Why(outcome, talk);
            yield return CoachCards.History([.. Enumerable.Repeat((outcome, (string?)"done"), 15)]);
            foreach (var tip in s_catalog.Tips(skill.Id)) yield return ProactiveCards.Weekly(tip, skill.Title);
            var commitment = new Commitment(talk.Id, skill.Id, outcome.Verdict, new string('a', 600), null, "How did it go?", s_now.Today, s_now.Today);
            yield return ProactiveCards.FollowUp(commitment);
            yield return ProactiveCards.Reminder(commitment);
            yield return HomeCard.For(new Memory { Talks = [talk], Commitments = [commitment] }, s_catalog, s_calendar, new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
        }
        foreach (var text in (string[])["short", string.Concat(Enumerable.Repeat("a long sentence 🙂 with words. ", 500)), new string('y', 12_000), "", "<!channel> *b* _i_ `c` :tada:"])
        {
            yield return new(
            [
                new Heading(text, text.Length < 100 ? text : "TAG"), new Paragraph(text), new Quote(text), new Spoken(text), new Bullets(text.Length < 100 ? "Title" : null, [text, "b"], true), new Bullets("T", Enumerable.Repeat("item", 200).ToList()),
                new Facts([new("Name", text)]), new Copyable("Brief", text), new Note(text),
                new Chart(text, ChartKind.Bars, ["a", "b"], [new("s", [1, 2])], text), new Chart("c", ChartKind.Line, ["a"], [new("s", [1])], "words"), new Chart("third", ChartKind.Line, ["a"], [new("s", [1])], "words"),
            ])
            { Buttons = [.. Enumerable.Range(0, 30).Select(i => new Button($"{i} {text}", Act.Typed("menu")))], Proactive = true };
        }
    }

    [Fact]
    public void Every_message_keeps_to_the_limits()
    {
        foreach (var card in EveryCard())
            foreach (var message in BlockKitRenderer.Render(card))
            {
                Assert.Empty(BlockKitLimits.Message(Json(message.Blocks)));
                Assert.InRange(message.Text.Length, 1, 4000);
                Assert.DoesNotContain('<', message.Text);
            }
    }

    [Fact]
    public void Every_form_and_home_keeps_to_the_limits()
    {
        foreach (var card in EveryCard())
        {
            if (card.Form is not null) Assert.Empty(BlockKitLimits.View(Json(ModalRenderer.Form(card))));
            Assert.Empty(BlockKitLimits.View(Json(SlackHome.View(card))));
        }
    }

    [Fact]
    public void A_long_text_is_split_and_nothing_of_it_is_lost()
    {
        var words = string.Join(' ', Enumerable.Range(1, 6000).Select(i => $"word{i}"));
        var messages = BlockKitRenderer.Render(new([new Copyable("All", words)]));

        Assert.True(messages.Count > 1);
        var shown = string.Concat(messages.SelectMany(m => m.Blocks).Skip(1).Select(b => b!["elements"]![0]!["elements"]![0]!["text"]!.GetValue<string>()));
        Assert.Equal(words, shown);
    }

    [Fact]
    public void A_grid_is_typed_with_bars_and_read_as_cells()
    {
        var card = new Card([]) { Form = new("Grid", [new Field("facts", "Facts", FieldKind.Rows) { Columns = [new("a", "Fact", FieldKind.Line), new("b", "Owner", FieldKind.Line), new("c", "Day", FieldKind.Line)], Most = 5, Value = "cost\tAna\tMonday" }], new(Act.Send, "1"), "Send") };
        var view = Json(ModalRenderer.Form(card));
        var element = view.GetProperty("blocks")[0].GetProperty("element");

        Assert.Equal("cost | Ana | Monday", element.GetProperty("initial_value").GetString());
        var sent = Json(new JsonObject { ["state"] = new JsonObject { ["values"] = new JsonObject { ["facts"] = new JsonObject { [element.GetProperty("action_id").GetString()!] = new JsonObject { ["type"] = "plain_text_input", ["value"] = "cost | Ana | Monday\nrisk" } } } } });
        Assert.Equal("cost\tAna\tMonday\nrisk", ModalRenderer.Read(sent)["facts"]);
    }

    private static JsonElement Json(JsonNode node) => JsonSerializer.SerializeToElement(node);
}
