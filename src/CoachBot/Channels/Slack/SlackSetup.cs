using CoachBot.Storage;
using CoachBot.Turns;

namespace CoachBot.Channels.Slack;

internal static class SlackSetup
{
    private const int MostAnswer = 4 << 20;

    public static bool HasSlack(this IHostApplicationBuilder builder) => Read(builder).IsOn;

    /// <summary>Adds the room when Slack can reach it; otherwise nothing here exists.</summary>
    public static void AddSlack(this IHostApplicationBuilder builder)
    {
        var options = Read(builder);
        if (!options.IsOn) return;
        var services = builder.Services;
        services.AddOptions<SlackOptions>().BindConfiguration(SlackOptions.Section);
        services.AddHttpClient(SlackClient.HttpName, client => client.MaxResponseContentBufferSize = MostAnswer)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(10) })
            .RemoveAllLoggers();
        services.AddSingleton<SlackPace>();
        services.AddSingleton<SlackClient>();
        services.AddSingleton<InstallationTable>();
        services.AddSingleton<PersonRecall>();
        services.AddSingleton<SlackInstallations>();
        services.AddSingleton<SlackChannel>();
        services.AddSingleton<IChannel>(s => s.GetRequiredService<SlackChannel>());
        services.AddSingleton<ILiveChannel>(s => s.GetRequiredService<SlackChannel>());
        services.AddSingleton<SlackScreens>();
        services.AddSingleton<SlackPeople>();
        services.AddSingleton<SlackHome>();
        services.AddSingleton<SlackInbox>();
        services.AddSingleton<SlackEvents>();
        services.AddSingleton<SlackEndpoints>();
        services.AddSingleton<SlackOAuth>();
        if (options.IsSocketMode) services.AddHostedService<SocketMode>();
    }

    public static void MapSlack(this WebApplication app)
    {
        if (app.Services.GetService<SlackInbox>() is null) return; // made now: the first command has three seconds as well
        foreach (var path in (string[])[SlackManifest.EventsPath, SlackManifest.CommandsPath, SlackManifest.InteractionsPath])
            app.MapPost(path, (HttpRequest request, SlackEndpoints endpoints, CancellationToken stop) => endpoints.ReceiveAsync(request, stop));
        app.MapGet("/slack/install", (HttpContext http, SlackOAuth oauth) => oauth.Install(http));
        app.MapGet(SlackOAuth.CallbackPath, (HttpContext http, SlackOAuth oauth, CancellationToken stop) => oauth.CallbackAsync(http, stop));
    }

    private static SlackOptions Read(IHostApplicationBuilder builder) => builder.Configuration.GetSection(SlackOptions.Section).Get<SlackOptions>() ?? new();
}
