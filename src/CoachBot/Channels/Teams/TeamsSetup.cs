using CoachBot.Turns;

namespace CoachBot.Channels.Teams;

internal static class TeamsSetup
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(10);

    /// <summary>Adds the room when it has an app id; without one nothing here exists.</summary>
    public static void AddTeams(this IHostApplicationBuilder builder)
    {
        var options = TeamsOptions.Read(builder.Configuration);
        if (!options.IsOn) return;
        var services = builder.Services;
        services.AddSingleton(options);
        services.AddSingleton<ServiceUrls>();
        services.AddSingleton<SigningKeys>();
        services.AddSingleton<BotFrameworkAuth>();
        services.AddSingleton<TeamsToken>();
        services.AddTransient<TokenEndpointHandler>();
        services.AddSingleton<ConnectorClient>();
        services.AddSingleton<TeamsChannel>();
        services.AddSingleton<IChannel>(s => s.GetRequiredService<TeamsChannel>());
        services.AddSingleton<ILiveChannel>(s => s.GetRequiredService<TeamsChannel>());
        services.AddSingleton<Whereabouts>();
        services.AddSingleton<TeamsTurns>();
        services.AddSingleton<TeamsInvokes>();
        services.AddSingleton<TeamsEndpoints>();
        AddClient(services, SigningKeys.HttpClientName).ConfigureHttpClient(c => c.MaxResponseContentBufferSize = 1024 * 1024);
        AddClient(services, TeamsToken.HttpClientName).AddHttpMessageHandler<TokenEndpointHandler>();
        AddClient(services, ConnectorClient.HttpClientName);
    }

    public static void MapTeams(this WebApplication app)
    {
        if (app.Services.GetService<TeamsEndpoints>() is not { } endpoints) return;
        app.MapPost("/api/messages", endpoints.ReceiveAsync);
        app.MapGet(TeamsPages.Path, TeamsPages.About);
    }

    /// <summary>No redirects and no cookies: what is sent goes where it was meant to go or nowhere.</summary>
    private static IHttpClientBuilder AddClient(IServiceCollection services, string name) =>
        services.AddHttpClient(name, client => client.Timeout = s_timeout)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
            .RemoveAllLoggers();
}
