namespace CoachBot.Coaching.Skills.Standards;

internal enum Demand { Planning, Problems, Policy, Projects }

/// <summary>How much of a yes an answer is; its number is what the table adds up.</summary>
internal enum Mark { No, Partly, Yes }

/// <summary>The four things asked of a written standard, in the order asked.</summary>
internal enum Trait { Actionable, Realistic, Relevant, Flexible }

/// <summary>What each demand asks in its own words, and how it starts.</summary>
internal static class Demands
{
    public static string Ask(Demand demand, Trait trait) => (demand, trait) switch
    {
        (Demand.Planning, Trait.Actionable) => "Does each goal have an owner, a step and a date?",
        (Demand.Planning, Trait.Realistic) => "Does it fit funded capacity?",
        (Demand.Planning, Trait.Relevant) => "Is each goal traceable to a business goal?",
        (Demand.Planning, _) => "Is a quarterly re-plan built in?",
        (Demand.Problems, Trait.Actionable) => "Would a technician know when to open a record?",
        (Demand.Problems, Trait.Realistic) => "Is analysis time rostered?",
        (Demand.Problems, Trait.Relevant) => "Does it target what hurts users most?",
        (Demand.Problems, _) => "Is there a light path for small problems?",
        (Demand.Policy, Trait.Actionable) => "Can a user tell what to do?",
        (Demand.Policy, Trait.Realistic) => "Can it be followed on a busy day?",
        (Demand.Policy, Trait.Relevant) => "Does it name the risk it reduces?",
        (Demand.Policy, _) => "Does it have an exception route and a review date?",
        (_, Trait.Actionable) => "Is there a clear next step for each stage?",
        (_, Trait.Realistic) => "Do its dates come from evidence, not hope?",
        (_, Trait.Relevant) => "Is it sized to the stakes?",
        _ => "May steps be skipped with reasons?",
    };

    /// <summary>What mends an answer below yes.</summary>
    public static string Fix(Trait trait) => trait switch
    {
        Trait.Actionable => "add an owner, a trigger and a first step.",
        Trait.Realistic => "cut the scope to the hours there really are, or agree resources.",
        Trait.Relevant => "tie it to a named goal or risk, or delete it.",
        _ => "add an owner for exceptions, a light version and a review date.",
    };

    /// <summary>Where each demand starts, as it follows "start with".</summary>
    public static string FirstMove(Demand demand) => demand switch
    {
        Demand.Planning => "a one-page plan",
        Demand.Problems => "three triggers for opening a problem record",
        Demand.Policy => "one page, tried with a few users before it is published",
        _ => "two tracks, one for small projects and one for large ones",
    };

    public static string Called(Demand demand) => demand switch
    {
        Demand.Planning => "our strategic planning",
        Demand.Problems => "our problem management",
        Demand.Policy => "our policy",
        _ => "our project method",
    };
}
