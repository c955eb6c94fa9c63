using Microsoft.Data.Sqlite;
using NodaTime.Testing;
using RelocGrains.EventLog.Sqlite;
using Xunit;

namespace RelocGrains.EventLog.Tests.Sqlite;

/// <summary>A stopped log of six events, three streams and four requests, on which somebody lays hands.</summary>
public abstract class TamperedLog : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();

    private protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await using var log = SqliteEventLog.Open(folder.Path, new FakeClock(NodaTime.Instant.FromUtc(2026, 3, 2, 9, 0)));
        await log.Append(Appends.To("a", 0, "1", "2") with { Traceparent = "00-00-00-01" }, Ct);
        await log.Append(Appends.To("b", 0, "3"), Ct);
        await log.Append(Appends.To("b", 1), Ct);
        await log.Append(Appends.Of(Appends.Change("c", 0, "4"), Appends.Change("a", 2, "5", "6")), Ct);
    }

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    // Row by row, as a log in use is verified, and with the file: what is wrong with a row both must find.
    private protected VerifyReport Verify()
    {
        var (rows, file) = (SqliteVerifier.VerifyRows(folder.Path, Ct), SqliteVerifier.VerifyFile(folder.Path, Ct));
        Assert.Equal(file.Ok, rows.Ok);
        if (file.Findings.Length < VerifyReport.MaxFindings)
            Assert.Equal(file.Findings.Where(f => !f.What.StartsWith("the file is damaged", StringComparison.Ordinal)), rows.Findings);
        return file;
    }

    private protected VerifyReport VerifyAfter(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={SqliteStore.FileIn(folder.Path)};Pooling=False");
        connection.Open();
        connection.Execute(sql);
        connection.Close();
        return Verify();
    }
}
