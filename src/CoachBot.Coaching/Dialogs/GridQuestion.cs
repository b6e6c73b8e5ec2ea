namespace CoachBot.Coaching.Dialogs;

/// <summary>A few rows with the same columns: facts with their owners, requests with their ratings.</summary>
/// <remarks>Stored one row a line, cells parted by tabs; an empty cell is unsaid.</remarks>
public sealed class GridQuestion(string id, string label, Func<Case, string> ask, int most, params Question[] columns) : Question<IReadOnlyList<Answers>>(id, label, ask)
{
    public const char Cell = '\t';
    private static readonly string[] Partings = [" - ", " – ", " — ", ": ", "; ", ", ", " from ", " by "];

    public IReadOnlyList<Question> Columns => columns;

    /// <summary>Rows at most.</summary>
    public int Most => most;

    /// <summary>Rows at least.</summary>
    public int Least { get; init; } = 1;

    /// <summary>A line that reads, shown when nothing did.</summary>
    public string Sample { get; init; } = "licence cost - Ana";

    /// <summary>Turns typed text into rows with cells parted by tabs; without it a row is a line with one parting.</summary>
    public Func<string, IEnumerable<string>>? Part { get; init; }

    /// <summary>Finds the rows inside the first message, to be read like typed text.</summary>
    public Func<string, string?> Extract { get; init; } = _ => null;

    public override bool Weighs => false;

    public override IReadOnlyList<Answers> Nothing => [];

    /// <summary>Lines as people paste them: "licence cost - Ana". The first column takes what is left when a line has no parting.</summary>
    public override Heard Read(string typed, Moment now)
    {
        var rows = (Part is null || typed.Contains(Cell) ? Lines(typed) : Part(typed)).Where(row => !IsBlank(row, now)).ToList();
        if (rows.Count == 0) return Heard.Not($"One a line is enough, such as “{Sample}”. Or say “skip”.");
        if (rows.Count > most) return Heard.Not($"That is {rows.Count}; keep the {most} that matter most.");
        if (rows.Count < Least) return Heard.Not($"That is {rows.Count}, and I need at least {Least} to compare.");
        var read = new List<string>();
        foreach (var row in rows)
        {
            var cells = row.Split(Cell);
            if (cells[0].Trim().Length == 0) return Heard.Not($"One row has no “{columns[0].Label}”. Name it, or empty the row.");
            var values = new string[columns.Length];
            for (var i = 0; i < columns.Length; i++)
            {
                var cell = i < cells.Length ? cells[i].Trim() : "";
                if (cell.Length == 0 || cell == Answers.Unknown) { values[i] = ""; continue; }
                var heard = columns[i].Read(cell, now);
                if (heard.Value is null) return Heard.Not($"{columns[i].Label}, “{Wording.Short(cell, 40)}”: {heard.Problem}");
                values[i] = heard.Value.Replace(Cell, ' ').ReplaceLineEndings(" ");
            }
            read.Add(string.Join(Cell, values));
        }
        return Heard.As(string.Join('\n', read));
    }

    public override string? Find(string opening, Moment now) => TakesOpening && Extract(opening) is { } found ? Read(found, now).Value : null;

    public override string? Show(string stored) => string.Join("; ", Rows(stored).Select(row =>
        string.Join(", ", columns.Where(c => row[c] is not null).Select(c => c.Show(row[c]!)))));

    public override bool TryParse(string stored, out IReadOnlyList<Answers> value)
    {
        value = Rows(stored);
        return true;
    }

    private static IEnumerable<string> Lines(string typed) => typed.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Contains(Cell) ? line.TrimEnd('\r') : string.Join(Cell, Cells(line.Trim().TrimStart('-', '*', '•', ' '))));

    /// <summary>Nothing typed, or a form's row that holds only what it was filled with.</summary>
    private bool IsBlank(string row, Moment now)
    {
        var cells = row.Split(Cell, StringSplitOptions.TrimEntries);
        return cells.Index().All(c => c.Item.Length == 0 || c.Index > 0 && c.Index < columns.Length && c.Item == columns[c.Index].Default(now));
    }

    private List<Answers> Rows(string stored) => [.. stored.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Row)];

    private Answers Row(string line)
    {
        var cells = line.Split(Cell);
        return columns.Select((column, i) => (column, Text: i < cells.Length ? cells[i] : ""))
            .Where(c => c.Text.Length > 0)
            .Aggregate(Answers.None, (row, c) => row.With(c.column, c.Text));
    }

    private static string[] Cells(string line)
    {
        foreach (var parting in Partings)
            if (line.LastIndexOf(parting, StringComparison.OrdinalIgnoreCase) is var at and > 0)
                return [line[..at].Trim(), line[(at + parting.Length)..].Trim()];
        return line.EndsWith(')') && line.LastIndexOf('(') is var open and > 0
            ? [line[..open].Trim(), line[(open + 1)..^1].Trim()]
            : [line.Trim()];
    }
}
