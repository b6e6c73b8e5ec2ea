namespace CoachBot.Coaching.Language;

/// <summary>What a message may be about. Below about 0.45 it is better to ask than to assume.</summary>
public sealed record Guess(string Label, double Confidence);
