using System.Threading.Channels;
using CoachBot.Coaching;
using CoachBot.Coaching.Model;

namespace CoachBot.Turns;

/// <summary>What a language model may still do about answers that are on their way. Bounded and in memory only: what is lost here is wording, never an answer.</summary>
/// <param name="model">The model that is configured; without one every wish is let go.</param>
internal sealed class Wishes(ModelInfo? model)
{
    private const int MostWaiting = 200;
    private readonly Channel<Wished> _waiting = Channel.CreateBounded<Wished>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropWrite });

    public ModelInfo? Model => model;

    /// <summary>Never waits.</summary>
    public void Add(Wished wished)
    {
        if (model is not null && !wished.Memory.Ai.Off) _waiting.Writer.TryWrite(wished);
    }

    public IAsyncEnumerable<Wished> ReadAsync(CancellationToken stop) => _waiting.Reader.ReadAllAsync(stop);
}

/// <param name="Turn">The turn whose answer it is about.</param>
/// <param name="Memory">As it stood after that turn.</param>
/// <param name="Address">Where that answer went.</param>
/// <param name="Message">Ends with the channel's id of the message to update.</param>
internal sealed record Wished(Turn Turn, Wish Wish, Memory Memory, Hearing Hearing, string? Address, Task<string?> Message);
