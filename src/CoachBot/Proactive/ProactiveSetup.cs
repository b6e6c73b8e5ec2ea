using CoachBot.Turns;
using Quartz;

namespace CoachBot.Proactive;

internal static class ProactiveSetup
{
    /// <param name="rhythm">False where nothing may be sent unasked by this process, such as a terminal chat beside a running server.</param>
    public static void AddProactive(this IHostApplicationBuilder builder, bool rhythm = true)
    {
        var services = builder.Services;
        services.AddOptions<ProactiveOptions>().BindConfiguration(ProactiveOptions.Section);
        services.AddSingleton<Pace>();
        services.AddSingleton<OutboxTable>();
        services.AddSingleton<OutboxMarks>();
        services.AddSingleton<OutboxDelivery>();
        services.AddSingleton<OutboxSender>();
        services.AddHostedService(s => s.GetRequiredService<OutboxSender>());
        services.AddSingleton<Sweeper>();
        services.AddSingleton<Purge>();
        services.AddSingleton<PersonOrder>();
        services.AddSingleton<TurnHandler>();
        if (!rhythm) return;
        var options = builder.Configuration.GetSection(ProactiveOptions.Section).Get<ProactiveOptions>() ?? new();
        services.AddQuartz(quartz =>
        {
            quartz.ScheduleJob<WakeJob>(t => t.WithIdentity("wake").StartNow().WithSimpleSchedule(s => s.WithInterval(TimeSpan.FromSeconds(options.SweepSeconds)).RepeatForever()));
            quartz.ScheduleJob<PurgeJob>(t => t.WithIdentity("purge").WithCronSchedule("0 17 3 * * ?"));
        });
        services.AddQuartzHostedService(q => q.WaitForJobsToComplete = true);
    }
}
