using Npgsql;
using Xunit;

namespace RelocGrains.EventLog.Tests.Postgres;

/// <summary>The server that the tests stand on is durable itself, or they would prove nothing.</summary>
public sealed class ServerTests(PostgresDatabases databases)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("fsync")]
    [InlineData("full_page_writes")]
    [InlineData("synchronous_commit")]
    public async Task It_is_durable(string setting) => Assert.Equal("on", Sql.Ask(await databases.Create(), $"SHOW {setting}"));

    [Fact]
    public async Task Each_database_is_a_new_one()
    {
        var (one, other) = (await databases.Create(), await databases.Create());
        Sql.Ask(one, "CREATE TABLE marks (mark text)");

        Assert.Equal("marks", Sql.Ask(one, "SELECT to_regclass('marks')::text"));
        Assert.Equal(DBNull.Value, Sql.Ask(other, "SELECT to_regclass('marks')::text"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task It_comes_back_at_the_same_address_with_what_was_committed(bool killed)
    {
        await using var own = await PostgresDatabases.StartOwn();
        var database = await own.CreateDatabase(Ct);
        Sql.Ask(database, "CREATE TABLE marks (mark text)");

        await (killed ? own.Kill() : own.Stop(Ct));
        Assert.Throws<NpgsqlException>(() => Sql.Ask(database, "SELECT 1"));
        await own.StartAgain(Ct);

        Assert.Equal("marks", Sql.Ask(database, "SELECT to_regclass('marks')::text"));
    }
}
