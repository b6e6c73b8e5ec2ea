namespace CoachBot.Coaching.Safety;

/// <summary>What a sensitive text is about, in order of precedence: the first that matches speaks.</summary>
public enum SafetyCategory { SelfHarm, Violence, Security, Harassment, Legal, Hr }

/// <summary>
/// A reason to stop coaching. <paramref name="AskWhetherNow"/> is set for a security matter whose timing is
/// unclear: then the only thing to say is <see cref="SafetyWords.IsThisHappeningNow"/>.
/// </summary>
public sealed record SafetyFinding(SafetyCategory Category, bool AskWhetherNow);
