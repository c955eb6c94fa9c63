using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;
using RelocGrains.V1;
using Xunit;

namespace RelocGrains.Server.Tests.Processes;

/// <summary>The verbs that take care of a store in a database, and carry stores from one kind to the other, as an operator types them.</summary>
public sealed class DatabaseCareTests(Databases databases) : IClassFixture<Databases>, IAsyncLifetime
{
    private readonly TempFolder folder = new();
    private readonly CreateProjectRequest opening = Journey.Detection("012345682");
    private Project opened = new();

    private string Data => In("data");

    private string Backup => In("backup");

    public async ValueTask InitializeAsync()
    {
        await using var server = await RunningServer.Start(folder: Data);
        await new Journey(server.Channel.CreateCallInvoker()).TakeTo(Stage.Oriented);
        opened = await Finder(server.Channel).CreateProjectAsync(opening);
    }

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task There_and_back_every_hash_text_and_answer_is_the_same()
    {
        var database = await databases.CreateMigrated();
        var (original, seen) = (await Verified("--data", Data), await Seen(Data));

        Assert.Equal(original, await Done("backed up", "backup", "--data", Data, "--to", Backup));
        Assert.Equal(original, await Done("restored", "restore", "--from", Backup, "--connection", database));
        Assert.Equal(original, await Verified("--connection", database));
        await using (var silo = await StartSilo(database))
        {
            Assert.Equal(seen, await Seen(silo.Grpc));
            await AssertRepeats(silo.Grpc);
        }

        Assert.Equal(original, await Done("backed up", "backup", "--connection", database, "--to", In("back")));
        Assert.Equal(original, await Verified("--data", In("back")));
        Assert.Equal(original, await Done("restored", "restore", "--from", In("back"), "--data", In("again")));
        Assert.Equal(seen, await Seen(In("again")));
        await using (var server = await RunningServer.Start(folder: In("again"))) await AssertRepeats(server.Address);
        Assert.Equal(original, await Verified("--data", In("again")));
    }

    [Fact]
    public async Task Servers_may_go_on_while_their_database_is_copied()
    {
        var database = await Restored();
        await using var silo = await StartSilo(database);
        using var client = silo.As(Role.Operator, "agence", "p-002");
        var qualified = await client.Projects.QualifyProjectAsync(Journey.Qualification(opened.Name));

        await Done("backed up", "backup", "--connection", database, "--to", In("back"));

        Assert.Equal(["log.db", "persons.db"], Directory.GetFileSystemEntries(In("back")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        await using var server = await RunningServer.Start(folder: In("back"));
        using var reader = server.As(Role.Operator, "agence", "p-002");
        Assert.Equal(qualified, await reader.Projects.GetProjectAsync(new() { Name = opened.Name }));
        Assert.Equal("Bon dossier.", qualified.Qualification.Assessment.Comment);
    }

    [Fact]
    public async Task A_damaged_database_is_found_and_gives_no_backup()
    {
        var database = await Restored();
        Execute(database, "UPDATE log.events SET who = 'someone else' WHERE position = 3");

        var (exitCode, output, _) = await StoreVerb.Run("verify", "--connection", database);
        Assert.Equal(1, exitCode);
        Assert.Contains("position 3", output, StringComparison.Ordinal);

        AssertOneLine(await StoreVerb.Run("backup", "--connection", database, "--to", In("back")), "position 3");
        Assert.Empty(Directory.GetFileSystemEntries(In("back")));
    }

    [Fact]
    public async Task A_damaged_backup_leaves_the_database_as_it_was()
    {
        var database = await databases.CreateMigrated();
        await Done("backed up", "backup", "--data", Data, "--to", Backup);
        await Done("backed up", "backup", "--data", Data, "--to", In("good"));
        CareTests.InFile(Backup, "DELETE FROM events WHERE position = 3");

        var (exitCode, output, _) = await StoreVerb.Run("restore", "--from", Backup, "--connection", database);

        Assert.Equal(1, exitCode);
        Assert.Contains("events are missing", output, StringComparison.Ordinal);
        await Done("restored", "restore", "--from", In("good"), "--connection", database);
    }

    [Fact]
    public async Task Nothing_is_restored_over_a_database_that_has_a_store()
    {
        var database = await Restored();
        var before = await Verified("--connection", database);

        AssertOneLine(await StoreVerb.Run("restore", "--from", Backup, "--connection", database), "not empty");

        Assert.Equal(before, await Verified("--connection", database));
    }

    [Fact]
    public async Task A_database_that_a_server_has_only_looked_into_has_a_key_of_its_own_and_takes_no_other()
    {
        var database = await databases.CreateMigrated();
        await using (await StartSilo(database))
        {
        }
        await Done("backed up", "backup", "--data", Data, "--to", Backup);

        AssertOneLine(await StoreVerb.Run("restore", "--from", Backup, "--connection", database), "not empty");
    }

    [Fact]
    public async Task A_database_on_which_no_server_has_run_gives_no_backup()
    {
        var database = await databases.CreateMigrated();

        AssertOneLine(await StoreVerb.Run("backup", "--connection", database, "--to", In("back")), "no server has ever run");

        Assert.Empty(Directory.GetFileSystemEntries(In("back")));
    }

    [Fact]
    public async Task A_silo_s_board_is_built_again_from_the_database()
    {
        var database = await Restored();
        Directory.CreateDirectory(In("silo"));
        File.WriteAllText(Path.Combine(In("silo"), "board.db"), new string('x', 10_000));

        var (exitCode, output, _) = await StoreVerb.RunWhere(database, "rebuild", "--data", In("silo"));

        Assert.Equal(0, exitCode);
        Assert.StartsWith("rebuilt events=", output, StringComparison.Ordinal);
        await using var silo = await StartSilo(database);
        Assert.Equal(await Seen(Data), await Seen(silo.Grpc));
        AssertOneLine(await StoreVerb.RunWhere(database, "rebuild", "--data", Data), "a log of its own");
    }

    [Theory]
    [InlineData("backup")]
    [InlineData("restore")]
    [InlineData("verify")]
    public async Task A_store_that_is_named_badly_is_said_in_one_line_without_the_password(string verb)
    {
        const string Nowhere = "Host=127.0.0.1;Port=1;Username=reloc;Password=geheim;Database=none";
        await Done("backed up", "backup", "--data", Data, "--to", Backup);
        string[] arguments = [verb, .. verb switch { "backup" => ["--to", In("to")], "restore" => ["--from", Backup], _ => (string[])[] }];
        var bare = await databases.Create();

        AssertOneLine(await StoreVerb.Run([.. arguments, "--data", In("data"), "--connection", Nowhere]), "not with both");
        AssertOneLine(await StoreVerb.Run(arguments), "Name the store");
        AssertOneLine(await StoreVerb.Run([.. arguments, "--connection", Nowhere]), "127.0.0.1:1");
        AssertOneLine(await StoreVerb.RunWhere(Nowhere, arguments), "127.0.0.1:1");
        AssertOneLine(await StoreVerb.Run([.. arguments, "--connection", "Host=nowhere.invalid;Username=reloc;Password=geheim"]), "nowhere.invalid");
        AssertOneLine(await StoreVerb.Run([.. arguments, "--connection", "Host=127.0.0.1;Password=x;geheim"]), "write it like");
        AssertOneLine(await StoreVerb.Run([.. arguments, "--connection", "postgres://reloc:geheim@db/reloc"]), "write it like");
        AssertOneLine(await StoreVerb.Run([.. arguments, "--connection", bare]), "migrate");
    }

    [Fact]
    public async Task A_folder_that_is_named_goes_before_a_database_of_the_environment() =>
        Assert.Equal(0, (await StoreVerb.RunWhere("Host=127.0.0.1;Port=1", "verify", "--data", Data)).ExitCode);

    private string In(string name) => Path.Combine(folder.Path, name);

    private async Task<string> Restored()
    {
        var database = await databases.CreateMigrated();
        await Done("backed up", "backup", "--data", Data, "--to", Backup);
        await Done("restored", "restore", "--from", Backup, "--connection", database);
        return database;
    }

    private Task<ServerProcess> StartSilo(string database) =>
        ServerProcess.Start(In("silo"), "--store", "postgres", "--connection", database, "--silo-port", FreePort().ToString(CultureInfo.InvariantCulture));

    private static Task<string> Verified(params string[] store) => Done("verified", ["verify", .. store]);

    // What a verb says of the log: events, position, hash.
    private static async Task<string> Done(string done, params string[] arguments)
    {
        var (exitCode, output, errors) = await StoreVerb.Run(arguments);
        Assert.Equal((0, ""), (exitCode, errors));
        Assert.StartsWith($"{done} events=", output, StringComparison.Ordinal);
        return output[done.Length..];
    }

    private static void AssertOneLine((int ExitCode, string Output, string Errors) ran, string about)
    {
        Assert.Equal((1, ""), (ran.ExitCode, ran.Output));
        Assert.Contains(about, Assert.Single(ran.Errors.Split('\n')), StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", ran.Errors, StringComparison.Ordinal);
    }

    // Whoever repeats a request gets the first answer: the hash of what was asked follows from the key of the texts, too.
    private async Task AssertRepeats(string address)
    {
        using var channel = Grpc.Net.Client.GrpcChannel.ForAddress(address);
        Assert.Equal(opened, await Finder(channel).CreateProjectAsync(opening));
    }

    private static ProjectService.ProjectServiceClient Finder(Grpc.Net.Client.GrpcChannel channel) =>
        new Journey(channel.CreateCallInvoker()).As("p-001", "agence", "operator");

    // What a server shows, on a folder or at an address: cases in full with their texts, and their departments.
    private static async Task<string> Seen(string place)
    {
        await using var own = Uri.IsWellFormedUriString(place, UriKind.Absolute) ? null : await RunningServer.Start(folder: place);
        using var client = new Client.RelocGrainsClient(new Uri(own?.Address ?? place), new("p-010", "region", Role.Operator));
        var strong = new Consistency { Strong = true };
        var cases = await client.Projects.ListProjectsAsync(new ListProjectsRequest { View = ProjectView.Full, Consistency = strong });
        var departments = await client.Departments.ListDepartmentsAsync(new ListDepartmentsRequest { Consistency = strong });
        Assert.Contains("Camille Essai", cases.ToString(), StringComparison.Ordinal);
        return $"{cases} {departments}";
    }

    private static void Execute(string database, string sql)
    {
        using var connection = new NpgsqlConnection(database + ";Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        Assert.Equal(1, command.ExecuteNonQuery());
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
