using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CoachBot.Coaching.Cards;
using CoachBot.Coaching.Dialogs;
using CoachBot.Coaching.Reading;
using CoachBot.Turns;

namespace CoachBot.Channels.Slack;

/// <summary>The App Home tab, published when someone opens it and it has changed since, and the prompts suggested beside the Messages tab.</summary>
internal sealed class SlackHome(SlackClient client, SlackInstallations installations, SlackScreens screens, PersonRecall recall, SkillCatalog catalog, WorkCalendar calendar, TimeProvider clock)
{
    private const int MostBlocks = 98, MostPrompts = 4;

    /// <param name="shown">What the published view carries; null when there is none.</param>
    public void Refresh(string tenant, string user, string? shown = null) => screens.Run(async stop =>
    {
        if (await installations.TokenAsync(tenant, stop) is not { } token) return;
        var memory = await recall.FindAsync(SlackChannel.ChannelName, tenant, user, stop);
        var view = View(HomeCard.For(memory, catalog, calendar, clock.GetUtcNow()));
        if (shown is not null && shown == view["private_metadata"]!.GetValue<string>()) return;
        await client.CallAsync("views.publish", token, new() { ["user_id"] = user, ["view"] = view }, stop);
    });

    /// <summary>A first word for each of the first skills, where people write.</summary>
    public void SuggestPrompts(string tenant, string channel, string? thread = null) => screens.Run(async stop =>
    {
        if (await installations.TokenAsync(tenant, stop) is not { } token) return;
        var arguments = new JsonObject
        {
            ["channel_id"] = channel,
            ["prompts"] = SlackJson.Array(catalog.Skills.Take(MostPrompts).Select(s => new JsonObject { ["title"] = s.Title, ["message"] = s.Title })),
        };
        if (thread is not null) arguments["thread_ts"] = thread;
        await client.CallAsync("assistant.threads.setSuggestedPrompts", token, arguments, stop);
    });

    /// <summary>The view with a fingerprint of what it shows, which Slack sends back when the tab is opened.</summary>
    public static JsonObject View(Card card)
    {
        var blocks = SlackJson.Array(BlockKitRenderer.Blocks(card).Take(MostBlocks));
        return new()
        {
            ["type"] = "home",
            ["private_metadata"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(blocks.ToJsonString())).AsSpan(0, 16)),
            ["blocks"] = blocks,
        };
    }
}
