using CoachBot.Channels;
using CoachBot.Coaching;
using CoachBot.Coaching.Model;
using CoachBot.Turns;

namespace CoachBot.Language;

/// <summary>Shows a line while it comes, whole sentences at a time and each of them checked; typing until then.</summary>
internal sealed class LiveText(ILiveChannel channel, Coach coach, Wished wished, Session session, NameMask mask, string? message)
{
    private int _shown;

    public Task TypingAsync(CancellationToken stop) => ShowAsync("", stop);

    /// <param name="json">The answer so far: the beginning of {"say": "…"}.</param>
    public async Task AddAsync(string json, CancellationToken stop)
    {
        var text = PartialJson.Text(json, "say");
        var end = text.LastIndexOfAny(['.', '!', '?']) + 1;
        if (end <= _shown || mask.Show(text[..end]) is not { } shown || !coach.MayBegin(wished.Hearing, session, shown)) return;
        _shown = end;
        await ShowAsync(shown, stop);
    }

    public Task EndAsync(CancellationToken stop) => channel.ShowAsync(Writing("") with { Ended = true }, stop);

    private Task ShowAsync(string text, CancellationToken stop) => channel.ShowAsync(Writing(text), stop);

    private Writing Writing(string text) =>
        new(wished.Turn.Tenant, wished.Turn.External, wished.Address, message, text);
}

/// <summary>Reads a text field out of JSON that has not ended yet.</summary>
internal static class PartialJson
{
    public static string Text(string json, string name)
    {
        var at = json.IndexOf($"\"{name}\"", StringComparison.Ordinal);
        at = at < 0 ? -1 : json.IndexOf(':', at);
        at = at < 0 ? -1 : json.IndexOf('"', at);
        if (at < 0) return "";
        var text = new System.Text.StringBuilder();
        for (var i = at + 1; i < json.Length && json[i] != '"'; i++)
        {
            if (json[i] != '\\') { text.Append(json[i]); continue; }
            if (++i >= json.Length) break;
            if (json[i] == 'u')
            {
                if (i + 4 >= json.Length || !ushort.TryParse(json.AsSpan(i + 1, 4), System.Globalization.NumberStyles.AllowHexSpecifier, System.Globalization.CultureInfo.InvariantCulture, out var code)) break;
                text.Append((char)code);
                i += 4;
            }
            else text.Append(json[i] switch { 'n' => '\n', 't' => '\t', 'r' or 'b' or 'f' => ' ', var c => c });
        }
        return text.ToString();
    }
}
