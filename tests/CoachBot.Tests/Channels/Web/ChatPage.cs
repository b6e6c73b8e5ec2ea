using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CoachBot.Tests.Channels.Web;

/// <summary>The page as a person uses it.</summary>
internal sealed class ChatPage(IPage page, Uri address)
{
    private readonly List<string> _complaints = [];

    public IPage Page => page;

    public ILocator Box => page.GetByLabel("Your message");

    public ILocator Cards => page.Locator("#log .card");

    public ILocator LastCard => Cards.Last;

    public ILocator Mine => page.Locator("#log .mine:not(.pending) .spoken");

    public ILocator Form => page.Locator("#log form.fields").Last;

    /// <summary>What the browser's console held against the page, such as something its policy forbids.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    public static async Task<ChatPage> OpenAsync(IBrowserContext browser, Uri address, string? person = null)
    {
        var chat = new ChatPage(await browser.NewPageAsync(), new(address, person is null ? "/" : $"/?person={Uri.EscapeDataString(person)}"));
        chat.Page.Console += (_, message) => { if (message.Type == "error") chat._complaints.Add(message.Text); };
        await chat.OpenAsync();
        return chat;
    }

    /// <summary>Opens it, or opens it again, and waits until it shows something.</summary>
    public async Task OpenAsync()
    {
        await page.GotoAsync(address.ToString());
        await Expect(Cards.First).ToBeVisibleAsync();
    }

    /// <summary>Types a message and waits for the answer to it.</summary>
    public async Task<string> SayAsync(string words)
    {
        var before = await Cards.CountAsync();
        await Box.FillAsync(words);
        await Box.PressAsync("Enter");
        await Expect(Cards.Nth(before)).ToBeVisibleAsync();
        return await LastCard.InnerTextAsync();
    }

    /// <summary>Presses the newest button of this name.</summary>
    public Task PressAsync(string label) => page.GetByRole(AriaRole.Button, new() { Name = label, Exact = true }).Last.ClickAsync();

    /// <summary>Opens a skill from the menu: its form.</summary>
    public async Task OpenFormAsync(string skill)
    {
        await SayAsync("menu soft skills");
        await PressAsync(skill);
        await Expect(Form).ToBeVisibleAsync();
    }

    /// <summary>Fills a field by the beginning of its label: words typed, or a choice picked.</summary>
    public async Task FillAsync(string label, string answer)
    {
        var group = Form.Locator("fieldset").Filter(new() { Has = page.Locator("legend").Filter(new() { HasText = label }) });
        if (await group.CountAsync() > 0) await group.GetByLabel(answer, new() { Exact = true }).CheckAsync();
        else await Form.GetByLabel(label).First.FillAsync(answer);
    }

    public Task SendFormAsync() => Form.Locator("button[type=submit]").ClickAsync();

    /// <summary>Answers one question after another until a verdict is there.</summary>
    public async Task<string> TalkAsync(params string[] said)
    {
        foreach (var words in said) await SayAsync(words);
        await Expect(Verdict).ToBeVisibleAsync();
        return (await Verdict.InnerTextAsync()).Trim();
    }

    public ILocator Verdict => page.Locator("#log .card").Filter(new() { Has = page.GetByRole(AriaRole.Button, new() { Name = "I see it differently" }) }).Last.Locator(".tag");
}
