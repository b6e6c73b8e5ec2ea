using CoachBot.Channels.Web.Page;

namespace CoachBot.Channels.Web;

internal static class WebSetup
{
    /// <summary>Room for <see cref="Chat.MostCharacters"/> in the longest way of writing them as JSON.</summary>
    private const long MostBytes = 1024 * 1024;

    private const string Off = "The CoachBot page is switched off here. Whoever runs it can turn it on with the setting Web:Enabled=true.";

    public static bool ShowsPage(this IHostApplicationBuilder builder) =>
        builder.Configuration.GetSection(WebOptions.Section).Get<WebOptions>()?.Enabled ?? builder.Environment.IsDevelopment();

    /// <param name="page">False where the page is switched off, or the conversation is held elsewhere, such as in a terminal.</param>
    public static void AddWeb(this WebApplicationBuilder builder, bool page)
    {
        var services = builder.Services;
        services.AddOptions<WebOptions>().BindConfiguration(WebOptions.Section);
        services.AddSingleton<WebFeed>();
        services.AddSingleton<WebConversation>();
        services.AddSingleton<WebChannel>();
        services.AddSingleton<IChannel>(s => s.GetRequiredService<WebChannel>());
        services.AddSingleton<ILiveChannel>(s => s.GetRequiredService<WebChannel>());
        if (page) builder.AddPage();
    }

    public static void MapWeb(this WebApplication app)
    {
        if (app.Services.GetService<WebPerson>() is not null) app.MapPage();
        else app.MapGet("/", () => Results.Text(Off, statusCode: StatusCodes.Status404NotFound));
    }

    /// <summary>Apart, as is <see cref="MapPage"/>, so that Blazor is loaded only where it is used.</summary>
    private static void AddPage(this WebApplicationBuilder builder)
    {
        builder.WebHost.UseStaticWebAssets(); // outside Development too, so that a plain build serves the page's files
        builder.Services.AddSingleton<WebPerson>();
        builder.Services.AddRazorComponents().AddInteractiveServerComponents().AddHubOptions(hub => hub.MaximumReceiveMessageSize = MostBytes);
    }

    private static void MapPage(this WebApplication app)
    {
        app.UseMiddleware<PageHeaders>();
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapRazorComponents<Document>().AddInteractiveServerRenderMode(o => o.ContentSecurityFrameAncestorsPolicy = null); // PageHeaders forbids framing altogether
    }
}
