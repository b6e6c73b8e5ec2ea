using CoachBot.Coaching.Cards;
using CoachBot.Coaching.Model;

namespace CoachBot.Coaching;

/// <summary>What reached us from a person, whatever the channel.</summary>
public abstract record Said
{
    private Said() { }

    /// <summary>Typed words. <paramref name="Quoted"/> is a message of somebody else that they want help with.</summary>
    public sealed record Words(string Text, string? Quoted = null) : Said;

    /// <summary>A slash command's word and the rest of its line.</summary>
    public sealed record Command(string Text) : Said;

    /// <summary>A button, or a form with its fields by question id.</summary>
    public sealed record Pressed(Act Act, IReadOnlyDictionary<string, string> Fields) : Said;

    /// <summary>They installed CoachBot, or opened it for the first time.</summary>
    public sealed record Arrived : Said;

    /// <summary>They put a form away without sending it; the fields filled so far come along.</summary>
    public sealed record PutAside(Act Act, IReadOnlyDictionary<string, string> Fields) : Said;

    /// <summary>What became of a wish: nobody's words, and nothing that decides.</summary>
    /// <param name="Texts">By what the wish asked for: question id → as typed, "need" → skill, title → text, "say" → line.</param>
    /// <param name="Prompt">The prompt's name and version.</param>
    public sealed record Suggested(Wish Wish, IReadOnlyDictionary<string, string> Texts, string Prompt, int Tokens, Trouble? Trouble) : Said;
}
