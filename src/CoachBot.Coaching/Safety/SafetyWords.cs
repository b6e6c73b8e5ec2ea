namespace CoachBot.Coaching.Safety;

/// <summary>What a manager reads when coaching stops. Under sixty words each, so it is read to the end.</summary>
public static class SafetyWords
{
    /// <summary>Asked when a security matter may be over or hypothetical. "Yes" and "unsure" both mean an incident.</summary>
    public const string IsThisHappeningNow = "Is this happening now?";

    private const string NotTheRightHelp = "CoachBot is not the right help for this.";
    private const string NothingKept = "What you wrote was not kept.";

    public static string Id(SafetyCategory category) => category switch
    {
        SafetyCategory.SelfHarm => "self-harm",
        SafetyCategory.Violence => "violence",
        SafetyCategory.Security => "security",
        SafetyCategory.Harassment => "harassment",
        SafetyCategory.Legal => "legal",
        SafetyCategory.Hr => "hr",
        _ => throw new ArgumentOutOfRangeException(nameof(category)),
    };

    public static string Reply(SafetyFinding finding, SafetyContacts contacts)
    {
        if (finding.AskWhetherNow)
            return IsThisHappeningNow;

        var hr = Or(contacts.Hr, "your HR team");
        var legal = Or(contacts.Legal, "your legal or compliance team");
        var security = Or(contacts.Security, "security on-call");
        var emergency = Or(contacts.Emergency, "your local emergency number");

        return finding.Category switch
        {
            SafetyCategory.SelfHarm =>
                $"If anyone may be in danger, call {emergency} now. I'm sorry, this sounds very hard. {NotTheRightHelp} "
                + $"Please reach a person now: someone you trust, or {Or(contacts.Employee, hr)}. Nobody should be alone with this. {NothingKept}",
            SafetyCategory.Violence =>
                $"If anyone may be in danger, get to safety and call {emergency} now. This sounds frightening. {NotTheRightHelp} "
                + $"Please reach a person now, then tell {hr}. {NothingKept}",
            SafetyCategory.Security =>
                $"This may be a security incident and deserves full attention. {NotTheRightHelp} Contact {security} and follow "
                + $"your incident plan: contain it, preserve evidence, and do not paste details here. {NothingKept}",
            SafetyCategory.Harassment =>
                $"Thank you for taking this seriously; nobody should be treated unfairly at work. {NotTheRightHelp} "
                + $"Please speak to {hr} before taking any step yourself. {NothingKept}",
            SafetyCategory.Legal =>
                $"This sounds like a matter with legal weight. {NotTheRightHelp} Please speak to {legal} first, and leave "
                + $"documents and records as they are. {NothingKept}",
            SafetyCategory.Hr =>
                $"This is a serious decision for the person concerned and for you. {NotTheRightHelp} "
                + $"Please speak to {hr} before you act or promise anything. {NothingKept}",
            _ => throw new ArgumentOutOfRangeException(nameof(finding)),
        };
    }

    private static string Or(string? configured, string otherwise) =>
        string.IsNullOrWhiteSpace(configured) ? otherwise : configured.Trim();
}
