using System.Text.RegularExpressions;
using CoachBot.Coaching.Reading;

namespace CoachBot.Coaching.Skills.EndUser;

/// <summary>Tells a group of users from one person, and finds the user an opening message is about.</summary>
internal static partial class UserGroup
{
    private const string Many =
        "team|teams|staff|users|department|departments|dept|group|office|branch|site|plant|crew|shift|floor|shop|shops|warehouse|reception"
        + "|finance|sales|marketing|hr|legal|procurement|purchasing|payroll|logistics|operations|production|accounting|engineering|management|customers|colleagues";

    private const string One = "director|ceo|cfo|coo|cio|cto|president|manager|supervisor|secretary|assistant|nurse|teacher|accountant|user|customer|newcomer|new hire";

    private const string Departments = "finance|sales|marketing|hr|legal|procurement|purchasing|payroll|logistics|operations|production|accounting|engineering|management|reception";

    // "the accountants", "our home workers"; not "the printers".
    private const string NoPart = "of|from|in|on|over|at|by|to|for|with|and|or|that|who|which|do|does|did|is|are|was|were|has|have|had|get|can|should|make|call|calls|it|whole|own|same|other|outside|my|our|the";

    private const string Callings =
        @"\p{Ll}+(?:workers|makers|keepers|nurses|clerks|secretaries|assistants|accountants|consultants|technicians|clinicians|librarians|receptionists|scientists|pharmacists|therapists|surgeons|doctors|teachers|lecturers|drivers|pickers|packers|cleaners|engineers|designers|lawyers|buyers|planners|dispatchers|trainers|officers|editors|reporters|inspectors|operators|students|volunteers|foremen|managers)"
        + "|workers|nurses|clerks|secretaries|assistants|accountants|technicians|surgeons|doctors|teachers|drivers|pickers|packers|cleaners|engineers|designers|lawyers|buyers|planners|trainers|officers|operators|students|volunteers|foremen|agents|managers|directors|users|customers|colleagues";

    /// <summary>"the warehouse", "remote staff", "finance"; not "the warehouse manager" or "Ana from finance".</summary>
    public static bool Is(string user)
    {
        var head = Head(user);
        if (Group().IsMatch(head)) return true;
        if (Both().IsMatch(head)) return true;
        return Names.FindPerson(head) is null && Plural().IsMatch(head);
    }

    /// <summary>How to greet them, when the answer holds a name rather than a role.</summary>
    public static string? FirstName(string user)
    {
        var head = Head(user);
        var isName = head.Split(' ').All(word => word.Length > 0 && char.IsUpper(word[0]) && !NameWords.NotPeople.Contains(Folded.Text(word)));
        return (Names.FindPerson(user) ?? (isName ? Names.FindPerson($"ask {head}") : null))?.Split(' ')[0];
    }

    /// <summary>A title that tempts one to jump the queue.</summary>
    public static bool IsVip(string user) => Title().IsMatch(user);

    /// <summary>Called when no name was found.</summary>
    public static string? Find(string opening) => Inside().Match(opening) is { Success: true } match ? match.Groups["who"].Value : null;

    private static string Head(string user) => Behind().Split(user, 2)[0].Trim().TrimEnd('.', '!', '?');

    [GeneratedRegex(@"\s(?:from|in|of|at|on|who|that|which)\s|[,(]", RegexOptions.IgnoreCase)]
    private static partial Regex Behind();

    [GeneratedRegex($@"\b(?:{Many}|people|everyone|everybody)$", RegexOptions.IgnoreCase)]
    private static partial Regex Group();

    [GeneratedRegex(@"\s(?:and|&)\s", RegexOptions.IgnoreCase)]
    private static partial Regex Both();

    // "the clerks", "nurses"; a capital may be somebody's name.
    [GeneratedRegex(@"\b\p{Ll}{3,}[^\W\dsui]s$")]
    private static partial Regex Plural();

    [GeneratedRegex(@"\b(?:vip|ceo|cfo|coo|cio|cto|president|executive|chair(?:man|woman|person)?|managing director|board member)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Title();

    // "the night shift", "some remote staff", "Finance"; without a word such as "the" it may be anything: "my technicians call everybody".
    [GeneratedRegex($@"(?:^|\b(?:the|our|their|some|these|those|a|an|one|two|three|all|most|new|my)\s)(?<who>(?:(?!(?:{NoPart})\b)[\p{{L}}'’-]{{1,30}} ){{1,2}}?(?:{Many}|{Callings}|{One})|[\p{{L}}-]{{3,20}} people|warehouse|branch|plant|{One}|(?<!\bmy\s)(?:{Callings}))\b(?! (?:manual|guide|portal|system|agents?|reps?|people|account|accounts|interface|story|stories|list|test))|(?<who>\b(?:{Departments})(?: team| department)?)\b(?! (?:system|tool|software|app|portal|report))", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 200)]
    private static partial Regex Inside();
}
