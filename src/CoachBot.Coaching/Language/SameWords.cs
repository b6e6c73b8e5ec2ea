namespace CoachBot.Coaching.Language;

/// <summary>Words that mean much the same at work, one family a line, so that a new word can lean on a known one.</summary>
internal static class SameWords
{
    private const string Families = """
        vendor supplier provider reseller carrier telco manufacturer distributor
        boss director cio ceo cfo coo cto vp executive exec president chairman board leadership management chief
        engineer technician admin sysadmin administrator tech analyst developer dba
        junior apprentice intern trainee rookie newcomer newbie
        deputy lead senior second
        angry furious livid irate mad fuming raging cross enraged incensed
        annoyed upset unhappy dissatisfied irritated frustrated displeased disappointed
        rude insulting nasty sarcastic snarky condescending abusive
        yelled shouted screamed swore shouting yelling screaming ranted ranting vented
        reply respond response answer answering
        email mail message note memo letter
        notice announcement bulletin newsletter notification
        announce inform notify tell telling told
        wording phrase word text draft wrote write writing
        explain clarify describe summarise summarize
        choose pick select settle conclude commit
        undecided torn dithering hesitating hesitate procrastinating stuck wavering
        compare comparing comparison evaluate evaluating evaluation benchmark analysis analyse analyze study research
        postpone postponed delay delayed defer deferred putting stalling
        rank order sort triage sequence prioritise prioritize
        backlog queue pile list
        urgent critical asap immediately priority important
        overloaded swamped overwhelmed drowning snowed overbooked overcommitted
        error blunder slip oversight fault mess screwed messed botched
        deleted wiped erased dropped lost
        wrong incorrect mistaken
        outage downtime incident failure crash
        ashamed embarrassed guilty sorry regret devastated
        quiet silent withdrawn distant cold
        tense weird strange odd awkward off
        mood atmosphere vibe morale ambiance feeling
        gamble bet leap bold daring brave gutsy
        dangerous reckless unsafe hazardous scary
        upside downside reward stake stakes odds payoff
        rollback revert undo exit fallback
        oppose resist resistance pushback fight reject veto block against opposed
        convince persuade sell pitch win buy-in approval
        worries concerns doubts fears reservations
        proposal plan idea suggestion concept
        users staff employees people colleagues folks
        warehouse factory plant depot shop store branch branches stores shops ward wards lab labs floor
        forgotten neglected ignored abandoned overlooked unheard invisible
        feedback survey satisfaction opinion opinions
        outsider consultant consultants external outside newcomer
        homegrown in-house custom customised bespoke
        check checking review reviewing monitor inspect verify watching watch
        hover hovering nitpick controlling interfering meddle meddling
        approve approval sign signing permission blessing
        hand handing handover pass passing give giving assign transfer
        own owner owns ownership responsible responsibility charge
        trust believe confidence rely faith
        reputation image standing perception credibility
        policy rule guideline regulation procedure norm
        mission purpose slogan motto
        service services portfolio catalogue
        week weekly
        pause stop mute snooze unsubscribe
        laptop pc computer desktop notebook
        server storage san database switch router firewall
        migration rollout cutover upgrade deployment implementation
        """;

    private static readonly Dictionary<string, string> Family = Read();

    public static string? Of(string word, ReadOnlySpan<char> stem) =>
        Family.TryGetValue(word, out var family)
        || Family.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(stem, out family) ? family : null;

    private static Dictionary<string, string> Read()
    {
        var families = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in Families.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var words = line.Split(' ');
            foreach (var word in words)
            {
                families.TryAdd(word, words[0]);
                families.TryAdd(WordForms.Stem(word).ToString(), words[0]);
            }
        }

        return families;
    }
}
