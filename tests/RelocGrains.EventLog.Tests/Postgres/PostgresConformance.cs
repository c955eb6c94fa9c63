using NodaTime;
using RelocGrains.EventLog.Postgres;
using RelocGrains.EventLog.Tests.Conformance;

namespace RelocGrains.EventLog.Tests.Postgres;

/// <summary>PostgreSQL keeps what every store promises.</summary>
public sealed class PostgresConformance(PostgresDatabases databases) : EventLogConformance
{
    private string database = string.Empty;

    protected override async Task<IEventLog> OpenAsync(IClock clock)
    {
        database = await databases.CreateMigrated();
        return await ReopenAsync(clock);
    }

    protected override async Task CloseAsync(IEventLog log) => await ((PostgresEventLog)log).DisposeAsync();

    protected override Task<IEventLog> ReopenAsync(IClock clock) => Task.FromResult<IEventLog>(PostgresEventLog.Open(database, clock));
}
