using System.Globalization;
using System.Text;

namespace CoachBot.Coaching.Cards;

/// <summary>A card as plain text: for terminals, notifications and readers that draw no cards.</summary>
public static class PlainText
{
    public static string Render(Card card)
    {
        var text = new StringBuilder();
        foreach (var block in card.Blocks) Write(text, block);
        if (card.Form is { } form)
            foreach (var field in form.Fields)
            {
                text.Append("- ").Append(field.FullLabel).AppendLine(field.Value is null ? "" : $" [{field.Value}]");
                if (field.Error is not null) text.Append("  ! ").AppendLine(field.Error);
            }
        // A numbered list of the same choices need not be said twice.
        var listed = card.Buttons.Count(b => b.Act.Verb == Act.Start) is > 1 and var choices && card.Blocks.OfType<Bullets>().Any(b => b.Numbered && b.Items.Count == choices);
        var buttons = listed ? [.. card.Buttons.Where(b => b.Act.Verb != Act.Start)] : card.Buttons;
        if (buttons.Count > 0) WriteButtons(text, buttons);
        return text.ToString().TrimEnd();
    }

    /// <summary>Choices are numbered, as they can be answered by number; other buttons are named by what to type.</summary>
    private static void WriteButtons(StringBuilder text, IReadOnlyList<Button> buttons)
    {
        var number = 0;
        foreach (var button in buttons.Where(b => b.Act.Verb is Act.Answer or Act.Start && b.Act.Third != Dialogs.Answers.Unknown))
            text.AppendLine(char.IsAsciiDigit(button.Act.Third.FirstOrDefault()) && button.Label.StartsWith(button.Act.Third, StringComparison.Ordinal)
                ? $"  {button.Label}"
                : string.Create(CultureInfo.InvariantCulture, $"  {++number}. {button.Label}"));
        var others = buttons.Where(b => b.Act.Verb is not (Act.Answer or Act.Start) || b.Act.Third == Dialogs.Answers.Unknown).Select(b => b.Label.ToLowerInvariant()).ToList();
        if (others.Count > 0) text.Append("  (").Append(string.Join(" · ", others)).AppendLine(")");
    }

    private static void Write(StringBuilder text, Block block)
    {
        switch (block)
        {
            case Heading heading:
                Line(text, heading.Tag is null ? heading.Text : $"[{heading.Tag}] {heading.Text}");
                break;
            case Paragraph paragraph:
                Line(text, paragraph.Text);
                break;
            case Quote quote:
                Line(text, $"“{quote.Text}”");
                break;
            case Spoken spoken:
                Line(text, $"> {spoken.Text}");
                break;
            case Bullets bullets:
                if (bullets.Title is not null) Line(text, $"{bullets.Title}:");
                for (var i = 0; i < bullets.Items.Count; i++)
                    Line(text, bullets.Numbered ? string.Create(CultureInfo.InvariantCulture, $"  {i + 1}. {bullets.Items[i]}") : $"  - {bullets.Items[i]}");
                break;
            case Facts facts:
                foreach (var fact in facts.Items) Line(text, $"{fact.Name}: {fact.Value}");
                break;
            case Copyable copyable:
                Line(text, $"--- {copyable.Title} ---\n{copyable.Text}\n---");
                break;
            case Note note:
                Line(text, $"({note.Text})");
                break;
            case Chart chart:
                Line(text, $"{chart.Title}: {chart.InWords}");
                break;
        }
    }

    private static void Line(StringBuilder text, string line) => text.AppendLine(line);
}
