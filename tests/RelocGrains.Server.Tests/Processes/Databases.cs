using RelocGrains.Databases;
using RelocGrains.EventLog.Postgres;
using RelocGrains.Server.Hosting;
using Xunit;

namespace RelocGrains.Server.Tests.Processes;

/// <summary>
/// One PostgreSQL for the tests of a class, a database for each. Where there is none a test is skipped and says why, unless
/// <c>RELOCGRAINS_REQUIRE_POSTGRES=1</c> says that there must be one.
/// </summary>
public sealed class Databases : IAsyncLifetime
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

    /// <summary>A database without tables.</summary>
    public Task<string> Create()
    {
        if (server is null) SkipUnlessRequired();
        return server!.CreateDatabase(TestContext.Current.CancellationToken);
    }

    /// <summary>A database on which a server can start.</summary>
    public async Task<string> CreateMigrated()
    {
        var database = await Create();
        PostgresSchema.Migrate(database, Stores.Migrations);
        return database;
    }

    private void SkipUnlessRequired()
    {
        const string Variable = "RELOCGRAINS_REQUIRE_POSTGRES";
        if (Environment.GetEnvironmentVariable(Variable) == "1") Assert.Fail($"{why} ({Variable}=1)");
        Assert.Skip(why);
    }
}
