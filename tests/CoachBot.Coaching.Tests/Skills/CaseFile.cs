using System.Globalization;
using CoachBot.Coaching.Dialogs;
using CoachBot.Coaching.Reading;

namespace CoachBot.Coaching.Tests.Skills;

/// <summary>The worked cases of a skill: a heading, answers by question id, the verdict they lead to.</summary>
internal static class CaseFile
{
    public static readonly Moment Monday = new(new DateOnly(2026, 11, 23), WorkCalendar.Plain);

    private const string WeeksBefore = "weeks before";

    public static IReadOnlyList<(string Title, Case Case, string Verdict)> Read(Skill skill)
    {
        var cases = new List<(string, Case, string)>();
        foreach (var part in ("\n" + SkillCatalog.Text(skill, "cases.md").ReplaceLineEndings("\n")).Split("\n## ").Skip(1))
        {
            var lines = part.Split('\n');
            var said = lines.Skip(1).Where(l => l.StartsWith("- ", StringComparison.Ordinal))
                .Select(l => l[2..].Split(": ", 2)).ToList();
            var answers = Answers.None;
            foreach (var answer in said.Where(s => s[0] is not ("verdict" or WeeksBefore)))
            {
                var question = skill.Questions.Single(q => q.Id == answer[0]);
                var heard = answer[1] == Answers.Unknown ? Heard.As(Answers.Unknown) : question.Read(answer[1], Monday);
                answers = answers.With(question, heard.Value ?? throw new InvalidOperationException($"{lines[0]}: {answer[0]}: {heard.Problem}"));
            }
            var so = new Case(answers, Monday);
            if (said.Find(s => s[0] == WeeksBefore) is { } weeks) so = After(skill, so, int.Parse(weeks[1], CultureInfo.InvariantCulture));
            cases.Add((lines[0], so, said.Single(s => s[0] == "verdict")[1]));
        }
        return cases;
    }

    /// <summary>The same case after so many talks with the same answers, one a week.</summary>
    public static Case After(Skill skill, Case so, int weeks)
    {
        var outcome = skill.Assess(so);
        return so with
        {
            Past = [.. Enumerable.Range(1, weeks).Reverse().Select(ago => new Past(outcome.Skill, outcome.Verdict, outcome.Advice.Subject, outcome.On.AddDays(-7 * ago), null, outcome.Advice.EndsOn?.AddDays(-7 * ago))
            {
                About = outcome.Advice.About,
                Figures = outcome.Advice.Figures,
            })],
        };
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
