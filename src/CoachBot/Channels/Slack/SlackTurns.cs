using System.Text.Json;
using CoachBot.Coaching;
using CoachBot.Coaching.Cards;
using CoachBot.Turns;

namespace CoachBot.Channels.Slack;

/// <summary>Turns what Slack sent, once verified, into turns. Who and where come from Slack's envelope alone.</summary>
internal static class SlackTurns
{
    private const int MostEphemeral = 2800;

    /// <summary>The installation an event belongs to: the organisation where it is installed org-wide, else the workspace.</summary>
    public static string? TenantOfEvent(JsonElement body)
    {
        var authorization = body.Items("authorizations").FirstOrDefault();
        return authorization.Flag("is_enterprise_install")
            ? authorization.Text("enterprise_id") ?? body.Text("enterprise_id")
            : authorization.Text("team_id") ?? body.Text("team_id") ?? body.Text("enterprise_id");
    }

    public static string? TenantOfInteraction(JsonElement body) => body.Flag("is_enterprise_install")
        ? body.Text("enterprise", "id") ?? body.Text("team", "enterprise_id")
        : body.Text("team", "id") ?? body.Text("view", "app_installed_team_id") ?? body.Text("user", "team_id");

    public static string EventKey(JsonElement body) => $"{body.Text("api_app_id")}:{body.Text("event_id")}";

    /// <summary>Something typed to the bot in its DM. Each top-level message is the root of its own thread.</summary>
    public static Turn? Message(JsonElement body, string? botUser)
    {
        if (body.At("event") is not { } said || TenantOfEvent(body) is not { } tenant || !IsFromPerson(body, said, botUser) || !IsDirect(said)) return null;
        if (said.Text("user") is not { } user || said.Text("channel") is not { } channel) return null;
        return new(SlackChannel.ChannelName, tenant, user, EventKey(body), new Said.Words(SlackText.Plain(said.Text("text"))))
        {
            Address = new SlackAddress(channel).ToString(),
            AnswerTo = new SlackAddress(channel, said.Text("thread_ts") ?? said.Text("ts")).ToString(),
        };
    }

    /// <summary>The Messages tab was opened: the first time brings the welcome.</summary>
    public static Turn? Opened(JsonElement body, string user, string? channel) => TenantOfEvent(body) is not { } tenant ? null :
        new(SlackChannel.ChannelName, tenant, user, EventKey(body), new Said.Arrived()) { Address = channel is null ? null : new SlackAddress(channel).ToString() };

    /// <summary>A slash command: one short card answers on the spot, a form opens, what is longer or leads on comes in the DM.</summary>
    public static Turn? Command(IReadOnlyDictionary<string, string> form)
    {
        var tenant = form.GetValueOrDefault("is_enterprise_install") == "true" ? form.GetValueOrDefault("enterprise_id") : form.GetValueOrDefault("team_id");
        if (tenant is null || form.GetValueOrDefault("user_id") is not { Length: > 0 } user || form.GetValueOrDefault("trigger_id") is not { Length: > 0 } trigger) return null;
        return new(SlackChannel.ChannelName, tenant, user, $"command:{trigger}", new Said.Command(SlackText.Plain(form.GetValueOrDefault("text")))) { AtOnce = OnTheSpot };
    }

    /// <summary>A pressed button.</summary>
    public static Turn? Press(JsonElement body, JsonElement action)
    {
        if (Interaction(body, new Said.Pressed(Act.Read(action.Text("value")) ?? new(""), new Dictionary<string, string>()), "press") is not { } turn) return null;
        var (channel, ts) = (body.Text("channel", "id") ?? body.Text("container", "channel_id"), body.Text("container", "message_ts") ?? body.Text("message", "ts"));
        if (body.Text("container", "type") == "view" || channel is null || ts is null) return turn with { AtOnce = body.Text("view", "type") == "modal" ? OnTheSpot : Forms };
        if (body.Flag("container", "is_ephemeral") || channel[0] != 'D')
            return turn with { AtOnce = Forms, AnswerTo = body.Text("response_url") is { } respond ? new SlackAddress(Respond: respond).ToString() : null };
        var thread = body.Text("container", "thread_ts") ?? body.Text("message", "thread_ts");
        return turn with
        {
            AtOnce = Forms,
            Origin = SlackAddress.Message(channel, ts),
            Address = new SlackAddress(channel).ToString(),
            AnswerTo = thread is null ? null : new SlackAddress(channel, thread).ToString(),
        };
    }

    /// <summary>A sent form: errors go back into it, the result into the DM.</summary>
    public static Turn? Submission(JsonElement body)
    {
        if (body.At("view") is not { } view || Act.Read(view.Text("private_metadata")) is not { } act) return null;
        return Interaction(body, new Said.Pressed(act, ModalRenderer.Read(view)), $"sent:{view.Text("id")}:{view.Text("hash")}") is { } turn ? turn with { Answering = Answering.InPlace } : null;
    }

    /// <summary>A form closed without sending it. Slack leaves its values out, so what was seen of them meanwhile comes in.</summary>
    public static Turn? Closed(JsonElement body, IReadOnlyDictionary<string, string>? seen)
    {
        if (body.At("view") is not { } view || Act.Read(view.Text("private_metadata")) is not { } act) return null;
        var fields = ModalRenderer.Read(view);
        return Interaction(body, new Said.PutAside(act, fields.Count > 0 ? fields : seen ?? fields), $"closed:{view.Text("id")}");
    }

    /// <summary>"Coach me on this" on somebody's message.</summary>
    public static Turn? MessageShortcut(JsonElement body) =>
        Interaction(body, new Said.Words("", SlackText.Plain(body.Text("message", "text"))), "message") is { } turn ? turn with { AtOnce = Forms } : null;

    /// <summary>"Start coaching" from anywhere: the menu.</summary>
    public static Turn? GlobalShortcut(JsonElement body) =>
        Interaction(body, new Said.Command(""), "shortcut") is { } turn ? turn with { AtOnce = cards => cards is [.., var last] ? [last] : [] } : null;

    /// <summary>The same again through the outbox, for when what should have been shown at once could not be.</summary>
    public static Turn Later(Turn turn, Card unseen) => turn with
    {
        Key = $"{turn.Key}:later",
        Said = unseen.Form is { } form ? new Said.Pressed(new(Act.Card, "typed", form.Send.First), new Dictionary<string, string>()) : turn.Said,
        Answering = Answering.Outbox,
        Origin = null,
        AtOnce = _ => [],
    };

    /// <summary>Whether a person wrote it: not a bot, not we, not an edit, a deletion or something hidden.</summary>
    public static bool IsFromPerson(JsonElement body, JsonElement said, string? botUser)
    {
        var isOurs = said.Text("user") is { } user && (user == botUser
            || body.Items("authorizations").Any(a => a.Flag("is_bot") && a.Text("user_id") == user));
        return !isOurs && said.At("bot_id") is null && said.At("bot_profile") is null && !said.Flag("hidden")
            && said.Text("subtype") is null or "file_share" or "thread_broadcast";
    }

    public static bool IsDirect(JsonElement said) => said.Text("channel_type") is { } type ? type == "im" : said.Text("channel") is ['D', ..];

    private static Turn? Interaction(JsonElement body, Said said, string key)
    {
        if (TenantOfInteraction(body) is not { } tenant || body.Text("user", "id") is not { } user) return null;
        var once = body.Text("trigger_id") ?? body.Text("action_ts") ?? body.Items("actions").FirstOrDefault().Text("action_ts");
        return new(SlackChannel.ChannelName, tenant, user, $"{key}:{once}", said);
    }

    private static IReadOnlyList<Card> Forms(IReadOnlyList<Card> cards) => [.. cards.Where(c => c.Form is not null)];

    /// <summary>Forms, and the last card if it is short and asks nothing that belongs to a talk.</summary>
    private static IReadOnlyList<Card> OnTheSpot(IReadOnlyList<Card> cards)
    {
        var forms = Forms(cards);
        return forms.Count == 0 && cards is [.., var last] && last.Buttons.All(b => b.Act.Verb is Act.Say or Act.Start) && !IsLong(last) ? [last] : forms;
    }

    private static bool IsLong(Card card) => card.Blocks.Any(b => b is Copyable) || PlainText.Render(card).Length > MostEphemeral;
}
