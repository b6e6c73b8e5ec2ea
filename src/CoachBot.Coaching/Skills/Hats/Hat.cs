using CoachBot.Coaching.Dialogs;

namespace CoachBot.Coaching.Skills.Hats;

/// <summary>One of the seven things an IT manager is at once.</summary>
/// <param name="Id">Stored; never rename.</param>
/// <param name="Target">Share of a usual week, of 100.</param>
/// <param name="Does">What the hat is for, as it follows the name.</param>
/// <param name="Block">What an hour for it may hold.</param>
/// <param name="Done">How one knows that the hour was worth it.</param>
internal sealed record Hat(string Id, string Name, decimal Target, string Does, string Block, string Done, Offer Offer)
{
    public static readonly IReadOnlyList<Hat> All =
    [
        new("builder", "Builder", 10, "selects and makes technology work",
            "Try one new thing on real work: a feature, a tool or an idea from the team, and write down what it would take to use it.",
            "one line says: use it, leave it, or test it further, and who said so.",
            new("open-mind", "The Builder hat grows on ideas from outside.")),
        new("keeper", "Keeper", 25, "keeps it running",
            "Walk through the three oldest open faults and the last failed change, and book the fix that stops the next repeat.",
            "one repeat cause has an owner and a date.",
            new("problem-record", "One recurring fault written down saves the Keeper many hours.")),
        new("deliverer", "Deliverer", 20, "lands projects",
            "Take the project with the nearest date, name its next deliverable and clear the one thing that blocks it.",
            "the blocker is gone or has an owner and a date.",
            new("risk", "The Deliverer hat begins with what could go wrong next.")),
        new("business", "Business manager", 15, "budget, vendors, people, policy",
            "Look at the month's spending, the contract that ends next and one conversation a person on your team is waiting for.",
            "one contract, cost or conversation has moved.",
            new("prioritize", "The Business manager hat needs a ranked list before a budget.")),
        new("promoter", "Promoter", 5, "makes services and projects known",
            "Pick one thing that works now and tell the people who gain from it, in five plain sentences and with a name to ask.",
            "the message is out and one person outside IT has read it.",
            new("communicate", "The Promoter hat is one clear message away.")),
        new("aligner", "Aligner", 15, "keeps IT and business pulling together",
            "Sit with one head of department: which goal matters most to them this quarter, and where does IT stand in its way?",
            "you can say their goal in their own words.",
            new("end-user", "The Aligner hat starts with a user you have not heard for a while.")),
        new("adviser", "Adviser", 10, "guides leaders on strategy",
            "Write half a page on one choice the leaders face this quarter: two options, what each costs, which one you would take.",
            "it is in the hands of one leader.",
            new("decide", "The Adviser hat is asked for a clear recommendation.")),
    ];
}
