namespace CoachBot.Channels.Web;

internal static class WebSetup
{
    public static void AddWeb(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<WebFeed>();
        builder.Services.AddSingleton<WebConversation>();
        builder.Services.AddSingleton<IChannel, WebChannel>();
    }
}
