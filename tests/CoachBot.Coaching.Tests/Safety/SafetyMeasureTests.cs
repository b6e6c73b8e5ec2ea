using CoachBot.Coaching.Safety;

namespace CoachBot.Coaching.Tests.Safety;

public sealed class SafetyMeasureTests(ITestOutputHelper output)
{
    private static readonly SafetyGate Gate = new();

    [Fact]
    public void The_sentences_it_was_tuned_on_are_told_apart() => Measure(SafetySentence.Tuning, 0.97, 0.05);

    [Fact]
    public void The_sentences_held_out_are_told_apart() => Measure(SafetySentence.HeldOut, 0.97, 0.05);

    [Fact]
    public void Most_of_what_is_said_in_a_roundabout_way_is_heard() => Measure(SafetySentence.Elsewhere, 0.95, 0.05);

    [Fact]
    public void What_was_written_last_is_heard_as_well() => Measure(SafetySentence.Later, 0.97, 0.06);

    private void Measure(IReadOnlyList<SafetySentence> sentences, double leastCaught, double mostAlarms)
    {
        var heard = sentences.Select(sentence => (sentence, Found: SafetySentence.LabelOf(Gate.Check(sentence.Text)))).ToList();
        foreach (var (sentence, found) in heard.Where(pair => pair.Found != pair.sentence.Label))
            output.WriteLine($"{sentence.Label} heard as {found}: {sentence.Text}");

        var (handOff, ordinary) = (heard.Where(pair => pair.sentence.NeedsHandOff).ToList(), heard.Where(pair => !pair.sentence.NeedsHandOff).ToList());
        var (caught, alarms) = (handOff.Count(pair => pair.Found != "none"), ordinary.Count(pair => pair.Found != "none"));
        output.WriteLine($"handed off {caught} of {handOff.Count}, false alarms {alarms} of {ordinary.Count}");
        Assert.True(caught >= leastCaught * handOff.Count, $"handed off {caught} of {handOff.Count}");
        Assert.True(alarms <= mostAlarms * ordinary.Count, $"false alarms {alarms} of {ordinary.Count}");
    }
}
