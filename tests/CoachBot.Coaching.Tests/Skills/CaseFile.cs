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
}
