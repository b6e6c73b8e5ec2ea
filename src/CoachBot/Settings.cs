using CoachBot.Channels.Slack;
using CoachBot.Channels.Teams;
using CoachBot.Channels.Web;
using CoachBot.Language;
using CoachBot.Operations;
using CoachBot.Proactive;
using CoachBot.Pulse;
using CoachBot.Storage;

namespace CoachBot;

/// <summary>Checks every section before anything starts: a wrong setting is said in one sentence.</summary>
internal static class Settings
{
    private const string DefaultUrl = "http://localhost:3978";
    private const string ReadOnce = "--hostBuilder:reloadConfigOnChange=false";

    /// <summary>A builder that, run from a debug build with no environment named, is in Development: the page is on.</summary>
    /// <remarks>In place of a launch profile, whose notice on standard output would mix with what the verbs print there.</remarks>
    public static WebApplicationBuilder Builder(string[] args)
    {
        var named = new ConfigurationBuilder().AddEnvironmentVariables("DOTNET_").AddEnvironmentVariables("ASPNETCORE_").AddCommandLine(args).Build()[HostDefaults.EnvironmentKey];
#if DEBUG
        var environment = named ?? Environments.Development;
#else
        var environment = named;
#endif
        // Settings are read once: watching their folder would cost a system call for every write to a database beside them.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = [ReadOnce, .. args], EnvironmentName = environment });
        builder.Configuration.AddJsonFile("appsettings.Local.json", optional: true);
        if (builder.Configuration["urls"] is null && !builder.Configuration.GetSection("Kestrel:Endpoints").Exists() && builder.Configuration["http_ports"] is null)
            builder.WebHost.UseUrls(DefaultUrl);
        return builder;
    }

    /// <summary>The first thing wrong, naming its setting; null when nothing is.</summary>
    public static string? Problem(IConfiguration configuration)
    {
        try
        {
            return Read<StorageOptions>(StorageOptions.Section).Problem()
                ?? Read<ProactiveOptions>(ProactiveOptions.Section).Problem()
                ?? Read<SafetyOptions>(SafetyOptions.Section).Problem()
                ?? Read<WebOptions>(WebOptions.Section).Problem()
                ?? Read<PulseOptions>(PulseOptions.Section).Problem()
                ?? Read<OperationsOptions>(OperationsOptions.Section).Problem()
                ?? Read<LanguageOptions>(LanguageOptions.Section).Problem()
                ?? Read<SlackOptions>(SlackOptions.Section).Problem()
                ?? TeamsOptions.Read(configuration).Problem(configuration[HostDefaults.EnvironmentKey]);
        }
        catch (InvalidOperationException error)
        {
            return $"A setting cannot be read: {error.Message}";
        }

        T Read<T>(string section) where T : new() => configuration.GetSection(section).Get<T>() ?? new();
    }

    public static int Refuse(string problem)
    {
        Console.Error.WriteLine($"CoachBot cannot start: {problem}");
        return 1;
    }
}
