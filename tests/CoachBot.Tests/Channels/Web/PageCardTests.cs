using CoachBot.Coaching;
using CoachBot.Coaching.Cards;
using CoachBot.Storage;
using CoachBot.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CoachBot.Tests.Channels.Web;

/// <summary>Cards of every kind, whichever skill may send them.</summary>
[Collection(InChromium.Name)]
public sealed class PageCardTests(Chromium chromium) : IAsyncLifetime
{
    private const string Person = "reader";
    private WebApp _app = null!;
    private IBrowserContext _browser = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _browser = await chromium.FreshAsync(new() { ViewportSize = new() { Width = 320, Height = 700 } });
        _app = WebApp.Listening();
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        if (_app is not null) await _app.DisposeAsync();
    }

    [Fact]
    public async Task Every_block_is_shown_whole_also_on_the_narrowest_phone()
    {
        var card = new Card(
        [
            new Heading("A heading", "VERDICT"), new Paragraph("Words <b>as they are</b>"), new Quote("Somebody's words"), new Bullets("A list", ["One", "Two"]),
            new Bullets(null, ["First", "Second"], Numbered: true), new Facts([new("Name", "Value")]), new Copyable("To take away", "Line one\nLine two"), new Note("A small line"),
            new Paragraph("שלום לכולם"),
            new Chart("Trust", ChartKind.Line, ["May", "June", "July"], [new("Team", [1, 4, 2.5])], "It rose to 4 in June."),
            new Chart("Votes", ChartKind.Bars, ["A long option name", "B"], [new("Speed", [3, 1]), new("Cost", [0, 2])], "A leads on speed."),
        ])
        { Buttons = [new("Go", Act.Typed("menu"), ButtonStyle.Primary)] };
        var chat = await ShowAsync(card);
        foreach (var said in new[] { "VERDICT", "A heading", "Words <b>as they are</b>", "Somebody's words", "A list", "Two", "Second", "Name", "Value", "Line two", "A small line", "It rose to 4 in June.", "A leads on speed.", "Cost" })
            await Expect(chat.LastCard).ToContainTextAsync(said);
        await Expect(chat.Page.GetByRole(AriaRole.Img, new() { Name = "Trust It rose to 4 in June." })).ToBeVisibleAsync();
        await Expect(chat.LastCard.Locator("svg title").First).ToHaveTextAsync("Trust");
        Assert.Equal("rtl", await chat.LastCard.GetByText("שלום").EvaluateAsync<string>("e => getComputedStyle(e).direction"));
        Assert.Equal(320, await chat.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.Empty(chat.Complaints);
    }

    [Fact]
    public async Task A_grid_is_filled_row_by_row_and_sent_one_row_a_line()
    {
        var grid = new Field("facts", "What do you know?", FieldKind.Rows)
        {
            Most = 3,
            Value = "Licence cost\tAna",
            Columns = [new("fact", "Fact", FieldKind.Line), new("owner", "Owner", FieldKind.Line), new("sure", "How sure", FieldKind.Choice) { Choices = [new("y", "Sure"), new("n", "Not sure")] }],
        };
        var chat = await ShowAsync(new([new Heading("Facts")]) { Form = new("Facts", [grid], new(Act.Send, "nothing"), "Send it") });
        await chat.Page.EvaluateAsync("""
            (() => { window.kept = []; const set = Storage.prototype.setItem; Storage.prototype.setItem = function (key, value) { window.kept.push(value); set.call(this, key, value); }; })()
            """);
        await chat.Form.GetByLabel("How sure, row 1").SelectOptionAsync("y");
        await chat.Form.GetByLabel("Fact, row 2").FillAsync("to be removed");
        await chat.Form.GetByRole(AriaRole.Button, new() { Name = "Add a row" }).ClickAsync();
        await chat.Form.GetByLabel("Fact, row 3").FillAsync("Go-live  is\tin May");
        await Expect(chat.Form.GetByRole(AriaRole.Button, new() { Name = "Add a row" })).ToBeDisabledAsync();
        await chat.Form.GetByRole(AriaRole.Button, new() { Name = "Remove row 2" }).ClickAsync();
        await Expect(chat.Form.GetByLabel("Fact, row 2")).ToHaveValueAsync("Go-live  is\tin May");
        Assert.Equal(320, await chat.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        await chat.SendFormAsync();
        await Until.TrueAsync(async () => await chat.Page.EvaluateAsync<int>("window.kept.length") > 0, "the form is sent");
        Assert.Contains("""
            "facts":"Licence cost\tAna\ty\nGo-live is in May\t\t"
            """.Trim(), await chat.Page.EvaluateAsync<string>("window.kept[0]"), StringComparison.Ordinal);
        await Expect(chat.LastCard).ToContainTextAsync("something I no longer hold");
    }

    private async Task<ChatPage> ShowAsync(Card card)
    {
        var chat = await ChatPage.OpenAsync(_browser, _app.Address, Person);
        await _app.Get<Store>().WriteAsync(async db =>
        {
            var person = await db.People.SingleAsync(p => p.External == Person, Stop);
            db.WebEntries.Add(new() { PersonId = person.Id, Key = "shown", Card = CoachJson.Write(card), At = 0 });
            return (await db.Ef.SaveChangesAsync(Stop), true);
        }, Stop);
        await Expect(chat.Cards).ToHaveCountAsync(2);
        return chat;
    }
}
