using CoachBot.Channels.Web;
using CoachBot.Coaching;
using CoachBot.Proactive;
using CoachBot.Storage;
using CoachBot.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CoachBot.Tests.Channels.Web;

[Collection(InChromium.Name)]
public sealed class PageTests(Chromium chromium) : IAsyncLifetime
{
    private WebApp _app = null!;
    private IBrowserContext _browser = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _browser = await chromium.FreshAsync();
        _app = WebApp.Listening();
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        if (_app is not null) await _app.DisposeAsync();
    }

    [Fact]
    public async Task A_newcomer_is_welcomed_and_the_browser_holds_nothing_against_the_page()
    {
        var chat = await OpenAsync();
        await Expect(chat.LastCard).ToContainTextAsync("Hello, I'm CoachBot");
        await Expect(chat.Box).ToBeFocusedAsync();
        await chat.SayAsync("help");
        Assert.Empty(chat.Complaints);
    }

    public static TheoryData<string, string[], string> TypedTalks => new()
    {
        { "delegate", ["Should I hand over the monthly patch report to Ana?", "yes", "ours", "yes", "2", "easy to undo", "has done it alone", "only our team", "in 3 weeks"], "OUTRIGHT" },
        { "decide", ["still comparing MDM tools", "yes", "easy", "some", "3", "none", "2-3", "yes"], "TODAY" },
        { "complaint", ["finance is furious about the outage", "yes", "Maria", "service", "slowed", "ours", "many", "2"], "OWN" },
    };

    [Theory]
    [MemberData(nameof(TypedTalks))]
    public async Task A_talk_can_be_typed(string skill, string[] said, string verdict)
    {
        var chat = await OpenAsync();
        Assert.Equal((skill, verdict), (skill, await chat.TalkAsync(said)));
        await Expect(chat.Mine).ToHaveTextAsync(said);
        var order = await chat.Page.EvaluateAsync<string[]>("[...document.querySelectorAll('#log > .line')].map(e => e.matches('.mine') ? 'said' : 'answered')");
        Assert.Equal(["answered", .. Enumerable.Repeat<string[]>(["said", "answered"], said.Length).SelectMany(pair => pair)], order);
    }

    public static TheoryData<string, string[], string> FormTalks => new()
    {
        {
            "Should I delegate this?",
            ["Which piece of work", "The monthly patch report", "Whose work", "Anyone able on my team could own it", "Whom", "Ana", "have time for it", "Yes",
                "How much harm", "2", "how hard is it to undo", "Easy to undo", "How ready", "Has done it alone", "Who would notice", "Only our team", "When is it due", "in 3 weeks"],
            "OUTRIGHT"
        },
        { "Should I decide now?", ["Which decision is it", "Which MDM tool do we take", "how hard is it to undo", "Easy to undo", "Is a fact missing", "No"], "TODAY" },
        { "Answer a complaint", ["What did they say", "The printer eats my paper again", "Who complained", "Maria", "whose doing was it", "Ours"], "OWN" },
    };

    [Theory]
    [MemberData(nameof(FormTalks))]
    public async Task A_talk_can_be_a_form(string skill, string[] labelsAndAnswers, string verdict)
    {
        var chat = await OpenAsync();
        await chat.OpenFormAsync(skill);
        foreach (var pair in labelsAndAnswers.Chunk(2)) await chat.FillAsync(pair[0], pair[1]);
        await chat.SendFormAsync();
        await Expect(chat.Verdict).ToHaveTextAsync(verdict);
        await Expect(chat.Page.Locator("form.fields")).ToHaveCountAsync(0);
        await Expect(chat.Cards.Filter(new() { HasText = "Sent" }).First).ToContainTextAsync(labelsAndAnswers[1]);
    }

    [Fact]
    public async Task A_wrong_answer_is_marked_beside_its_field_and_nothing_entered_is_lost()
    {
        var chat = await OpenAsync();
        await chat.OpenFormAsync("Should I delegate this?");
        await chat.FillAsync("Whom", "Ana");
        await chat.FillAsync("When is it due", "whenever pigs fly");
        await chat.SendFormAsync();
        await Expect(chat.Page.Locator(".errors")).ToBeFocusedAsync();
        var date = chat.Form.GetByLabel("When is it due").First;
        await Expect(date).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(date).ToHaveAccessibleDescriptionAsync(new System.Text.RegularExpressions.Regex("could not read a date"));
        await Expect(date).ToHaveValueAsync("whenever pigs fly");
        await Expect(chat.Form.GetByLabel("Whom").First).ToHaveValueAsync("Ana");
        await Expect(chat.Form.Locator("label").First).ToContainTextAsync("(required)");
        await chat.Page.Locator(".errors a").First.ClickAsync();
        await Expect(chat.Form.GetByLabel("Which piece of work").First).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_whole_form_can_be_filled_and_sent_with_the_keyboard_alone()
    {
        var chat = await OpenAsync();
        var keyboard = chat.Page.Keyboard;
        await keyboard.TypeAsync("menu soft skills");
        await keyboard.PressAsync("Enter");
        var start = chat.LastCard.GetByRole(AriaRole.Button, new() { Name = "Should I delegate this?" });
        await Expect(start).ToBeVisibleAsync();
        await TabToAsync(start, "Shift+Tab");
        await keyboard.PressAsync("Enter");
        var first = chat.Form.GetByLabel("Which piece of work").First;
        await Expect(first).ToBeFocusedAsync();
        await keyboard.TypeAsync("The weekly backup report");
        await keyboard.PressAsync("Tab");
        await keyboard.PressAsync("Space");
        var due = chat.Form.GetByLabel("When is it due").First;
        await TabToAsync(due, "Tab");
        Assert.True((await due.BoundingBoxAsync())! is { } box && box.Y + box.Height <= (await chat.Form.Locator("button[type=submit]").BoundingBoxAsync())!.Y, "The focused field lies beneath the send button.");
        await TabToAsync(chat.Form.Locator("button[type=submit]"), "Tab");
        await keyboard.PressAsync("Enter");
        await Expect(chat.Verdict).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_choice_is_a_button_that_is_used_up_and_a_stale_one_is_answered_kindly()
    {
        var chat = await OpenAsync();
        var other = await ChatPage.OpenAsync(_browser, _app.Address);
        await chat.SayAsync("Should I hand over the monthly patch report to Ana?");
        await chat.PressAsync("Yes");
        await Expect(chat.LastCard).ToContainTextAsync("Whose work is this");
        await Expect(other.LastCard).ToContainTextAsync("Whose work is this");
        await chat.PressAsync("Anyone able on my team could own it");
        await Expect(chat.Cards.Filter(new() { HasText = "You answered: Anyone able on my team could own it" })).ToHaveCountAsync(1);
        await Expect(other.LastCard).ToContainTextAsync("have time for it");
        await chat.Page.GetByRole(AriaRole.Button, new() { Name = "Change it" }).First.ClickAsync();
        await Expect(chat.LastCard).ToContainTextAsync("Which answer shall we change?");
    }

    [Fact]
    public async Task A_reload_keeps_the_conversation_and_the_words_not_sent_yet()
    {
        var chat = await OpenAsync();
        await chat.SayAsync("Should I hand over the patch report to Ana?");
        var before = await chat.Page.Locator("#log").InnerTextAsync();
        await chat.Box.PressSequentiallyAsync("half a thou");
        await chat.OpenAsync();
        await Expect(chat.Box).ToHaveValueAsync("half a thou");
        Assert.Equal(before, await chat.Page.Locator("#log").InnerTextAsync());
    }

    [Fact]
    public async Task A_weekly_card_appears_on_the_open_page_when_it_falls_due()
    {
        var chat = await OpenAsync("weekly-reader");
        var due = await DueAsync("weekly-reader");
        _app.Clock.GoTo(due + TimeSpan.FromMinutes(1));
        await _app.Get<Sweeper>().SweepAsync(Stop);
        await Expect(chat.Page.Locator(".unasked")).ToContainTextAsync("This week's ten minutes");
        await chat.PressAsync("Did it");
        await Expect(chat.Cards.Nth(2)).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_line_that_another_process_wrote_appears_after_a_moment()
    {
        var chat = await OpenAsync("two-places");
        await _app.Get<Store>().WriteAsync(async db =>
        {
            var person = await db.People.SingleAsync(p => p.External == "two-places", Stop);
            db.WebEntries.Add(new() { PersonId = person.Id, Key = "elsewhere", Card = CoachJson.Write(Coaching.Cards.Card.Say("Written elsewhere.")), At = 0 });
            return (await db.Ef.SaveChangesAsync(Stop), true);
        }, Stop);
        await Expect(chat.LastCard).ToContainTextAsync("Written elsewhere.");
    }

    [Fact]
    public async Task A_message_said_again_with_its_key_counts_once()
    {
        var chat = await OpenAsync();
        await chat.Page.EvaluateAsync("""sessionStorage.setItem('coachbot-unsent', JSON.stringify([{ key: 'k1', text: 'menu', page: '' }, { key: 'k1', text: 'menu', page: '' }]))""");
        await chat.OpenAsync();
        await Expect(chat.LastCard).ToContainTextAsync("What can I help with?");
        await chat.SayAsync("help");
        await Expect(chat.Mine).ToHaveTextAsync(["menu", "help"]);
        Assert.Equal("[]", await chat.Page.EvaluateAsync<string>("sessionStorage.getItem('coachbot-unsent')"));
    }

    [Fact]
    public async Task Markup_in_a_message_is_shown_as_the_text_it_is()
    {
        const string Nasty = "<img src=x onerror=\"document.title='broken'\"><b>bold</b> & <script>document.title='broken'</script>";
        var chat = await OpenAsync();
        await chat.SayAsync(Nasty);
        await Expect(chat.Mine.Last).ToHaveTextAsync(Nasty);
        await chat.OpenAsync();
        await Expect(chat.Mine.Last).ToHaveTextAsync(Nasty);
        await Expect(chat.Page).ToHaveTitleAsync("CoachBot");
    }

    [Fact]
    public async Task An_empty_message_sends_nothing_a_long_one_is_heard_and_one_too_long_is_kindly_refused()
    {
        var chat = await OpenAsync();
        await chat.Box.FillAsync("  \n ");
        await chat.Box.PressAsync("Enter");
        await Expect(chat.Mine).ToHaveCountAsync(0);
        await chat.SayAsync(string.Concat(Enumerable.Repeat("\"Über 100 €\" " + new string('x', 86) + "\n", 1000)));
        await Expect(chat.Mine).ToHaveCountAsync(1);
        await chat.Box.FillAsync(new string('x', 100_001));
        await chat.Box.PressAsync("Enter");
        await Expect(chat.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("100,000 is the most");
        await Expect(chat.Mine).ToHaveCountAsync(1);
        await chat.Box.FillAsync("menu");
        await chat.Box.PressAsync("Enter");
        await Expect(chat.LastCard).ToContainTextAsync("What can I help with?");
    }

    [Fact]
    public async Task Deleting_everything_says_so_once_and_begins_anew_after_a_reload()
    {
        var chat = await OpenAsync();
        await chat.SayAsync("delete my data");
        await chat.PressAsync("Yes, delete it all");
        await Expect(chat.Cards).ToHaveCountAsync(1);
        await Expect(chat.LastCard).ToContainTextAsync("is deleted");
        await chat.OpenAsync();
        await Expect(chat.LastCard).ToContainTextAsync("Hello, I'm CoachBot");
    }

    [Fact]
    public async Task A_takeaway_is_copied_with_one_press()
    {
        await _browser.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        var chat = await OpenAsync();
        await chat.TalkAsync(((string[])TypedTalks.First().Data.Item2));
        await chat.Page.GetByRole(AriaRole.Button, new() { Name = "Copy: Delegation brief" }).Last.ClickAsync();
        await Expect(chat.Page.Locator(".copied").Filter(new() { HasText = "Copied" })).ToBeVisibleAsync();
        Assert.StartsWith("Ana,", await chat.Page.EvaluateAsync<string>("navigator.clipboard.readText()"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_browsers_time_zone_becomes_the_persons()
    {
        await using var browser = await chromium.FreshAsync(new() { TimezoneId = "America/New_York" });
        await ChatPage.OpenAsync(browser, _app.Address, "traveller");
        await using var db = await _app.Get<Store>().OpenAsync(Stop);
        var person = await db.People.SingleAsync(p => p.External == "traveller", Stop);
        Assert.Equal("America/New_York", Memory.FromJson(person.Memory).Schedule.Zone);
    }

    [Theory]
    [InlineData(320)]
    [InlineData(390)]
    [InlineData(1200)]
    public async Task Nothing_is_wider_than_the_screen_and_every_field_has_a_name(int width)
    {
        await using var browser = await chromium.FreshAsync(new() { ViewportSize = new() { Width = width, Height = 720 } });
        var chat = await ChatPage.OpenAsync(browser, _app.Address);
        await chat.SayAsync(new string('w', 300) + " https://example.com/" + new string('u', 300));
        await chat.TalkAsync(["cancel", .. (string[])TypedTalks.First().Data.Item2]);
        await chat.OpenFormAsync("Should I delegate this?");
        Assert.Equal(width, await chat.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.Empty(await chat.Page.EvaluateAsync<string[]>("""
            [...document.querySelectorAll('input, textarea, select')].filter(e => e.getAttribute('aria-hidden') !== 'true')
              .filter(e => !(e.labels?.length || e.getAttribute('aria-label'))).map(e => e.outerHTML)
            """));
        Assert.Empty(await chat.Page.EvaluateAsync<string[]>("""
            [...document.querySelectorAll('button, a')].filter(e => !(e.textContent.trim() || e.getAttribute('aria-label'))).map(e => e.outerHTML)
            """));
        Assert.Empty(await chat.Page.EvaluateAsync<string[]>("""
            [...document.querySelectorAll('[id]')].map(e => e.id).filter((id, i, all) => all.indexOf(id) !== i)
            """));
    }

    private Task<ChatPage> OpenAsync(string? person = null) => ChatPage.OpenAsync(_browser, _app.Address, person);

    private static async Task TabToAsync(ILocator there, string key)
    {
        for (var i = 0; i < 60 && !await there.EvaluateAsync<bool>("e => e === document.activeElement"); i++) await there.Page.Keyboard.PressAsync(key);
        await Expect(there).ToBeFocusedAsync();
    }

    private async Task<DateTimeOffset> DueAsync(string person)
    {
        long? due = null;
        await Until.TrueAsync(async () =>
        {
            await using var db = await _app.Get<Store>().OpenAsync(Stop);
            return (due = await db.People.Where(p => p.External == person && p.Channel == WebChannel.ChannelName).Select(p => p.DueAt).SingleOrDefaultAsync(Stop)) is not null;
        }, "something is planned for the newcomer");
        return DateTimeOffset.FromUnixTimeMilliseconds(due!.Value);
    }
}
