using System.Text.Json;
using System.Text.Json.Serialization;

namespace CoachBot.Coaching.Cards;

/// <summary>What a button means, in no channel's dialect: a verb and what it is about. Written as <c>verb|of|of</c>.</summary>
/// <remarks>Never holds who pressed: that comes from the verified envelope.</remarks>
[JsonConverter(typeof(ActJson))]
public sealed record Act(string Verb, params string[] Of)
{
    private const char Bar = '|';

    /// <summary>Answer one question: dialog id, question id, choice word.</summary>
    public const string Answer = "answer";

    /// <summary>Send a form: dialog id. The fields come along.</summary>
    public const string Send = "send";

    /// <summary>Open a skill: skill id; then "kept" for the words kept meanwhile, or <see cref="About"/> and the id of the finished talk it goes on from.</summary>
    public const string Start = "start";

    /// <summary>What a finished talk was about goes along as the opening words.</summary>
    public const string About = "about";

    /// <summary>The same as typing these words: the words.</summary>
    public const string Say = "say";

    /// <summary>Answer a follow-up: commitment id, word.</summary>
    public const string FollowUp = "followup";

    /// <summary>Something about a finished talk: what, dialog id.</summary>
    public const string Card = "card";

    /// <summary>Answer a tip: tip key, word.</summary>
    public const string Tip = "tip";

    /// <summary>Answer a nudge: signal, word.</summary>
    public const string Nudge = "nudge";

    public static Act Typed(string words) => new(Say, words);

    public string First => Of.Length > 0 ? Of[0] : "";

    public string Second => Of.Length > 1 ? Of[1] : "";

    public string Third => Of.Length > 2 ? Of[2] : "";

    /// <summary>Null when the text is no act.</summary>
    public static Act? Read(string? text)
    {
        if (string.IsNullOrEmpty(text) || text.Length > 500) return null;
        var parts = text.Split(Bar);
        return new(parts[0], parts[1..]);
    }

    public override string ToString() => string.Join(Bar, [Verb, .. Of]);

    public bool Equals(Act? other) => other is not null && ToString() == other.ToString();

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);
}

/// <summary>Stores an act as its one-line form.</summary>
internal sealed class ActJson : JsonConverter<Act>
{
    public override Act? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Act.Read(reader.GetString());

    public override void Write(Utf8JsonWriter writer, Act value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
