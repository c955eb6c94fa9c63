using System.Globalization;
using CsCheck;
using NodaTime;
using NodaTime.Testing;
using RelocGrains.EventLog.Postgres;
using RelocGrains.EventLog.Sqlite;
using RelocGrains.EventLog.Tests.Conformance;
using RelocGrains.EventLog.Tests.Sqlite;
using Xunit;

namespace RelocGrains.EventLog.Tests.Postgres;

/// <summary>Whatever is asked in the same order at the same times, both stores answer alike and hold the same log, bit for bit.</summary>
public sealed class DifferentialTests(PostgresDatabases databases) : IAsyncLifetime
{
    private const int Runs = 300;

    private readonly TemporaryFolder folder = new();
    private readonly FakeClock clock = new(Instant.FromUtc(2026, 3, 2, 9, 0));
    private SqliteEventLog sqlite = null!;
    private PostgresEventLog postgres = null!;
    private int scripts;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        sqlite = SqliteEventLog.Open(folder.Path, clock);
        postgres = PostgresEventLog.Open(await databases.CreateMigrated(), clock);
    }

    public async ValueTask DisposeAsync()
    {
        await sqlite.DisposeAsync();
        if (postgres is not null) await postgres.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task Any_script_gives_the_same_answers_and_the_same_log()
    {
        await Scripts.Any.SampleAsync(Run, iter: Runs, threads: 1);

        var (one, other) = (await sqlite.ReadAll(0, int.MaxValue, Ct), await postgres.ReadAll(0, int.MaxValue, Ct));
        Assert.NotEmpty(one);
        Assert.Equal(one.Select(e => Convert.ToHexString(e.Hash.Span)), other.Select(e => Convert.ToHexString(e.Hash.Span)));
        Assert.Equal(await sqlite.ReadHead(Ct), await postgres.ReadHead(Ct));
        var (report, otherReport) = (await sqlite.Verify(Ct), await postgres.Verify(Ct));
        Assert.True(report.Ok);
        Assert.Equal(report with { Findings = otherReport.Findings }, otherReport);
    }

    private async Task Run(ScriptedAppend[] script)
    {
        var prefix = string.Create(CultureInfo.InvariantCulture, $"script-{++scripts}");
        var naive = new NaiveLog();
        foreach (var scripted in script)
        {
            clock.Advance(Duration.FromMilliseconds(7));
            var append = scripted.ToAppend(prefix, naive.VersionBefore);
            naive.Append(append);
            Assert.Equal(Say(await sqlite.Append(append, Ct)), Say(await postgres.Append(append, Ct)));
            Assert.Equal(Say(await sqlite.FindRequest(append.Request, Ct)), Say(await postgres.FindRequest(append.Request, Ct)));
        }
    }

    private static string Say(AppendResult result) => result switch
    {
        AppendResult.Appended appended => $"{NaiveLog.Say(result)}, {string.Join(' ', appended.Events.Select(e => Convert.ToHexString(e.Hash.Span)))}",
        _ => NaiveLog.Say(result),
    };

    private static string Say(AcceptedRequest? kept) => kept is null
        ? "not kept"
        : string.Create(CultureInfo.InvariantCulture, $"{Convert.ToHexString(kept.RequestHash.Span)} {kept.Stream} {kept.Version} {kept.Position}");
}
