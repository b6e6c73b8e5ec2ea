using System.Globalization;
using CoachBot.Coaching.Reading;

namespace CoachBot.Coaching.Dialogs;

/// <summary>A number between two limits.</summary>
/// <param name="unit">What is counted, as it follows the number when quoted: "working days spent so far".</param>
public sealed class NumberQuestion(string id, string label, string ask, decimal least, decimal most, string unit) : Question<decimal>(id, label, _ => ask)
{
    public decimal? Usually { get; init; }

    /// <summary>What follows the number one when quoted, where that reads differently: "working day spent so far".</summary>
    public string? UnitForOne { get; init; }

    /// <summary>Only whole numbers make sense.</summary>
    public bool Whole { get; init; } = true;

    /// <summary>Values at and beside the rules' thresholds, tried to tell what would have changed a verdict.</summary>
    public decimal[] Thresholds { get; init; } = [];

    /// <summary>Finds the number inside the first message; without it, none is taken from there.</summary>
    public Func<string, decimal?> Extract { get; init; } = _ => null;

    /// <summary>Reads an answer given in another unit, such as weeks where working days are counted.</summary>
    public Func<string, decimal?> Convert { get; init; } = _ => null;

    public decimal Least => least;

    public decimal Most => most;

    public override decimal Nothing => least;

    public override Heard Read(string typed, Moment now) => (Convert(typed) ?? Numbers.Read(typed)) switch
    {
        null => Heard.Not("I need a number here, such as 3. “Don't know” is fine too."),
        var n when n < least || n > most => Heard.Not($"That should lie between {Text(least)} and {Text(most)}."),
        var n when Whole && n != decimal.Truncate(n.Value) => Heard.As(Text(Math.Round(n.Value, MidpointRounding.AwayFromZero))),
        var n => Heard.As(Text(n.Value)),
    };

    public override string? Find(string opening, Moment now) =>
        Extract(opening) is { } found && found >= least && found <= most ? Text(Whole ? Math.Round(found, MidpointRounding.AwayFromZero) : found) : null;

    public override string? Show(string stored) => TryParse(stored, out var value) ? Text(value) : null;

    public override string? Quote(string stored) => TryParse(stored, out var value) ? $"{Text(value)} {(value == 1 ? UnitForOne ?? unit : unit)}" : null;

    public override string? Default(Moment now) => Usually is { } usually ? Text(usually) : null;

    public override IEnumerable<string> Alternatives(Moment now) => Thresholds.Select(Text);

    public override bool TryParse(string stored, out decimal value) =>
        decimal.TryParse(stored, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value) && value >= least && value <= most;

    private static string Text(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
