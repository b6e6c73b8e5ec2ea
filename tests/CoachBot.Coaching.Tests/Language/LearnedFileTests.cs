using CoachBot.Coaching.Drafts;
using CoachBot.Coaching.Language;
using CoachBot.Coaching.Safety;

namespace CoachBot.Coaching.Tests.Language;

public sealed class LearnedFileTests : IDisposable
{
    private static readonly Lazy<byte[]> s_whole = new(Learn);
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void What_is_read_back_hears_as_what_was_learnt()
    {
        File.WriteAllBytes(_file, s_whole.Value);
        var drafts = LearnedFile.Read(DraftTone.Part, reader => new TextKinds(reader), _file)!;
        Assert.Equal(DraftTone.Kinds.Labels, drafts.Labels);
        var ear = LearnedFile.Read(SafetyEar.Part, reader => new SafetyEar(reader), _file)!;
        foreach (var text in (string[])["she asked me which roof has access and she was not joking", "how do I hand over the weekly report", "somebody has been in our mailbox since Friday and sends invoices"])
        {
            Assert.Equal(SafetyEar.Shared.Need(text), ear.Need(text));
            Assert.Equal(SafetyEar.Shared.Which(text), ear.Which(text));
        }
    }

    [Fact]
    public void A_file_cut_short_of_another_build_or_missing_is_as_none()
    {
        var whole = s_whole.Value;
        File.WriteAllBytes(_file, whole[..^1000]);
        Assert.Null(LearnedFile.Read(DraftTone.Part, reader => new TextKinds(reader), _file));
        Assert.NotNull(LearnedFile.Read(SafetyEar.Part, reader => new SafetyEar(reader), _file));
        File.WriteAllBytes(_file, [(byte)(whole[0] + 1), .. whole[1..]]);
        Assert.Null(LearnedFile.Read(SafetyEar.Part, reader => new SafetyEar(reader), _file));
        File.WriteAllBytes(_file, whole[..10]);
        Assert.Null(LearnedFile.Read(SafetyEar.Part, reader => new SafetyEar(reader), _file));
        Assert.Null(LearnedFile.Read(SafetyEar.Part, reader => new SafetyEar(reader), _file + "-missing"));
    }

    private static byte[] Learn()
    {
        var file = Path.GetTempFileName();
        LearnedFile.Write(file);
        var whole = File.ReadAllBytes(file);
        File.Delete(file);
        return whole;
    }
}
