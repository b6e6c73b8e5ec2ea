using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CoachBot.Tests.Channels.Web;

/// <summary>Takes the pictures in <c>docs/images</c>: <c>COACHBOT_PICTURES=docs/images dotnet test tests/CoachBot.Tests -p:Pictures=true --filter PagePictures</c> takes them anew.</summary>
[Collection(InChromium.Name)]
public sealed class PagePictures(Chromium chromium)
{
    [Fact]
    public async Task The_page_in_pictures()
    {
        var folder = Environment.GetEnvironmentVariable("COACHBOT_PICTURES");
        Assert.False(string.IsNullOrEmpty(folder), "COACHBOT_PICTURES names no folder to put them in.");
        await using var app = WebApp.Listening();
        foreach (var (name, scheme, width, height) in new[] { ("light", ColorScheme.Light, 1200, 1000), ("dark", ColorScheme.Dark, 1200, 1000), ("phone", ColorScheme.Light, 390, 844) })
        {
            await using var browser = await chromium.FreshAsync(new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = height }, ReducedMotion = ReducedMotion.Reduce, TimezoneId = "Europe/Berlin" });
            var chat = await ChatPage.OpenAsync(browser, app.Address, "ana");
            await TakeAsync($"{name}-welcome");
            await chat.SayAsync("I keep doing the monthly patch report myself. Should Ana run the patch report?");
            await TakeAsync($"{name}-talk");
            await chat.SayAsync("cancel");
            await chat.OpenFormAsync("Should I delegate this?");
            await chat.FillAsync("Whom", "Ana");
            await chat.FillAsync("When is it due", "whenever pigs fly");
            await TakeAsync($"{name}-form");
            await chat.SendFormAsync();
            await Expect(chat.Page.Locator(".errors")).ToBeFocusedAsync();
            await TakeAsync($"{name}-form-error");
            await chat.FillAsync("Which piece of work", "The monthly patch report");
            await chat.FillAsync("When is it due", "in 3 weeks");
            await chat.FillAsync("How ready", "Has done something like it");
            await chat.SendFormAsync();
            await Expect(chat.Verdict).ToBeVisibleAsync();
            await TakeAsync($"{name}-outcome");
            await chat.SayAsync("delete my data");
            await chat.PressAsync("Yes, delete it all");
            await Expect(chat.Cards).ToHaveCountAsync(1);

            async Task TakeAsync(string picture)
            {
                await chat.Page.WaitForTimeoutAsync(500);
                await chat.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{picture}.png") });
            }
        }
    }
}
