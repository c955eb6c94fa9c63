using System.Runtime.Versioning;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using RelocGrains.V1;
using Xunit;

namespace RelocGrains.Server.Tests.Processes;

/// <summary>The verbs that take care of a store, as an operator types them.</summary>
public sealed class CareTests : IAsyncLifetime
{
    private readonly TempFolder folder = new();
    private readonly TempFolder other = new();

    private string Data => Path.Combine(folder.Path, "data");

    private string Backup => Path.Combine(other.Path, "backup");

    private string Restored => Path.Combine(other.Path, "restored");

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(Data);
        await using var server = await RunningServer.Start(folder: Data);
        await new Journey(server.Channel.CreateCallInvoker()).TakeTo(Stage.Oriented);
    }

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        other.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_backup_is_restored_with_its_texts_and_its_figures()
    {
        Assert.Equal(0, (await StoreVerb.Run("backup", "--data", Data, "--to", Backup)).ExitCode);
        Assert.Equal(0, (await StoreVerb.Run("restore", "--from", Backup, "--data", Restored)).ExitCode);

        Assert.Equal(await Seen(Data), await Seen(Restored));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task Nobody_but_its_owner_reads_a_backup()
    {
        await StoreVerb.Run("backup", "--data", Data, "--to", Backup);

        Assert.All(Directory.GetFiles(Backup), file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file)));
    }

    [Fact]
    public async Task A_backup_never_replaces_anything()
    {
        Directory.CreateDirectory(Backup);
        File.WriteAllText(Path.Combine(Backup, "notes.txt"), "mine");

        var refused = await StoreVerb.Run("backup", "--data", Data, "--to", Backup);

        AssertOneLine(refused, Backup);
        Assert.Equal(["notes.txt"], Directory.GetFileSystemEntries(Backup).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_damaged_log_gives_no_backup()
    {
        InFile(Data, "UPDATE events SET who = 'someone else' WHERE position = 3");

        var (exitCode, output, _) = await StoreVerb.Run("backup", "--data", Data, "--to", Backup);

        Assert.Equal(1, exitCode);
        Assert.Contains("position 3", output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(Backup));
    }

    [Fact]
    public async Task A_damaged_backup_is_not_restored()
    {
        await StoreVerb.Run("backup", "--data", Data, "--to", Backup);
        InFile(Backup, "DELETE FROM events WHERE position = 3");

        var (exitCode, output, _) = await StoreVerb.Run("restore", "--from", Backup, "--data", Restored);

        Assert.Equal(1, exitCode);
        Assert.Contains("events are missing", output, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(Restored, "log.db")));
    }

    [Fact]
    public async Task Nothing_is_restored_over_a_store_or_under_a_server()
    {
        await StoreVerb.Run("backup", "--data", Data, "--to", Backup);

        AssertOneLine(await StoreVerb.Run("restore", "--from", Backup, "--data", Data), "log.db");
        await using var server = await ServerProcess.Start(Data);
        AssertOneLine(await StoreVerb.Run("restore", "--from", Backup, "--data", Data), "another process holds it");
    }

    [Fact]
    public async Task Verify_says_what_it_found_in_json_too()
    {
        using (var whole = JsonDocument.Parse((await StoreVerb.Run("verify", "--data", Data, "-o", "json")).Output))
        {
            Assert.True(whole.RootElement.GetProperty("ok").GetBoolean());
            Assert.Equal(whole.RootElement.GetProperty("events").GetInt64(), whole.RootElement.GetProperty("lastPosition").GetInt64());
            Assert.Equal(64, whole.RootElement.GetProperty("headHash").GetString()!.Length);
        }
        InFile(Data, "UPDATE events SET body = x'00' WHERE position = 2");

        var (exitCode, output, _) = await StoreVerb.Run("verify", "--offline", "--data", Data, "-o", "json");

        using var damaged = JsonDocument.Parse(output);
        Assert.Equal(1, exitCode);
        Assert.False(damaged.RootElement.GetProperty("ok").GetBoolean());
        Assert.Equal(2, damaged.RootElement.GetProperty("findings")[0].GetProperty("position").GetInt64());
    }

    [Fact]
    public async Task Verify_finds_a_broken_index_that_the_rows_do_not_show()
    {
        InFile(Data, "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'CREATE INDEX requests_by_position ON requests (version)' WHERE name = 'requests_by_position'");

        var (exitCode, output, _) = await StoreVerb.Run("verify", "--data", Data);

        Assert.Equal(1, exitCode);
        Assert.Contains("the file is damaged", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_board_however_damaged_is_built_again()
    {
        var before = await Seen(Data);
        foreach (var file in Directory.GetFiles(Data, "board.db*")) File.Delete(file);
        File.WriteAllText(Path.Combine(Data, "board.db"), new string('x', 10_000));
        var start = await ServerProcess.RunToEnd("--data", Data, "--grpc", "http://127.0.0.1:0", "--http", "http://127.0.0.1:0");
        Assert.Equal(1, start.ExitCode);
        Assert.Contains("rebuild", Assert.Single(start.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);

        var (exitCode, output, _) = await StoreVerb.Run("rebuild", "--data", Data);

        Assert.Equal(0, exitCode);
        Assert.StartsWith("rebuilt events=", output, StringComparison.Ordinal);
        Assert.Equal(before, await Seen(Data));
    }

    [Fact]
    public async Task Nothing_is_rebuilt_under_a_server()
    {
        await using var server = await ServerProcess.Start(Data);

        AssertOneLine(await StoreVerb.Run("rebuild", "--data", Data), "another process holds it");
    }

    [Theory]
    [InlineData("backup", "--to", "x")]
    [InlineData("verify")]
    [InlineData("rebuild")]
    public async Task Where_there_is_no_log_a_verb_says_so_and_makes_none(string verb, params string[] more)
    {
        AssertOneLine(await StoreVerb.Run([verb, "--data", Restored, .. more.Select(part => part == "x" ? Backup : part)]), "no log");

        Assert.False(Directory.Exists(Restored));
    }

    private static void AssertOneLine((int ExitCode, string Output, string Errors) ran, string about)
    {
        Assert.Equal((1, ""), (ran.ExitCode, ran.Output));
        Assert.Contains(about, Assert.Single(ran.Errors.Split('\n')), StringComparison.Ordinal);
    }

    // What a server on the folder shows: the case in full with its texts, and its department.
    private static async Task<string> Seen(string data)
    {
        await using var server = await RunningServer.Start(folder: data);
        using var client = server.As(Role.Operator, "region", "p-010");
        var strong = new Consistency { Strong = true };
        var cases = await client.Projects.ListProjectsAsync(new ListProjectsRequest { View = ProjectView.Full, Consistency = strong });
        var departments = await client.Departments.ListDepartmentsAsync(new ListDepartmentsRequest { Consistency = strong });
        Assert.Contains("Camille Essai", cases.ToString(), StringComparison.Ordinal);
        return $"{cases} {departments}";
    }

    internal static void InFile(string data, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(data, "log.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
