using CoachBot.Storage;
using CoachBot.Tests.Kill;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CoachBot.Tests.Storage;

/// <summary>Those who write to SQLite at the same time share a transaction. Here the first holds the file until the others wait.</summary>
public sealed class SqliteWriterTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("coachbot-writer-");
    private readonly TaskCompletionSource _free = new();
    private IHost _host = null!;

    private Store Store => _host.Services.GetRequiredService<Store>();

    public async ValueTask InitializeAsync() => _host = await KillRun.HostAsync("Sqlite", $"Data Source={Path.Combine(_folder.FullName, "c.db")}");

    public ValueTask DisposeAsync()
    {
        _host.Dispose();
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Each_part_stands_or_falls_alone()
    {
        var first = NoteAsync("first", until: _free.Task);
        Task<bool>[] others = [NoteAsync("second"), NoteAsync("fails", fails: true), NoteAsync("declines", commit: false), NoteAsync("fifth")];
        using var cancelled = new CancellationTokenSource();
        var late = Store.WriteAsync(_ => Task.FromResult((true, true)), cancelled.Token);
        await cancelled.CancelAsync();
        _free.SetResult();

        Assert.True(await first);
        Assert.True(await others[0]);
        await Assert.ThrowsAsync<FormatException>(() => others[1]);
        Assert.True(await others[2]);
        Assert.True(await others[3]);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => late);
        Assert.Equal(["fifth", "first", "second"], await NotedAsync());
    }

    [Fact]
    public async Task What_ends_the_transaction_fails_all_that_was_in_it_and_nothing_later()
    {
        var first = NoteAsync("first", until: _free.Task);
        Task<bool>[] others = [NoteAsync("second"), NoteAsync("third", fillsTheDisk: true), NoteAsync("fourth")];
        _free.SetResult();

        foreach (var part in (Task<bool>[])[first, others[0], others[1]])
            Assert.Equal(DatabaseState.Full, (await Assert.ThrowsAsync<SqliteException>(() => part)).SqliteErrorCode);
        Assert.True(await others[2]);
        Assert.Equal(["fourth"], await NotedAsync());
    }

    private Task<bool> NoteAsync(string key, bool commit = true, bool fails = false, bool fillsTheDisk = false, Task? until = null) => Store.WriteAsync(async db =>
    {
        await db.Ef.Database.ExecuteSqlAsync($"""INSERT INTO seen_turns ("Key", "At") VALUES ({key}, 1)""");
        if (until is not null) await until;
        if (fails) throw new FormatException();
        if (!fillsTheDisk) return (true, commit);
        await db.Ef.Database.ExecuteSqlRawAsync("ROLLBACK"); // so does SQLite by itself
        throw new SqliteException("database or disk is full", DatabaseState.Full);
    }, CancellationToken.None);

    private async Task<List<string>> NotedAsync()
    {
        await using var db = await Store.OpenAsync(CancellationToken.None);
        return await db.SeenTurns.Select(s => s.Key).OrderBy(k => k).ToListAsync();
    }
}
