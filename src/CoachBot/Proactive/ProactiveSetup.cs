using CoachBot.Channels;
using CoachBot.Storage;
using CoachBot.Turns;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Quartz;

namespace CoachBot.Proactive;

internal static class ProactiveSetup
{
    /// <summary>All that is under way ends or is given back within this; orchestrators kill after 10 s at the earliest.</summary>
    private static readonly TimeSpan s_shutdown = TimeSpan.FromSeconds(9);

    /// <param name="rhythm">False where nothing may be sent unasked by this process, such as a terminal chat beside a running server.</param>
    public static void AddProactive(this IHostApplicationBuilder builder, bool rhythm = true)
    {
        var services = builder.Services;
        services.AddOptions<ProactiveOptions>().BindConfiguration(ProactiveOptions.Section);
        services.AddSingleton<Pace>();
        services.AddSingleton<Lease>();
        services.AddSingleton<OutboxTable>();
        services.AddSingleton<OutboxMarks>();
        services.AddSingleton<OutboxDelivery>();
        services.AddSingleton<OutboxSender>();
        services.AddHostedService(s => s.GetRequiredService<OutboxSender>());
        services.AddSingleton<Sweeper>();
        services.AddSingleton<Purge>();
        services.AddSingleton<PersonOrder>();
        services.AddSingleton<DeliveredMessages>();
        services.AddSingleton<Unkept>();
        services.TryAddSingleton(new Wishes(null));
        services.AddSingleton<TurnHandler>();
        if (!rhythm) return;
        var options = builder.Configuration.GetSection(ProactiveOptions.Section).Get<ProactiveOptions>() ?? new();
        var storage = builder.Configuration.GetSection(StorageOptions.Section).Get<StorageOptions>() ?? new();
        services.AddQuartz(quartz =>
        {
            if (storage.IsPostgres) ShareSchedule(quartz, storage.ConnectionString!);
            quartz.ScheduleJob<WakeJob>(t => t.WithIdentity("wake").StartNow().WithSimpleSchedule(s => s.WithInterval(TimeSpan.FromSeconds(options.SweepSeconds)).RepeatForever()));
            quartz.ScheduleJob<PurgeJob>(t => t.WithIdentity("purge").WithCronSchedule("0 17 3 * * ?"));
        });
        services.AddQuartzHostedService(q => q.WaitForJobsToComplete = true);
        services.Configure<HostOptions>(h => h.ShutdownTimeout = s_shutdown);
    }

    /// <summary>All replicas on one PostgreSQL share one schedule: each run happens on one of them.</summary>
    private static void ShareSchedule(IQuartzBuilder quartz, string connection) => quartz.UsePersistentStore(store =>
    {
        store.UsePostgres(connection);
        store.UseSystemTextJsonSerializer();
        store.ProvisionSchema();
        store.ConfigureStore(s => s.TablePrefix = "qrtz_");
        store.UseClustering(c =>
        {
            c.CheckinInterval = TimeSpan.FromSeconds(5);
            c.CheckinMisfireThreshold = TimeSpan.FromSeconds(15);
        });
    });
}
