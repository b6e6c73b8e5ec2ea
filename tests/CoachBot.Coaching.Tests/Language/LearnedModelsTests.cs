using CoachBot.Coaching.Dialogs;
using CoachBot.Coaching.Drafts;
using CoachBot.Coaching.Language;
using CoachBot.Coaching.Safety;

namespace CoachBot.Coaching.Tests.Language;

public sealed class LearnedModelsTests : IDisposable
{
    private static readonly Lazy<byte[]> s_whole = new(Learn);

    public void Dispose() => LearnedModels.Source = () => null;

    [Fact]
    public void What_is_read_back_hears_as_what_was_learnt()
    {
        var (shared, kinds) = (SafetyEar.Shared, DraftTone.Kinds);
        var ear = Ear(s_whole.Value);
        foreach (var text in (string[])["she asked me which roof has access and she was not joking", "how do I hand over the weekly report", "somebody has been in our mailbox since Friday and sends invoices"])
        {
            Assert.Equal(shared.Need(text), ear.Need(text));
            Assert.Equal(shared.Which(text), ear.Which(text));
        }
        Assert.Equal(kinds.Labels, Drafts(s_whole.Value)!.Labels);
    }

    [Fact]
    public void What_a_message_is_about_is_guessed_alike()
    {
        LearnedModels.Source = () => new MemoryStream(s_whole.Value);
        var catalog = new SkillCatalog();
        const string Said = "finance is furious about the outage";
        Assert.Equal(StatisticalLanguage.Learn(catalog).Guess(Said), StatisticalLanguage.Of(catalog).Guess(Said));
    }

    [Fact]
    public void A_skill_from_another_assembly_is_learnt_anew()
    {
        LearnedModels.Source = () => throw new InvalidOperationException("The file knows nothing of it.");
        var own = new SkillCatalog(typeof(Skill).Assembly, typeof(Knitting).Assembly);
        Assert.NotEmpty(StatisticalLanguage.Of(own).Guess("finance is furious about the outage"));
    }

    [Fact]
    public void What_is_cut_short_of_another_build_or_missing_is_as_nothing()
    {
        var whole = s_whole.Value;
        Assert.Null(Drafts(whole[..^1000]));
        Assert.NotNull(Need(whole[..^1000]));
        Assert.Null(Need([(byte)(whole[0] + 1), .. whole[1..]]));
        Assert.Null(Need(whole[..10]));
        LearnedModels.Source = () => throw new FileNotFoundException();
        Assert.Null(LearnedModels.Read(SafetyEar.NeedPart, reader => new LogisticModel(reader)));
    }

    private static SafetyEar Ear(byte[] from)
    {
        LearnedModels.Source = () => new MemoryStream(from);
        return SafetyEar.Read();
    }

    private static LogisticModel? Need(byte[] from)
    {
        LearnedModels.Source = () => new MemoryStream(from);
        return LearnedModels.Read(SafetyEar.NeedPart, reader => new LogisticModel(reader));
    }

    private static TextKinds? Drafts(byte[] from)
    {
        LearnedModels.Source = () => new MemoryStream(from);
        return LearnedModels.Read(DraftTone.Part, reader => new TextKinds(reader));
    }

    private static byte[] Learn()
    {
        using var written = new MemoryStream();
        LearnedModels.Write(written);
        return written.ToArray();
    }

    private sealed class Knitting : Skill
    {
        public override string Id => "knitting";

        public override string Title => "Should I knit this?";

        public override string Summary => "When it is cold.";

        public override IReadOnlyList<Question> Questions => [];

        public override IReadOnlyList<Rule> Rules => [];

        public override IReadOnlyDictionary<string, string> Verdicts => new Dictionary<string, string>();

        public override Advice Advise(Case so, Ruling ruling) => throw new NotSupportedException();
    }
}
