using CoachBot.Coaching.Reading;

namespace CoachBot.Coaching.Tests.Reading;

public sealed class AnyTextTests
{
    private static readonly string[] Scraps =
    [
        "in", "next", "end", "of", "the", "friday", "15", "dec", "no", "not", "yes", "half", "a", "and", "hundred", "-", ".", "/", ":", ",", "3", "9999",
        "@", "'s", "Sam", "to", "van", "\ud800", "\u202e", "👍", "½", "k", "th", "week", "pm", "+", "million", " ", "\n", "1/1/1", "last", "option", "#", "None", "minus"
    ];

    [Fact]
    public void No_text_makes_reading_fail()
    {
        var random = new Random(7);
        for (var round = 0; round < 6_000; round++)
        {
            var glue = round % 2 == 0 ? " " : "";
            var text = string.Join(glue, Enumerable.Range(0, random.Next(8)).Select(_ => Scraps[random.Next(Scraps.Length)]));
            ReadEveryWay(text);
        }
    }

    [Fact]
    public void A_flood_is_read_quickly()
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        foreach (var scrap in Scraps) ReadEveryWay(string.Concat(Enumerable.Repeat(scrap + " ", 100_000 / (scrap.Length + 1))));
        foreach (var scrap in Scraps) ReadEveryWay(string.Concat(Enumerable.Repeat(scrap + " ", 400 / (scrap.Length + 1))));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10));
    }

    private static void ReadEveryWay(string text)
    {
        var today = new DateOnly(2026, 11, 25);
        Dates.Read(text, today, WorkCalendar.Plain);
        Dates.Find(text, today, WorkCalendar.Plain);
        Numbers.Read(text);
        Choices.Match(text, [["no", "not ours"], ["2-3", "none"], ["half", "friday"]]);
        YesNo.Read(text);
        Names.FindPerson(text);
        Times.Read(text);
        Times.ReadDay(text);
        Times.ReadSpan(text);
        Plain.Clean(text, 50);
    }
}
