using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CoachBot.Tests.Channels.Web;

[Collection(InChromium.Name)]
public sealed class PageRestartTests(Chromium chromium)
{
    [Fact]
    public async Task An_open_page_says_that_the_server_is_gone_and_goes_on_by_itself_when_it_is_back()
    {
        await using var browser = await chromium.FreshAsync();
        using var server = new WebProcess();
        await server.StartAsync();
        var chat = await ChatPage.OpenAsync(browser, server.Address);
        await chat.SayAsync("Should I hand over the patch report to Ana?");
        var before = await chat.Page.Locator("#log").InnerTextAsync();
        await server.KillAsync();
        await Expect(chat.Page.Locator(".offline").First).ToBeVisibleAsync();
        await chat.Box.FillAsync("yes");
        await chat.Box.PressAsync("Enter");
        await Expect(chat.Page.Locator("#trouble")).ToContainTextAsync("Your words stay here");

        await server.StartAsync();
        await Expect(chat.Page.Locator(".offline").First).ToBeHiddenAsync(new() { Timeout = 20_000 });
        await Expect(chat.Box).ToHaveValueAsync("yes", new() { Timeout = 20_000 });
        Assert.Equal(before, await chat.Page.Locator("#log").InnerTextAsync());
        await chat.Box.PressAsync("Enter");
        await Expect(chat.LastCard).ToContainTextAsync("Whose work is this");
    }
}
