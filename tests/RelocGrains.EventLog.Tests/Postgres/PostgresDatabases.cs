using RelocGrains.Databases;
using RelocGrains.EventLog.Postgres;
using RelocGrains.EventLog.Tests.Postgres;
using Xunit;

[assembly: AssemblyFixture(typeof(PostgresDatabases))]

namespace RelocGrains.EventLog.Tests.Postgres;

/// <summary>
/// One PostgreSQL for all tests of this assembly, a database for each. Where there is none a test is skipped and says why, unless
/// <c>RELOCGRAINS_REQUIRE_POSTGRES=1</c> says that there must be one.
/// </summary>
public sealed class PostgresDatabases : IAsyncLifetime
{
    private PostgresServer? server;
    private string why = string.Empty;

    public async ValueTask InitializeAsync()
    {
        try
        {
            server = await PostgresServer.Start();
        }
        catch (PostgresUnavailableException e)
        {
            why = e.Message;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null) await server.DisposeAsync();
    }

    public Task<string> Create()
    {
        if (server is null) SkipUnlessRequired(why);
        return server!.CreateDatabase(TestContext.Current.CancellationToken);
    }

    /// <summary>A database with an empty log.</summary>
    public async Task<string> CreateMigrated()
    {
        var database = await Create();
        PostgresSchema.Migrate(database, MigrationSource.Log);
        return database;
    }

    /// <summary>A server of the test's own, which it may kill.</summary>
    public static async Task<LocalPostgres> StartOwn()
    {
        try
        {
            return await LocalPostgres.Start(TestContext.Current.CancellationToken);
        }
        catch (PostgresUnavailableException e)
        {
            SkipUnlessRequired(e.Message);
            throw;
        }
    }

    private static void SkipUnlessRequired(string why)
    {
        const string Variable = "RELOCGRAINS_REQUIRE_POSTGRES";
        if (Environment.GetEnvironmentVariable(Variable) == "1") Assert.Fail($"{why} ({Variable}=1)");
        Assert.Skip(why);
    }
}
