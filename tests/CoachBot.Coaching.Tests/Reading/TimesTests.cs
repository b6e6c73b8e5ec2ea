using System.Globalization;
using CoachBot.Coaching.Reading;

namespace CoachBot.Coaching.Tests.Reading;

public sealed class TimesTests
{
    [Theory]
    [InlineData("9", "09:00")]
    [InlineData("9:30", "09:30")]
    [InlineData("09.30", "09:30")]
    [InlineData("0930", "09:30")]
    [InlineData("9am", "09:00")]
    [InlineData("9 a.m.", "09:00")]
    [InlineData("5 pm", "17:00")]
    [InlineData("5:30pm", "17:30")]
    [InlineData("at 17h", "17:00")]
    [InlineData("9h30", "09:30")]
    [InlineData("noon", "12:00")]
    [InlineData("midnight", "00:00")]
    [InlineData("12am", "00:00")]
    [InlineData("12pm", "12:00")]
    [InlineData("half past nine", "09:30")]
    [InlineData("quarter to 9", "08:45")]
    [InlineData("9 o'clock", "09:00")]
    [InlineData("5 in the afternoon", "17:00")]
    public void A_time_is_read(string text, string expected) =>
        Assert.Equal(expected, Times.Read(text)?.ToString("HH:mm", CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("24")]
    [InlineData("9:75")]
    [InlineData("13pm")]
    [InlineData("0 am")]
    [InlineData("-9")]
    [InlineData("soon")]
    [InlineData("")]
    public void What_is_no_time_is_none(string text) => Assert.Null(Times.Read(text));

    [Theory]
    [InlineData("monday", DayOfWeek.Monday)]
    [InlineData("mon", DayOfWeek.Monday)]
    [InlineData("Mo", DayOfWeek.Monday)]
    [InlineData("on Mondays", DayOfWeek.Monday)]
    [InlineData("firday", DayOfWeek.Friday)]
    [InlineData("wensday", DayOfWeek.Wednesday)]
    public void A_weekday_is_read(string text, DayOfWeek expected) => Assert.Equal(expected, Times.ReadDay(text));

    [Theory]
    [InlineData("today")]
    [InlineData("midday")]
    [InlineData("sonday")]
    [InlineData("monday or friday")]
    public void What_is_no_weekday_is_none(string text) => Assert.Null(Times.ReadDay(text));

    [Theory]
    [InlineData("2 weeks", 14)]
    [InlineData("a week", 7)]
    [InlineData("for 10 days", 10)]
    [InlineData("a month", 30)]
    [InlineData("a fortnight", 14)]
    [InlineData("2w", 14)]
    [InlineData("10 working days", 14)]
    [InlineData("12 hours", 0.5)]
    [InlineData("half a day", 0.5)]
    public void A_stretch_of_time_is_read(string text, double days) => Assert.Equal(TimeSpan.FromDays(days), Times.ReadSpan(text));

    [Theory]
    [InlineData("weeks")]
    [InlineData("10")]
    [InlineData("900000 years")]
    [InlineData("-2 days")]
    public void What_is_no_stretch_is_none(string text) => Assert.Null(Times.ReadSpan(text));
}
