using System.Globalization;
using CoachBot.Coaching.Reading;

namespace CoachBot.Coaching.Tests.Reading;

public sealed class DatesTests
{
    private static readonly DateOnly Wednesday = new(2026, 11, 25);

    private static string? Read(string text, DateOnly? today = null) => Show(Dates.Read(text, today ?? Wednesday, WorkCalendar.Plain));
    private static string? Find(string text) => Show(Dates.Find(text, Wednesday, WorkCalendar.Plain));
    private static string? Show(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("friday", "2026-11-27")]
    [InlineData("this Friday", "2026-11-27")]
    [InlineData("the coming friday", "2026-11-27")]
    [InlineData("Fri", "2026-11-27")]
    [InlineData("wednesday", "2026-12-02")]
    [InlineData("mo", "2026-11-30")]
    [InlineData("by tuesday please", "2026-12-01")]
    [InlineData("friday at 5pm", "2026-11-27")]
    [InlineData("friday 17:00", "2026-11-27")]
    [InlineData("eod friday", "2026-11-27")]
    public void A_weekday_means_the_coming_one(string text, string expected) => Assert.Equal(expected, Read(text));

    [Theory]
    [InlineData("next friday", "2026-12-04")]
    [InlineData("next monday", "2026-11-30")]
    [InlineData("friday next week", "2026-12-04")]
    [InlineData("friday week", "2026-12-04")]
    [InlineData("last friday", "2026-11-20")]
    [InlineData("last wednesday", "2026-11-18")]
    public void Next_and_last_count_in_weeks(string text, string expected) => Assert.Equal(expected, Read(text));

    [Theory]
    [InlineData("today", "2026-11-25")]
    [InlineData("tonight", "2026-11-25")]
    [InlineData("Tomorrow!", "2026-11-26")]
    [InlineData("tomorrow morning", "2026-11-26")]
    [InlineData("the day after tomorrow", "2026-11-27")]
    [InlineData("in 2 weeks", "2026-12-09")]
    [InlineData("2 weeks", "2026-12-09")]
    [InlineData("two weeks from now", "2026-12-09")]
    [InlineData("in a couple of days", "2026-11-27")]
    [InlineData("in ten working days", "2026-12-09")]
    [InlineData("a fortnight", "2026-12-09")]
    [InlineData("in a month", "2026-12-25")]
    [InlineData("3d", "2026-11-28")]
    [InlineData("in one and a half weeks", "2026-12-06")]
    public void A_stretch_of_time_counts_from_today(string text, string expected) => Assert.Equal(expected, Read(text));

    [Theory]
    [InlineData("end of the week", "2026-11-27")]
    [InlineData("end of next week", "2026-12-04")]
    [InlineData("the end of the month", "2026-11-30")]
    [InlineData("end of next month", "2026-12-31")]
    [InlineData("end of quarter", "2026-12-31")]
    [InlineData("end of the year", "2026-12-31")]
    [InlineData("end of January", "2027-01-29")]
    [InlineData("eow", "2026-11-27")]
    [InlineData("by EOM", "2026-11-30")]
    [InlineData("month end", "2026-11-30")]
    [InlineData("next week", "2026-11-30")]
    [InlineData("early next week", "2026-11-30")]
    [InlineData("next month", "2026-12-01")]
    [InlineData("next year", "2027-01-01")]
    public void A_period_starts_and_ends_on_a_working_day(string text, string expected) => Assert.Equal(expected, Read(text));

    [Theory]
    [InlineData("15 Dec", "2026-12-15")]
    [InlineData("Dec 15th", "2026-12-15")]
    [InlineData("15th of December", "2026-12-15")]
    [InlineData("December the 15th, 2026", "2026-12-15")]
    [InlineData("15 December 2026", "2026-12-15")]
    [InlineData("Tuesday 15 December", "2026-12-15")]
    [InlineData("15dec", "2026-12-15")]
    [InlineData("15.12.", "2026-12-15")]
    [InlineData("15.12.2026", "2026-12-15")]
    [InlineData("15/12/2026", "2026-12-15")]
    [InlineData("15/12/26", "2026-12-15")]
    [InlineData("12/15/2026", "2026-12-15")]
    [InlineData("2026-12-15", "2026-12-15")]
    [InlineData("15-12", "2026-12-15")]
    [InlineData("the 15th", "2026-12-15")]
    [InlineData("15th of next month", "2026-12-15")]
    [InlineData("the first of december", "2026-12-01")]
    [InlineData("3/4/2027", "2027-04-03")]
    [InlineData("1 Nov", "2027-11-01")]
    [InlineData("29 Feb", "2028-02-29")]
    [InlineData("1 Nov 2026", "2026-11-01")]
    [InlineData("25 Nov", "2026-11-25")]
    [InlineData("31st", "2026-12-31")]
    public void A_written_date_is_the_coming_one_unless_it_names_its_year(string text, string expected) => Assert.Equal(expected, Read(text));

    [Theory]
    [InlineData("firday", "2026-11-27")]
    [InlineData("tomorow", "2026-11-26")]
    [InlineData("tommorrow", "2026-11-26")]
    [InlineData("wensday", "2026-12-02")]
    [InlineData("thrusday", "2026-11-26")]
    [InlineData("5 feburary", "2027-02-05")]
    [InlineData("15 decmber", "2026-12-15")]
    public void A_slip_of_the_keys_is_forgiven(string text, string expected) => Assert.Equal(expected, Read(text));

    [Theory]
    [InlineData("")]
    [InlineData("31 Feb")]
    [InlineData("31 Feb 2027")]
    [InlineData("2026-13-01")]
    [InlineData("99/99/2026")]
    [InlineData("not friday")]
    [InlineData("15")]
    [InlineData("soon")]
    [InlineData("friday 5 people")]
    [InlineData("in 2 hours")]
    [InlineData("in 99999999 weeks")]
    [InlineData("3 days ago")]
    public void What_is_no_date_is_none(string text) => Assert.Null(Read(text));

    [Theory]
    [InlineData("hand it over by friday", "2026-11-27")]
    [InlineData("should I give the migration to Priya by Dec 15?", "2026-12-15")]
    [InlineData("it is due on the 15th", null)]
    [InlineData("it must be done by the 15th", "2026-12-15")]
    [InlineData("I need this tomorrow, really", "2026-11-26")]
    [InlineData("moved from Monday, now due friday", "2026-11-27")]
    [InlineData("finish in two weeks or so", "2026-12-09")]
    [InlineData("the report is for end of month", "2026-11-30")]
    [InlineData("go live 2026-12-15 at the latest", "2026-12-15")]
    [InlineData("by 15.12. please", "2026-12-15")]
    public void A_date_is_found_in_a_sentence(string text, string? expected) => Assert.Equal(expected, Find(text));

    [Theory]
    [InlineData("we spent 2 weeks on it")]
    [InlineData("he sat down and the sun came out")]
    [InlineData("we may 3 times a day")]
    [InlineData("it failed last friday")]
    [InlineData("down since monday")]
    [InlineData("every friday it breaks")]
    [InlineData("upgrade to 3.5 now")]
    [InlineData("at the end of the day it is mine")]
    [InlineData("the 2nd server is down")]
    [InlineData("third time this week")]
    [InlineData("handed over yesterday")]
    [InlineData("the address is 10.1.20.4")]
    public void A_sentence_without_a_due_date_holds_none(string text) => Assert.Null(Find(text));

    [Fact]
    public void On_a_friday_friday_is_a_week_away() => Assert.Equal("2026-12-04", Read("friday", new DateOnly(2026, 11, 27)));

    [Fact]
    public void On_a_saturday_the_end_of_the_week_is_the_coming_one() => Assert.Equal("2026-12-04", Read("end of the week", new DateOnly(2026, 11, 28)));

    [Fact]
    public void A_period_passes_over_a_holiday() =>
        Assert.Equal(new DateOnly(2026, 12, 1), Dates.Read("next week", Wednesday, new WorkCalendar(new HashSet<DateOnly> { new(2026, 11, 30) })));

    [Fact]
    public void The_ends_of_the_calendar_do_not_fail()
    {
        string[] said = ["yesterday", "tomorrow", "friday", "last friday", "next friday", "next week", "next month", "next year", "eow", "eom", "eoq", "eoy",
            "in 5 years", "in 400 working days", "the 31st", "29 feb", "week after next", "end of next quarter", "end of january", "31/12/9999", "1.1.0001", "friday week"];
        foreach (var today in new[] { DateOnly.MinValue, DateOnly.MinValue.AddDays(3), DateOnly.MaxValue.AddDays(-3), DateOnly.MaxValue })
            foreach (var text in said)
            {
                Dates.Read(text, today, WorkCalendar.Plain);
                Dates.Find("by " + text, today, WorkCalendar.Plain);
            }
    }

    [Fact]
    public void Half_a_letter_does_no_harm() => Assert.Equal("2026-11-27", Read("\ud800 friday \udc00"));

    [Fact]
    public void A_flood_of_text_is_not_a_date()
    {
        var flood = string.Concat(Enumerable.Repeat("friday ", 15_000));
        Assert.Null(Read(flood));
        Assert.Null(Find(flood));
    }
}
