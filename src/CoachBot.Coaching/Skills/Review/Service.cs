namespace CoachBot.Coaching.Skills.Review;

internal enum Use { Rising, Steady, Falling }

internal enum Stable { Yes, No }

internal enum Fit { Yes, Partly, No }

/// <summary>What becomes of a service, in the order a review acts on them.</summary>
internal enum Fate { Improve, Retire, Simplify, Promote, Keep }

/// <summary>What was said about one service; null is unsaid and stands for <see cref="Service.Usual"/>.</summary>
internal sealed record Rating(int? Value = null, Use? Use = null, int? Happy = null, Stable? Stable = null, Fit? Fit = null)
{
    public int Said => (Value is null ? 0 : 1) + (Use is null ? 0 : 1) + (Happy is null ? 0 : 1) + (Stable is null ? 0 : 1) + (Fit is null ? 0 : 1);
}

/// <summary>One service with what stands about it, and what becomes of it.</summary>
internal sealed record Service(string Name, Rating Said)
{
    /// <summary>What stands for whatever is unsaid.</summary>
    public static readonly Rating Usual = new(3, Review.Use.Steady, 3, Review.Stable.Yes, Review.Fit.Yes);

    public int Value => Said.Value ?? Usual.Value!.Value;

    public Use Use => Said.Use ?? Usual.Use!.Value;

    public int Happy => Said.Happy ?? Usual.Happy!.Value;

    public Stable Stable => Said.Stable ?? Usual.Stable!.Value;

    public Fit Fit => Said.Fit ?? Usual.Fit!.Value;

    public (Fate Fate, string Row) Ruling => Judge(Value, Use, Happy, Stable, Fit);

    public Fate Fate => Ruling.Fate;

    /// <summary>Worth having, yet outside the vision: one of the two is wrong.</summary>
    public bool RevisitsVision => Value >= 3 && Fit == Fit.No;

    /// <summary>Read in order; the first row that applies speaks.</summary>
    public static (Fate Fate, string Row) Judge(int value, Use use, int happy, Stable stable, Fit fit)
    {
        if (fit == Fit.No && value <= 2) return (Fate.Retire, "no-fit-little-value");
        if (value <= 2 && use == Use.Falling) return (Fate.Retire, "little-value-falling");
        if (value >= 3 && (happy <= 2 || stable == Stable.No)) return (Fate.Improve, "valued-but-hurting");
        if (value <= 2) return (Fate.Simplify, "little-value");
        if (value >= 4 && use != Use.Rising && happy >= 4) return (Fate.Promote, "good-but-unknown");
        return (Fate.Keep, "fine-as-it-is");
    }

    /// <summary>Ranked: first what becomes of it, then where it matters most, then as listed.</summary>
    public static IReadOnlyList<Service> Rank(IEnumerable<Service> services) =>
        [.. services.OrderBy(s => s.Fate).ThenByDescending(s => s.Weight)];

    /// <summary>Of what is dropped or slimmed, the least valued goes first; of the rest, the most valued.</summary>
    private int Weight => Fate is Fate.Retire or Fate.Simplify
        ? -2 * Value - Happy + (Use == Use.Falling ? 1 : 0)
        : 2 * Value - Happy + (Stable == Stable.No ? 1 : 0);
}
