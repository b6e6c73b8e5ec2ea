namespace CoachBot.Coaching.Skills.Communicate;

/// <summary>Abbreviations IT people use daily, and what they are to everyone else.</summary>
internal static class PlainNames
{
    private static readonly Dictionary<string, string> s_names = new()
    {
        ["MFA"] = "a second step when signing in",
        ["2FA"] = "a second step when signing in",
        ["SSO"] = "one sign-in for all systems",
        ["VPN"] = "the secure connection from outside the office",
        ["DNS"] = "the service that finds addresses on the network",
        ["DHCP"] = "the service that gives devices their network address",
        ["LDAP"] = "the directory of accounts",
        ["AD"] = "the directory of accounts",
        ["VLAN"] = "a separate part of the network",
        ["LAN"] = "the office network",
        ["WAN"] = "the network between our sites",
        ["ISP"] = "our internet provider",
        ["TLS"] = "encryption of the connection",
        ["SSL"] = "encryption of the connection",
        ["CRM"] = "the customer system",
        ["ERP"] = "the finance and orders system",
        ["SLA"] = "the agreed service time",
        ["MDM"] = "the management of phones and laptops",
        ["BYOD"] = "using your own device for work",
        ["RCA"] = "the report on what caused it",
        ["CAB"] = "the group that approves changes",
        ["SAN"] = "the shared storage",
        ["NAS"] = "the shared storage",
        ["VM"] = "a virtual computer",
        ["API"] = "the link between two systems",
        ["KB"] = "the help articles",
        ["UPS"] = "the battery backup",
        ["SIEM"] = "the security monitoring",
        ["EDR"] = "the security software on each device",
        ["DR"] = "the plan for recovering systems",
    };

    /// <summary>Explains each known abbreviation once, where it first stands.</summary>
    public static string Explain(string text, IReadOnlyList<string> acronyms)
    {
        foreach (var acronym in acronyms)
        {
            if (!s_names.TryGetValue(acronym, out var plain)) continue;
            var at = FirstWhole(text, acronym);
            if (at >= 0) text = text.Insert(at + acronym.Length, $" ({plain})");
        }
        return text;
    }

    public static bool Knows(string acronym) => s_names.ContainsKey(acronym);

    private static int FirstWhole(string text, string word)
    {
        for (var at = 0; (at = text.IndexOf(word, at, StringComparison.Ordinal)) >= 0; at++)
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (at + word.Length == text.Length || !char.IsLetterOrDigit(text[at + word.Length])))
                return at;
        return -1;
    }
}
