using RelocGrains.Benchmarks.Hosts;

namespace RelocGrains.Benchmarks.Stores;

/// <summary>A server on an empty store of the kind that is measured, for the time of one measure.</summary>
internal sealed class StoreOfRun : IAsyncDisposable
{
    /// <summary>A folder of the server's own.</summary>
    public const string Sqlite = "sqlite";

    /// <summary>A PostgreSQL that is started for the run.</summary>
    public const string OnPostgres = "postgres";

    private readonly Postgres? postgres;

    private StoreOfRun(Postgres? postgres, HostProcess server) => (this.postgres, Server) = (postgres, server);

    public HostProcess Server { get; }

    public static async Task<StoreOfRun> Start(string kind)
    {
        var shared = kind == OnPostgres ? await Postgres.Start() : null;
        return new StoreOfRun(shared, await (shared?.Server() ?? HostProcess.Server()));
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        if (postgres is not null) await postgres.DisposeAsync();
    }
}
