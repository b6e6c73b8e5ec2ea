using CoachBot.Coaching.Dialogs;
using CoachBot.Coaching.Reading;

namespace CoachBot.Coaching.Tests.Skills;

/// <summary>The worked cases of a skill: a heading, answers by question id, the verdict they lead to.</summary>
internal static class CaseFile
{
    public static readonly Moment Monday = new(new DateOnly(2026, 11, 23), WorkCalendar.Plain);

    public static IReadOnlyList<(string Title, Case Case, string Verdict)> Read(Skill skill)
    {
        var cases = new List<(string, Case, string)>();
        foreach (var part in ("\n" + SkillCatalog.Text(skill, "cases.md").ReplaceLineEndings("\n")).Split("\n## ").Skip(1))
        {
            var lines = part.Split('\n');
            var said = lines.Skip(1).Where(l => l.StartsWith("- ", StringComparison.Ordinal))
                .Select(l => l[2..].Split(": ", 2)).ToList();
            var answers = Answers.None;
            foreach (var answer in said.Where(s => s[0] != "verdict"))
            {
                var question = skill.Questions.Single(q => q.Id == answer[0]);
                var heard = answer[1] == Answers.Unknown ? Heard.As(Answers.Unknown) : question.Read(answer[1], Monday);
                answers = answers.With(question, heard.Value ?? throw new InvalidOperationException($"{lines[0]}: {answer[0]}: {heard.Problem}"));
            }
            cases.Add((lines[0], new(answers, Monday), said.Single(s => s[0] == "verdict")[1]));
        }
        return cases;
    }

    /// <summary>Answers as typed, each read by its question; a question mark is "don't know".</summary>
    public static Case Of(Skill skill, params (string Id, string Typed)[] answers) => Of(skill, Monday, "", answers);

    public static Case Of(Skill skill, Moment now, string opening, params (string Id, string Typed)[] answers)
    {
        var said = Answers.None;
        foreach (var (id, typed) in answers)
        {
            var question = skill.Questions.Single(q => q.Id == id);
            var heard = typed == Answers.Unknown ? Heard.As(typed) : question.Read(typed, now);
            said = said.With(question, heard.Value ?? throw new InvalidDataException($"{skill.Id}, {id}: “{typed}” was not read: {heard.Problem}"));
        }
        return new(said, now, opening);
    }

    /// <summary>Every text a person reads on the card.</summary>
    public static string AllText(Outcome outcome) => string.Join('\n',
        [outcome.Advice.Headline, .. outcome.Reasons, .. outcome.WouldChange, .. outcome.Advice.Notes, .. outcome.Advice.Steps, outcome.Advice.Next.Text, outcome.Advice.FollowUp?.Text ?? "",
            .. outcome.Advice.Deliverables.SelectMany(d => new[] { d.Title, d.Text }), .. outcome.Advice.Offers.Select(o => o.Why)]);
}
