using System.Text.RegularExpressions;

namespace CoachBot.Coaching.Drafts;

/// <summary>The words that show a reply names the cost, makes a promise and gives a date.</summary>
internal static class NeedWords
{
    private const string Month = "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
    private const string Weekday = "(?:mon|monday|tue|tues|tuesday|wed|wednesday|thu|thur|thurs|thursday|fri|friday|saturday|sunday|weekend)";
    private const string Number = @"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|sixty|ninety|half an|a few|a couple of|couple of)";
    private const string Period = "(?:minutes?|mins?|hours?|hrs?|days?|weeks?|months?)";
    private const string Clock = @"(?:\d{1,2}[:.]\d\d|\d{1,2}(?: ?[ap]\.?m| ?hrs| o'clock)|noon|midday|midnight|lunch|lunchtime)";
    private const string CalendarDay = @"(?:\d{1,2}(?:st|nd|rd|th)?(?: of)? " + Month + "|" + Month + @" \d{1,2}(?:st|nd|rd|th)?|\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?|\d{4}-\d\d-\d\d|the \d{1,2}(?:st|nd|rd|th))";

    public static readonly Regex EffectOnYou = DraftWords.Read(
        @"(?:you|your|yours|you've|you'd|youve)(?: (?:[\w'-]+)){0,6} (?:lost|losing|waited|waiting|wait|waits|could not|couldn't|couldnt|had to|having to|missed|missing|were not able|was not able|weren't able|wasn't able|unable|not been able|stuck|locked out|shut out|logged out|thrown out|kicked out|left without|left feeling|left with|left waiting|left in|blocked|cut off|kept waiting|kept walking|kept losing|kept getting|spent|spend|wasted|redo|redid|re-enter|retype|without|offline|chasing|went without|needed to|deserved better|fell behind|fallen behind|got no|got nothing|had no|had nothing|came in for nothing|broken|failed|held up|delayed|late|stood|sat|turned away|passed around|passed from|sent away|forced to|interrupted|not get|didn't get|never got|never heard|not hear|not receive|struggled|suffered|frozen|gone)"
        + @"|(?:you|your)(?: (?:[\w'-]+)){0,2} (?:can't|cannot|can not) (?:work|print|log in|log on|sign in|do|reach|open|access|get|send|use|finish|see|bill|invoice|join|call|pay|order|ship|close|share)"
        + @"|you(?:'ve| have)? (?:explained|asked|called|phoned|written|rang|repeated)(?: [\w'-]+){0,4} (?:times|twice|to \w+ people|again)"
        + @"|your (?:\w+ ){1,3}(?:slipped|failed|stopped|was late|were late|was lost|were lost|was ruined|was gone|is gone|was down|were down|broke down|crashed|froze|went wrong)"
        + @"|(?:mean|means|meant) (?:that )?(?:you|your)");

    // "Your request, so we had to ..." is about us.
    public static readonly Regex SpeaksOfUs = DraftWords.Read(@"(?:we|I|our|it|please|will|if)");

    public static readonly Regex DoneToYou = DraftWords.Read(
        @"(?:cost|costs|costing|left|leaves|leaving|kept|keeps|keeping|made|makes|make|making|forced|stopped|stops|blocked|blocks|locked|held|slowed|slows|hit|threw|put|prevented|prevents|robbed|sent|let|kicked|cut|knocked|set|took|takes) you(?: (?:\w+ )?(?:back|wait|waiting|time|money|lose|lost|out|off|from|up|down|without|unable|stuck|hours?|days?|an?|the|half|most|two|three|four|more|so|through|under|in|with|behind|all|your|late|redo|look|\d+))"
        + @"|(?:cost|lost|delayed|blocked|ruined|wasted|interrupted|deleted|stopped|spoil(?:ed|t)|disrupted|held up|took|broke|lose|erased|wiped) (?:all |half |much |most |some )?(?:of )?your"
        + @"|(?:hours?|days?|minutes|morning|afternoon|week|evening|time) (?:of|from|out of) your"
        + @"|(?:nobody|no one|no-one|not|n't|never) (?:\w+ )?(?:answered|called|replied to|reply to|told|tell|warn|warned|got back to|get back to|helped) you"
        + @"|(?:wait|waiting|delay|trouble|stress|extra work|lost time|downtime|disruption) (?:for|to) (?:you|your)");

    public static readonly Regex Promise = DraftWords.Read(
        @"(?:I|we|me and my team|my team and I)(?:'ll| will| shall|'re going to| are going to|'m going to| am going to)(?: (?:not|never|no longer|also|personally|both|now|then))?"
        + @"|(?:we're|I'm|im) (?:going to|gonna)"
        + @"|ill (?:have|get|call|do|ring|make|send|fix|check|look|come|be|let|keep|bring|sort|take|give|see)"
        + @"|you(?:'ll| will) (?:not )?(?:have|get|hear|receive|see|be (?:able|contacted|called|back)|find)"
        + @"|(?:he|she|they|someone|somebody|a (?:technician|colleague)|(?:the|my|our|your) (?:\w+ )?(?:team|engineers?|technicians?|colleagues?|lead|desk)|one of us|two of us|two of my team)(?: \w+ (?:my|our|the) team)?(?:'ll| will)(?: not)?"
        + @"|(?:what|here is what|here's what) (?:I|we) (?:can|will) (?:do|offer)"
        + @"|let me|(?:I|we) (?:promise|commit|plan to|intend to|undertake to)|you have my word|my promise|expect (?:a|my) (?:call|reply|answer|update)");

    public static readonly Regex Refuses = DraftWords.Read("(?:not|never|no longer)");

    public static readonly Regex NamedPromise = DraftWords.Read(
        @"(?-i:[A-Z][a-z]+)(?: [\w]+){0,3} (?:will|is going to) (?:personally |also )?(?:call|ring|phone|visit|bring|send|fix|come|contact|speak|check|restore|install|set|look|swap|stay|write|do|take|meet|help|sit|be with|be in touch|be at|pick|replace|work|show|walk|join|get|give|repair|finish)");

    public static readonly Regex UnderWay = DraftWords.Read(
        @"(?:I|we)(?: am| are|'m|'re| can|'ve| have|) \w+|(?-i:[A-Z][a-z]+)(?: \w+){0,3} is \w+ing|(?:he|she|they|someone)(?: is| are|'s|'re) \w+ing");

    public static readonly Regex DateAhead = DraftWords.Read(
        "tomorrow|tonight|next (?:week|month|quarter|" + Weekday + "|" + Month + @"|working day|business day|few days|couple of)|this (?:coming )?" + Weekday
        + "|(?:coming|this) (?:week|month|afternoon|evening)|later (?:today|this \\w+)|end of (?:the |this |my |next )?(?:day|week|month|business|play|shift)|EOD|COB|EOW|close of (?:business|play)|first thing"
        + "|(?:by|before|until|till|for|from|not later than|no later than|as of|starting|due|between|every|each|on or before) (?:the )?(?:end of )?(?:next |this |early |mid-?|late )?(?:" + Weekday + "|" + Clock + "|" + CalendarDay + "|" + Month + "|today|now on|day|hour|morning|week|evening|year|\\d{1,2})"
        + "|(?:in|within|in under|under|inside|in less than|after|every) (?:the )?(?:next |about |at most |max )?" + Number + " ?(?:working |business )?" + Period
        + "|(?:in|within) (?:the )?(?:next|coming) (?:" + Number + " )?" + Period + "|within the (?:hour|day|week)|hourly|daily|per hour|weekly"
        + "|(?:in|early|late|mid) " + Month + "|in (?:the )?(?:spring|summer|autumn|winter|q[1-4])|over the weekend|Q[1-4]");

    public static readonly Regex DateEitherWay = DraftWords.Read(
        "today|" + Weekday + "|" + Clock + "|" + CalendarDay + @"|at \d{1,2}|this morning|week of");

    public static readonly Regex LooksForward = DraftWords.Read(
        @"will|'ll|ill|going to|shall|can|is|are|am|'m|'re|plan|expect|goes|arrives|starts|runs|until|ready|next|follows");

    public static readonly Regex LooksBack = DraftWords.Read(
        @"was|were|had|did|didn't|could|couldn't|lost|missed|waited|went|broke|wrote|sent|came|took|got|told|fell|happened|been|since|yesterday|last|stopped|failed|caused|crashed|reported|asked|fixed|tried|raised|called|noticed|closed|replied|answered|restored|restarted|worked");
}
