using Microsoft.Playwright;

namespace CoachBot.Tests.Channels.Web;

/// <summary>A real browser, shared by the tests of the page; without one they are skipped.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] s_quiet =
        ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    private static string Executable => Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium";

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Executable)) return;
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Executable, Args = s_quiet });
    }

    /// <summary>A fresh browser: no cookies, nothing stored.</summary>
    public async Task<IBrowserContext> FreshAsync(BrowserNewContextOptions? options = null)
    {
        Assert.SkipWhen(_browser is null, $"There is no browser at {Executable}; set CHROMIUM to the path of one.");
        var context = await _browser!.NewContextAsync(options ?? new() { TimezoneId = "Europe/Berlin" });
        context.SetDefaultTimeout(15_000);
        return context;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}

/// <summary>All tests with a browser, one after another: they share the machine's few cores.</summary>
[CollectionDefinition(Name)]
public sealed class InChromium : ICollectionFixture<Chromium>
{
    public const string Name = "in Chromium";
}
