using CoachBot.Coaching.Safety;

namespace CoachBot.Coaching.Tests.Safety;

public sealed class SafetyMeasureTests(ITestOutputHelper output)
{
    private static readonly SafetyGate Gate = new();

    [Fact]
    public void The_sentences_it_was_tuned_on_are_told_apart() => Measure(SafetySentence.Tuning);

    [Fact]
    public void The_sentences_held_out_are_told_apart() => Measure(SafetySentence.HeldOut);

    private void Measure(IReadOnlyList<SafetySentence> sentences)
    {
        var heard = sentences.Select(sentence => (sentence, Found: SafetySentence.LabelOf(Gate.Check(sentence.Text)))).ToList();
        foreach (var (sentence, found) in heard.Where(pair => pair.Found != pair.sentence.Label))
            output.WriteLine($"{sentence.Label} heard as {found}: {sentence.Text}");

        var (handOff, ordinary) = (heard.Where(pair => pair.sentence.NeedsHandOff).ToList(), heard.Where(pair => !pair.sentence.NeedsHandOff).ToList());
        var (caught, alarms) = (handOff.Count(pair => pair.Found != "none"), ordinary.Count(pair => pair.Found != "none"));
        output.WriteLine($"handed off {caught} of {handOff.Count}, false alarms {alarms} of {ordinary.Count}");
        Assert.True(caught >= 0.97 * handOff.Count, $"handed off {caught} of {handOff.Count}");
        Assert.True(alarms <= 0.05 * ordinary.Count, $"false alarms {alarms} of {ordinary.Count}");
    }
}
