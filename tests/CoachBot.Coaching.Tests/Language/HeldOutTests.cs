using System.Runtime.CompilerServices;

namespace CoachBot.Coaching.Tests.Language;

/// <summary>Messages the coach never learned from.</summary>
public class HeldOutTests
{
    private static readonly (string Label, string Words)[] Messages = Read();

    [Fact]
    public void Six_in_seven_messages_are_understood_at_the_first_guess()
    {
        var right = Messages.Count(message => Learned.Language.Guess(message.Words)[0].Label == message.Label);
        Assert.True(right >= 0.86 * Messages.Length, $"{right} of {Messages.Length}");
    }

    [Fact]
    public void Nearly_all_messages_are_understood_within_three_guesses()
    {
        var right = Messages.Count(message =>
            Learned.Language.Guess(message.Words).Any(guess => guess.Label == message.Label));
        Assert.True(right >= 0.97 * Messages.Length, $"{right} of {Messages.Length}");
    }

    [Fact]
    public void A_confident_guess_is_usually_right()
    {
        var confident = Messages
            .Select(message => (message.Label, Guess: Learned.Language.Guess(message.Words)[0]))
            .Where(pair => pair.Guess.Confidence >= 0.45)
            .ToArray();
        var right = confident.Count(pair => pair.Guess.Label == pair.Label);
        Assert.True(right >= 0.93 * confident.Length, $"{right} of {confident.Length}");
    }

    [Fact]
    public void No_held_out_message_was_learned()
    {
        var learned = Learned.Phrases.Values.SelectMany(phrases => phrases).ToHashSet(StringComparer.OrdinalIgnoreCase);
        Assert.DoesNotContain(Messages, message => learned.Contains(message.Words));
    }

    private static (string Label, string Words)[] Read([CallerFilePath] string here = "") =>
    [
        .. File.ReadLines(Path.Combine(Path.GetDirectoryName(here)!, "heldout.tsv"))
            .Select(line => line.Split('\t'))
            .Select(parts => (parts[0], parts[1])),
    ];
}
