using CoachBot.Coaching.Reading;

namespace CoachBot.Coaching.Tests.Reading;

public sealed class WorkCalendarTests
{
    private static readonly DateOnly Friday = new(2026, 11, 27);
    private static readonly WorkCalendar MondayOff = new(new HashSet<DateOnly> { Friday.AddDays(3) });

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 3)]
    [InlineData(5, 7)]
    [InlineData(10, 14)]
    public void Working_days_skip_the_weekend(int workdays, int days) => Assert.Equal(Friday.AddDays(days), WorkCalendar.Plain.Add(Friday, workdays));

    [Fact]
    public void Working_days_skip_a_holiday() => Assert.Equal(Friday.AddDays(4), MondayOff.Add(Friday, 1));

    [Fact]
    public void No_days_from_a_saturday_is_the_next_day_worked() => Assert.Equal(Friday.AddDays(4), MondayOff.Add(Friday.AddDays(1), 0));

    [Fact]
    public void A_negative_count_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => WorkCalendar.Plain.Add(Friday, -1));

    [Fact]
    public void Counting_agrees_with_walking()
    {
        for (var from = 0; from < 9; from++)
            for (var days = -3; days < 40; days++)
            {
                var today = Friday.AddDays(from);
                var walked = Enumerable.Range(1, Math.Max(0, days)).Count(day => MondayOff.IsWorkday(today.AddDays(day)));
                Assert.Equal(walked, MondayOff.Between(today, today.AddDays(days)));
            }
    }

    [Fact]
    public void The_last_day_there_is_ends_the_count() => Assert.Equal(DateOnly.MaxValue, WorkCalendar.Plain.Add(DateOnly.MaxValue.AddDays(-9), 500));
}
