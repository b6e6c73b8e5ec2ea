namespace CoachBot.Pulse;

internal static class PulseSetup
{
    public static void AddPulse(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<PulseOptions>().BindConfiguration(PulseOptions.Section);
        builder.Services.AddSingleton<PulsePages>();
        builder.Services.AddSingleton<PulseFlood>();
    }

    /// <summary>The public page. No cookie, no script, no account; an address nobody can guess is the only key.</summary>
    public static void MapPulse(this WebApplication app)
    {
        app.MapGet("/pulse/thanks", PulseEndpoints.Thanks);
        app.MapGet("/pulse/{token:length(22)}", PulseEndpoints.ShowAsync);
        app.MapPost("/pulse/{token:length(22)}", PulseEndpoints.AnswerAsync).DisableAntiforgery(); // no cookie, so nothing another site could borrow
    }
}
