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

    public override bool Weighs => false;

    public override IReadOnlyList<Answers> Nothing => [];

    /// <summary>Lines as people paste them: "licence cost - Ana". The first column takes what is left when a line has no parting.</summary>
    public override Heard Read(string typed, Moment now)
    {
        var rows = typed.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => line.Contains(Cell) ? line : string.Join(Cell, Cells(line.TrimStart('-', '*', '•', ' '))))
            .Where(line => line.Trim(Cell).Length > 0)
            .ToList();
        if (rows.Count == 0) return Heard.Not("One a line is enough, such as “licence cost - Ana”. Or say “skip”.");
        if (rows.Count > most) return Heard.Not($"That is {rows.Count}; keep the {most} that matter most.");
        var read = new List<string>();
        foreach (var row in rows)
        {
            var cells = row.Split(Cell);
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

    public override string? Find(string opening, Moment now) => null;

    public override string? Show(string stored) => string.Join("; ", Rows(stored).Select(row =>
        string.Join(", ", columns.Where(c => row[c] is not null).Select(c => c.Show(row[c]!)))));

    public override bool TryParse(string stored, out IReadOnlyList<Answers> value)
    {
        value = Rows(stored);
        return true;
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
