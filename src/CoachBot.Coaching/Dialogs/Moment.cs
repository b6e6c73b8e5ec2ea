using CoachBot.Coaching.Reading;

namespace CoachBot.Coaching.Dialogs;

/// <summary>The day on which something is asked or judged, in the person's own time zone, and the working days around it.</summary>
public sealed record Moment(DateOnly Today, WorkCalendar Calendar)
{
    /// <summary>The <paramref name="workdays"/>th working day after today.</summary>
    public DateOnly In(int workdays) => Calendar.Add(Today, workdays);

    /// <summary>Working days left after today, up to and including <paramref name="due"/>.</summary>
    public int WorkdaysTo(DateOnly due) => Calendar.Between(Today, due);
}
