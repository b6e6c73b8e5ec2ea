using System.Runtime.CompilerServices;
using CoachBot.Coaching.Drafts;

namespace CoachBot.Coaching.Tests.Drafts;

/// <summary>Replies labelled by hand before they were read. The patterns were never tuned on the held-out ones; those from elsewhere were written by authors who knew neither patterns nor sentences.</summary>
public sealed class RepliesTests
{
    [Theory]
    [InlineData("tune")]
    [InlineData("held-out")]
    public void Most_verdicts_agree_with_a_person(string half)
    {
        var replies = Labelled(half);
        var wrong = replies.Where(reply => DraftCheck.Read(reply.Text).Word != reply.Verdict).ToList();

        Assert.True(wrong.Count <= replies.Count * 0.15, Describe(wrong, replies.Count));
    }

    [Theory]
    [InlineData("tune")]
    [InlineData("held-out")]
    [InlineData("elsewhere")]
    public void Defensive_and_fair_replies_are_told_apart_both_ways(string half)
    {
        foreach (var group in Labelled(half).GroupBy(reply => IsDefensive(reply.Verdict)))
        {
            var wrong = group.Where(reply => IsDefensive(DraftCheck.Read(reply.Text).Word) != group.Key).ToList();

            Assert.True(wrong.Count <= group.Count() * 0.15, Describe(wrong, group.Count()));
        }
    }

    private static bool IsDefensive(string verdict) => verdict is "SOFTEN" or "REWRITE";

    private static string Describe(List<Reply> wrong, int of) => string.Join('\n', wrong.Select(reply =>
    {
        var report = DraftCheck.Read(reply.Text);
        var hits = string.Join(", ", report.Hits.Select(hit => $"{hit.Category} '{hit.Span}'"));
        return $"{reply.Verdict} read as {report.Word}: {reply.Text} [{hits}] missing [{string.Join(" | ", report.Missing)}]";
    }).Prepend($"{wrong.Count} of {of}"));

    private static List<Reply> Labelled(string half, [CallerFilePath] string here = "") =>
        [.. File.ReadLines(Path.Combine(Path.GetDirectoryName(here)!, "replies.tsv"))
            .Select(line => line.Split('\t'))
            .Where(cells => cells[0] == half)
            .Select(cells => new Reply(cells[1], cells[2]))];

    private sealed record Reply(string Verdict, string Text);
}
