using System.Collections.Concurrent;
using CoachBot.Channels;
using CoachBot.Coaching.Cards;
using CoachBot.Tests.Support;

namespace CoachBot.Tests.Channels;

/// <summary>How a message grows while its answer is written, whichever channel it is on.</summary>
public sealed class MessageStreamsTests
{
    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1), s_step = TimeSpan.FromMilliseconds(100);
    private readonly SteppedClock _clock = new();
    private readonly NotedStream _stream;
    private readonly MessageStreams _streams;

    public MessageStreamsTests()
    {
        _stream = new(_clock);
        _streams = new(_clock);
    }

    [Fact]
    public async Task One_call_a_second_goes_out_however_fast_the_words_come_and_the_newest_are_shown()
    {
        Show("");
        await CallsAsync(1);
        foreach (var text in (string[])["One.", "One. Two.", "One. Two. Three."]) Show(text);
        await CallsAsync(2);

        Assert.Equal("m2", await FinishAsync(new Paragraph("One. Two. Three. Four.")));
        Assert.Equal(["typing", "write One. Two. Three.", "end One. Two. Three. Four.", "withdraw m1"], _stream.Said);
        var paced = _stream.Calls.Take(3).Select(c => c.At).ToList();
        Assert.All(paced.Zip(paced.Skip(1)), pair => Assert.True(pair.Second - pair.First >= s_second, $"{pair.Second - pair.First} apart"));
    }

    [Theory]
    [InlineData("Other words.")]
    [InlineData("One. *Two.*")]
    public async Task Words_that_do_not_go_on_as_shown_or_could_be_markup_end_as_an_update(string whole)
    {
        Show("One.");
        await CallsAsync(1);

        Assert.Null(await FinishAsync(new Quote(whole)));
        Assert.Equal(["write One.", "end One.", "withdraw m2"], _stream.Said);
    }

    [Fact]
    public async Task A_card_that_says_more_than_the_line_ends_as_an_update()
    {
        Show("One.");
        await CallsAsync(1);

        Assert.Null(await FinishAsync(new Paragraph("One."), new Note("The AI took too long.")));
        Assert.Equal("withdraw m2", _stream.Said[^1]);
    }

    [Fact]
    public async Task What_nobody_takes_over_is_withdrawn_after_a_while()
    {
        Show("One.");
        await CallsAsync(1);
        Show("", ended: true);
        await CallsAsync(3);

        Assert.Equal(["write One.", "end One.", "withdraw m2"], _stream.Said);
        var at = _stream.Calls.Select(c => c.At).ToList();
        Assert.InRange(at[1] - at[0], 3 * s_second, 10 * s_second);
        Assert.Null(await FinishAsync(new Paragraph("One.")));
    }

    [Fact]
    public async Task Typing_that_leads_to_nothing_is_ended()
    {
        Show("");
        await CallsAsync(1);
        Show("", ended: true);
        await CallsAsync(2);

        Assert.Equal(["typing", "no typing"], _stream.Said);
    }

    [Fact]
    public async Task A_stream_that_is_refused_writes_no_more_and_is_withdrawn_without_an_end()
    {
        Show("One.");
        await CallsAsync(1);
        _stream.Refuses = true;
        Show("One. Two.");
        await CallsAsync(2);
        Show("One. Two. Three.");

        Assert.Null(await FinishAsync(new Paragraph("One. Two. Three.")));
        Assert.Equal(["write One.", "write One. Two.", "withdraw m2"], _stream.Said);
    }

    private void Show(string text, bool ended = false) => _streams.Show(new("t", "p", null, "m1", text, ended), () => _stream);

    private async Task<string?> FinishAsync(params Block[] blocks)
    {
        var finishing = _streams.FinishAsync(new(1, "t", "p", null, "key", new(blocks), "m1", 1), TestContext.Current.CancellationToken);
        await StepUntilAsync(() => finishing.IsCompleted, "the card was taken");
        return await finishing;
    }

    private Task CallsAsync(int count) => StepUntilAsync(() => _stream.Calls.Count >= count, $"{count} calls were made");

    /// <summary>Lets the clock run, in small steps.</summary>
    private Task StepUntilAsync(Func<bool> holds, string what) => Until.TrueAsync(() =>
    {
        if (holds()) return Task.FromResult(true);
        _clock.Advance(s_step);
        return Task.FromResult(false);
    }, what);

    private sealed class NotedStream(TimeProvider clock) : MessageStream
    {
        public ConcurrentQueue<(string Said, DateTimeOffset At)> Calls { get; } = [];

        public List<string> Said => [.. Calls.Select(c => c.Said)];

        public bool Refuses { get; set; }

        public override Task WithdrawAsync(string message) => NoteAsync($"withdraw {message}");

        protected override Task TypeAsync(bool isTyping) => NoteAsync(isTyping ? "typing" : "no typing");

        protected override Task<bool> WriteAsync(string text)
        {
            Id = "m2";
            return NoteAsync($"write {text}");
        }

        protected override Task<bool> EndAsync(string text, Card buttons) => NoteAsync($"end {text}");

        private Task<bool> NoteAsync(string said)
        {
            Calls.Enqueue((said, clock.GetUtcNow()));
            return Task.FromResult(!Refuses);
        }
    }
}
