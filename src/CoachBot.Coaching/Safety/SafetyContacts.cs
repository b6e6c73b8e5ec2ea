namespace CoachBot.Coaching.Safety;

/// <summary>Whom a workspace wants people to turn to; a missing one falls back on plain words.</summary>
public sealed record SafetyContacts(string? Hr, string? Security, string? Legal, string? Emergency, string? Employee);
