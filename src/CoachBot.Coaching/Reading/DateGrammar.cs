namespace CoachBot.Coaching.Reading;

/// <summary>How much must stand around words for them to be a date inside a sentence.</summary>
internal enum Weight { Stated, AfterLead, AfterDue, Alone }

internal readonly record struct DateHit(DateOnly Date, int Length, Weight Weight = Weight.Stated);

/// <summary>The ways of saying a date, tried at one place in the words.</summary>
internal sealed class DateGrammar(IReadOnlyList<string> words, DateOnly today, WorkCalendar calendar)
{
    private readonly Periods _periods = new(words, today, calendar);
    private readonly MonthDays _monthDays = new(words, today);

    public DateHit? At(int i) =>
        Named(i) ?? Weekday(i) ?? _periods.At(i) ?? Ahead(i) ?? _monthDays.At(i) ?? WrittenDates.Read(words[i], today);

    private string Word(int i) => i >= 0 && i < words.Count ? words[i] : "";

    private static DateHit? Hit(DateOnly? date, int length, Weight weight = Weight.Stated) =>
        date is { } day ? new DateHit(day, length, weight) : null;

    private DateHit? Named(int i)
    {
        var start = Word(i) == "the" ? i + 1 : i;
        if (Word(start) == "day" && Word(start + 1) == "after" && DateWords.IsTomorrow(Word(start + 2)))
            return Hit(Calendar.Plus(today, 2), start + 3 - i);
        if (DateWords.IsTomorrow(Word(i))) return Hit(Calendar.Plus(today, 1), 1);
        return Word(i) switch
        {
            "today" or "tonight" or "2day" => new DateHit(today, 1),
            "eod" or "cob" => new DateHit(today, 1, Weight.AfterLead),
            "tody" or "todya" or "toady" or "now" => new DateHit(today, 1, Weight.Alone),
            "yesterday" => Hit(Calendar.Plus(today, -1), 1, Weight.Alone),
            _ => null
        };
    }

    private DateHit? Weekday(int i)
    {
        var (mode, start) = Word(i) switch
        {
            "this" or "coming" or "next" or "last" => (Word(i), i + 1),
            "the" when Word(i + 1) == "coming" => ("coming", i + 2),
            _ => ("", i)
        };
        if (mode == "this" && Word(start) == "coming") start++;
        if (DateWords.Weekday(Word(start)) is not { } said) return null;
        var weight = mode.Length == 0 ? said.Weight : Weight.Stated;
        // "monday" alone is the coming one; with a written date behind it, the date decides.
        if (mode.Length == 0 && (_monthDays.At(start + 1) ?? WrittenDates.Read(Word(start + 1), today)) is { } written)
            return written with { Length = written.Length + 1, Weight = said.Weight };

        var sinceMonday = Calendar.SinceMonday(said.Day);
        var monday = -Calendar.SinceMonday(today.DayOfWeek);
        var ahead = ((int)said.Day - (int)today.DayOfWeek + 6) % 7 + 1;
        if (mode == "next") return Hit(Calendar.Plus(today, monday + 7 + sinceMonday), start + 1 - i);
        if (mode == "last") return Hit(Calendar.Plus(today, ahead - (ahead == 7 ? 7 : 0) - 7), start + 1 - i, Weight.Alone);
        var after = start + 1;
        if (Word(after) == "of") after++;
        if (Word(after) == "next" && Word(after + 1) == "week")
            return Hit(Calendar.Plus(today, monday + 7 + sinceMonday), after + 2 - i);
        if (Word(after) == "week") return Hit(Calendar.Plus(today, ahead + 7), after + 1 - i);
        return Hit(Calendar.Plus(today, ahead), start + 1 - i, weight);
    }

    /// <summary>"in 2 weeks", "ten working days", "a fortnight from now".</summary>
    private DateHit? Ahead(int i)
    {
        var stated = Word(i) is "in" or "within";
        var at = stated ? i + 1 : i;
        if (Length.Read(words, ref at) is not { } length || length.After(today, calendar) is not { } date) return null;
        if (Word(at) is "time" or "times") at++;
        if (Word(at) == "ago") return null;
        if (Word(at) == "from" && Word(at + 1) is "now" or "today") (at, stated) = (at + 2, true);
        return new DateHit(date, at - i, stated ? Weight.Stated : Weight.Alone);
    }
}
