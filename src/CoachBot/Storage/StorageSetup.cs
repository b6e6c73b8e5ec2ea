namespace CoachBot.Storage;

internal static class StorageSetup
{
    public static void AddStorage(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<StorageOptions>().BindConfiguration(StorageOptions.Section);
        builder.Services.AddSingleton<Connections>();
        builder.Services.AddSingleton<DatabaseState>();
        builder.Services.AddSingleton<Store>();
        builder.Services.AddSingleton<TurnRows>();
        builder.Services.AddSingleton<PeopleAtHand>();
        builder.Services.AddSingleton<Transcript>();
    }
}
