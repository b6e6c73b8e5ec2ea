using CoachBot.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace CoachBot.Tests.Channels.Web;

/// <summary>The running app on a database file of its own.</summary>
internal sealed class WebApp(string environment = "Development", params (string Key, string Value)[] settings) : WebApplicationFactory<Program>
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("coachbot-web-");

    public ShiftedClock Clock { get; } = new();

    /// <summary>Listens on a free port, for a browser.</summary>
    public static WebApp Listening()
    {
        var app = new WebApp();
        app.UseKestrel(0);
        app.StartServer();
        return app;
    }

    public Uri Address => ClientOptions.BaseAddress;

    public T Get<T>() where T : notnull => Services.GetRequiredService<T>();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(environment);
        builder.ConfigureLogging(logging => logging.AddFilter((_, level) => level >= LogLevel.Error));
        builder.UseSetting("Storage:ConnectionString", $"Data Source={Path.Combine(_folder.FullName, "coachbot.db")};Pooling=False");
        foreach (var (key, value) in settings) builder.UseSetting(key, value);
        builder.ConfigureTestServices(services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock)));
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing) _folder.Delete(recursive: true);
    }
}
