using Microsoft.Data.Sqlite;
using RelocGrains.V1;
using Xunit;

namespace RelocGrains.Server.Tests.Processes;

/// <summary>Starts that are refused, and a log that was tampered with while the server was away.</summary>
public sealed class StartTests
{
    [Fact]
    public async Task A_second_server_on_the_same_folder_is_refused()
    {
        using var folder = new TempFolder();
        await using var first = await ServerProcess.Start(folder.Path);

        var (exitCode, errors) = await ServerProcess.RunToEnd("--data", folder.Path, "--grpc", "http://127.0.0.1:0", "--http", "http://127.0.0.1:0");

        Assert.Equal(1, exitCode);
        Assert.Contains(folder.Path, errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_is_taken_is_said_in_one_line_before_anything_is_done()
    {
        using var folder = new TempFolder();
        await using var first = await ServerProcess.Start(folder.Path);
        using var other = new TempFolder();

        var (exitCode, errors) = await ServerProcess.RunToEnd("--demo", "--data", other.Path, "--grpc", first.Grpc, "--http", "http://127.0.0.1:0");

        Assert.Equal(1, exitCode);
        Assert.Contains("--grpc", Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(other.Path));
    }

    [Theory]
    [InlineData("http://0.0.0.0:5081", "--trust-network")]
    [InlineData("http://192.0.2.1:5081", "--trust-network")]
    [InlineData("http://[::]:5081", "--trust-network")]
    [InlineData("https://127.0.0.1:5081", "must be an address")]
    [InlineData("http://localhost:5081", "must name an IP address")]
    public async Task An_address_that_others_can_reach_is_refused(string address, string why)
    {
        using var folder = new TempFolder();

        var (exitCode, errors) = await ServerProcess.RunToEnd("--data", folder.Path, "--grpc", address);

        Assert.NotEqual(0, exitCode);
        Assert.Contains("--grpc", errors, StringComparison.Ordinal);
        Assert.Contains(why, errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("10.0.0.7", "--trust-network")]
    [InlineData("silo-1", "must be an IP address")]
    public async Task An_address_at_which_others_would_obey_anybody_is_refused(string address, string why)
    {
        using var folder = new TempFolder();

        var (exitCode, errors) = await ServerProcess.RunToEnd("--data", folder.Path, "--store", "postgres", "--connection", "Host=nowhere", "--advertised-address", address);

        Assert.NotEqual(0, exitCode);
        Assert.Contains("--advertised-address", errors, StringComparison.Ordinal);
        Assert.Contains(why, errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://login.example.org")]
    [InlineData("login.example.org")]
    public async Task An_issuer_whose_keys_would_come_over_an_open_line_is_refused(string issuer)
    {
        using var folder = new TempFolder();

        var (exitCode, errors) = await ServerProcess.RunToEnd("--data", folder.Path, "--issuer", issuer);

        Assert.NotEqual(0, exitCode);
        Assert.Contains("--issuer must be an address such as https://", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_trusts_the_network_may_name_any_address_and_is_warned()
    {
        using var folder = new TempFolder();

        // Nobody has this address: the server goes as far as to ask the system for it.
        var (_, errors) = await ServerProcess.RunToEnd("--trust-network", "--data", folder.Path, "--grpc", "http://192.0.2.1:5081");

        Assert.Contains("may act as anybody", errors, StringComparison.Ordinal);
        Assert.Contains("http://192.0.2.1:5081/ cannot be served", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_serves_is_healthy()
    {
        using var folder = new TempFolder();
        await using var server = await ServerProcess.Start(folder.Path);

        Assert.Equal((0, "Serving", ""), await StoreVerb.Run("health", "--grpc", server.Grpc));
    }

    [Fact]
    public async Task Without_trust_nobody_is_warned()
    {
        using var folder = new TempFolder();
        await using var server = await ServerProcess.Start(folder.Path);

        Assert.Equal("", await server.SaidAtItsEnd());
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_not_healthy()
    {
        var (exitCode, output, errors) = await StoreVerb.Run("health", "--grpc", "http://127.0.0.1:1");

        Assert.Equal((1, ""), (exitCode, output));
        Assert.Equal("The server at http://127.0.0.1:1/ does not answer: Unavailable.", errors);
    }

    [Theory]
    [InlineData("UPDATE events SET body = CAST(replace(CAST(body AS TEXT), ':24', ':25') AS BLOB) WHERE position = 2")]
    [InlineData("DELETE FROM events WHERE position = 3")]
    [InlineData("UPDATE events SET position = 1000 WHERE position = 3; UPDATE events SET position = 3 WHERE position = 4; UPDATE events SET position = 4 WHERE position = 1000")]
    public async Task What_was_done_to_the_stored_log_is_found_by_verify(string tampering)
    {
        using var folder = new TempFolder();
        await using (var server = await RunningServer.Start(folder: folder.Path))
        {
            await new Journey(server.Channel.CreateCallInvoker()).TakeTo(Stage.Oriented);
        }
        Tamper(folder.Path, tampering);

        await using var again = await RunningServer.Start(folder: folder.Path);
        using var client = again.As(Role.Controller, "region", "p-090");
        var verified = await client.Log.VerifyLogAsync(new VerifyLogRequest());

        Assert.False(verified.Ok);
        Assert.NotEmpty(verified.Findings);
    }

    private static void Tamper(string folder, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "log.db")};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        Assert.True(command.ExecuteNonQuery() > 0);
    }
}
