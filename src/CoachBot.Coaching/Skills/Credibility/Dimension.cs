namespace CoachBot.Coaching.Skills.Credibility;

/// <summary>One of the four things others' trust in IT rests on.</summary>
/// <param name="Id">Stored; never rename.</param>
/// <param name="Statements">What IT says of itself.</param>
/// <param name="Pulse">What a user is asked about it.</param>
/// <param name="Skills">The skills that help with it, the most apt first.</param>
public sealed record Dimension(string Id, string Name, IReadOnlyList<Statement> Statements, string Pulse, IReadOnlyList<string> Skills)
{
    public const decimal Strong = 75, Building = 50, Fragile = 25;

    public static IReadOnlyList<Dimension> All { get; } =
    [
        new("capable", "Capable",
        [
            new("we fix most things first time", "Take the last ten tickets that were opened again and fix the one cause most of them share."),
            new("users trust our technical word", "Say less and keep it: give one forecast this week with its odds, and report back how it came out."),
            new("we know how the business earns", "Spend half an hour with someone in sales or operations and write down how one order becomes money."),
        ], "IT can solve what I need.", ["delegate"]),
        new("interested", "Interested",
        [
            new("we ask before proposing", "Open the next meeting with two questions about their work, and propose nothing until both are answered."),
            new("we notice trouble unprompted", "Once a week call one team that has not written, and ask what slows them down."),
            new("we can name three user goals this quarter", "Ask three heads of department for their goal this quarter and pin the three lines to the team board."),
        ], "IT takes an interest in my work.", ["end-user"]),
        new("invested", "Invested",
        [
            new("we keep promises or warn early", "List what is promised to whom and by when; send a warning today for each date that looks doubtful."),
            new("we own failures aloud", "After the next failure, tell those affected what was ours before they ask."),
            new("our plan follows business goals", "Write the business goal beside each project; pause one that has none."),
        ], "IT follows through.", ["complaint", "mistakes"]),
        new("equipped", "Equipped",
        [
            new("we have people and time for commitments", "Add up what is promised for this month and the days there are; renegotiate the difference now."),
            new("tools and budget fit", "Name the one missing tool that costs most hours, and put its price beside those hours."),
            new("standards guide routine choices", "Write down on one page how the most frequent routine choice is made, and let the team use it for a month."),
        ], "IT has what it needs to deliver.", ["prioritize"]),
    ];

    public string BandOf(decimal share) => share switch { >= Strong => "strong", >= Building => "building", >= Fragile => "fragile", _ => "at risk" };
}

/// <param name="Text">In lower case, as it follows "agree that".</param>
/// <param name="Move">What to do about it when it is not true yet.</param>
public sealed record Statement(string Text, string Move);
