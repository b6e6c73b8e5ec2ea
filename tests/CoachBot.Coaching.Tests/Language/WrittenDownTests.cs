using CoachBot.Coaching.Drafts;
using CoachBot.Coaching.Language;
using CoachBot.Coaching.Safety;

namespace CoachBot.Coaching.Tests.Language;

public sealed class WrittenDownTests : IDisposable
{
    private static readonly Lazy<byte[]> s_whole = new(Learn);

    public void Dispose() => Coaching.Language.Learned.Source = () => null;

    [Fact]
    public void What_is_read_back_hears_as_what_was_learnt()
    {
        var (shared, kinds) = (SafetyEar.Shared, DraftTone.Kinds);
        var ear = Ear(s_whole.Value)!;
        foreach (var text in (string[])["she asked me which roof has access and she was not joking", "how do I hand over the weekly report", "somebody has been in our mailbox since Friday and sends invoices"])
        {
            Assert.Equal(shared.Need(text), ear.Need(text));
            Assert.Equal(shared.Which(text), ear.Which(text));
        }
        Assert.Equal(kinds.Labels, Drafts(s_whole.Value)!.Labels);
    }

    [Fact]
    public void What_is_cut_short_of_another_build_or_missing_is_as_nothing()
    {
        var whole = s_whole.Value;
        Assert.Null(Drafts(whole[..^1000]));
        Assert.NotNull(Ear(whole[..^1000]));
        Assert.Null(Ear([(byte)(whole[0] + 1), .. whole[1..]]));
        Assert.Null(Ear(whole[..10]));
        Coaching.Language.Learned.Source = () => throw new FileNotFoundException();
        Assert.Null(Coaching.Language.Learned.Read(SafetyEar.Part, reader => new SafetyEar(reader)));
    }

    private static SafetyEar? Ear(byte[] from)
    {
        Coaching.Language.Learned.Source = () => new MemoryStream(from);
        return Coaching.Language.Learned.Read(SafetyEar.Part, reader => new SafetyEar(reader));
    }

    private static TextKinds? Drafts(byte[] from)
    {
        Coaching.Language.Learned.Source = () => new MemoryStream(from);
        return Coaching.Language.Learned.Read(DraftTone.Part, reader => new TextKinds(reader));
    }

    private static byte[] Learn()
    {
        using var written = new MemoryStream();
        Coaching.Language.Learned.Write(written);
        return written.ToArray();
    }
}
