using System.Text.Json;

namespace CoachBot.Channels.Teams;

/// <summary>Where to write to someone: Teams' conversation reference, as stored with people and outbox rows.</summary>
/// <param name="Conversation">Null while the personal chat is not known yet: it is opened on the first delivery.</param>
/// <param name="Shared">A group chat or channel: what fails there says nothing about the person.</param>
internal sealed record TeamsAddress(string ServiceUrl, string? Conversation, string Bot, string User, string Tenant, bool Shared = false)
{
    public static TeamsAddress Of(Activity activity) =>
        new(activity.ServiceUrl, activity.Conversation, activity.Bot, activity.From, activity.Tenant, !activity.IsPersonal);

    /// <summary>The person's own chat with the bot, wherever they have just been met.</summary>
    public TeamsAddress ToPersonal() => Shared ? this with { Conversation = null, Shared = false } : this;

    public string Write() => JsonSerializer.Serialize(this);

    public static TeamsAddress? Read(string? stored) => stored is null ? null : JsonSerializer.Deserialize<TeamsAddress>(stored);
}
