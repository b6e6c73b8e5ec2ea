using System.Diagnostics;
using CoachBot.Coaching.Safety;

namespace CoachBot.Coaching.Tests.Safety;

public sealed class SafetyGateTests
{
    private static readonly SafetyGate Gate = new();

    private static string Heard(string text) => SafetySentence.LabelOf(Gate.Check(text));

    [Theory]
    [InlineData("kill the process")]
    [InlineData("we kill the old server tonight")]
    public void A_killed_process_is_not_violence(string text) => Assert.Null(Gate.Check(text));

    [Theory]
    [InlineData("terminate the instance")]
    [InlineData("our server died")]
    [InlineData("reduce the attack surface")]
    [InlineData("the abuse mailbox")]
    [InlineData("suicide linux")]
    [InlineData("retire the service")]
    [InlineData("fire up the new cluster")]
    [InlineData("fire off an email")]
    [InlineData("blow up the deadline")]
    [InlineData("shoot me an email")]
    [InlineData("install the security patch")]
    [InlineData("the disabled account")]
    [InlineData("GDPR training")]
    [InlineData("regular performance review")]
    [InlineData("memory leak")]
    [InlineData("intruder detection tool")]
    [InlineData("terminate the contract with the vendor")]
    public void A_technical_sense_passes(string text) => Assert.Null(Gate.Check(text));

    [Theory]
    [InlineData("I will kill the process before I kill him", "violence")]
    [InlineData("The deadline is killing me and I want to kill myself", "self-harm")]
    [InlineData("We had a fire drill. Can I fire Tom?", "hr")]
    [InlineData("After the ransomware training we found ransomware on three servers", "security")]
    public void A_real_sense_beside_a_technical_one_wins(string text, string category) => Assert.Equal(category, Heard(text));

    [Theory]
    [InlineData("Can I fire Tom? He said he will kill himself", "self-harm")]
    [InlineData("He brought a gun and he harasses her", "violence")]
    [InlineData("She is bullied and our lawyer got a letter", "harassment")]
    [InlineData("We have been hacked and I want to fire Tom", "security")]
    public void The_gravest_category_speaks(string text, string category) => Assert.Equal(category, Heard(text));

    [Theory]
    [InlineData("I WANT TO KILL MYSELF")]
    [InlineData("I want to kill my\u200Bself")]
    [InlineData("I want to k\u00EDll mys\u00E9lf")]
    [InlineData("I want to <b>kill my</b>self")]
    [InlineData("<p>I want to&nbsp;kill myself</p>")]
    [InlineData("I don\u2019t want to live anymore")]
    [InlineData("I dont want to live anymore")]
    [InlineData("I want to kill myslef")]
    [InlineData("he is suicdal")]
    public void A_disguise_does_not_hide_it(string text) => Assert.Equal("self-harm", Heard(text));

    [Fact]
    public void A_possible_breach_is_asked_about_first() =>
        Assert.Equal(new SafetyFinding(SafetyCategory.Security, true), Gate.Check("What should I do about a data breach?"));

    [Fact]
    public void A_workspace_adds_its_own_phrases()
    {
        var gate = new SafetyGate(new Dictionary<SafetyCategory, IReadOnlyList<string>> { [SafetyCategory.Legal] = ["Project Bluebird", "kill the process", " "] });

        Assert.Equal(SafetyCategory.Legal, gate.Check("who knows about PROJECT-bluebird?")?.Category);
        Assert.Equal(SafetyCategory.Legal, gate.Check("kill the process")?.Category);
        Assert.Null(Gate.Check("who knows about project bluebird?"));
    }

    [Theory]
    [InlineData("kill ")]
    [InlineData("he ")]
    [InlineData("<")]
    [InlineData("<a")]
    [InlineData("&")]
    [InlineData("'")]
    [InlineData("\u0301\u0323")]
    [InlineData("\uD800")]
    [InlineData("want not to be ")]
    [InlineData("qwertyuiopasdfghjklzxcv ")]
    public void A_hostile_text_is_read_in_good_time(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 100_000 / piece.Length));
        var watch = Stopwatch.StartNew();

        Gate.Check(text);

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2), $"{watch.ElapsedMilliseconds} ms");
    }

    [Fact]
    public void A_short_message_is_read_at_once()
    {
        const string Message = "Should I delegate the backup review to Priya or do it myself this week?";
        for (var warm = 0; warm < 20_000; warm++)
            Gate.Check(Message);
        var watch = Stopwatch.StartNew();
        for (var turn = 0; turn < 10_000; turn++)
            Gate.Check(Message);

        // Far above what it takes, so that it fails only for a real slowdown.
        TestContext.Current.TestOutputHelper?.WriteLine($"{watch.Elapsed.TotalMicroseconds / 10_000:F1} microseconds");
        Assert.True(watch.Elapsed.TotalMicroseconds / 10_000 < 500);
    }
}
