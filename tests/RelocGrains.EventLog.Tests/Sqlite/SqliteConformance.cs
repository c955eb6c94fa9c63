using NodaTime;
using RelocGrains.EventLog.Sqlite;
using RelocGrains.EventLog.Tests.Conformance;

namespace RelocGrains.EventLog.Tests.Sqlite;

/// <summary>SQLite keeps what every store promises.</summary>
public sealed class SqliteConformance : EventLogConformance
{
    private readonly TemporaryFolder folder = new();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        folder.Dispose();
    }

    protected override Task<IEventLog> OpenAsync(IClock clock) => Task.FromResult<IEventLog>(SqliteEventLog.Open(folder.Path, clock));

    protected override async Task CloseAsync(IEventLog log) => await ((SqliteEventLog)log).DisposeAsync();

    protected override Task<IEventLog> ReopenAsync(IClock clock) => OpenAsync(clock);
}
