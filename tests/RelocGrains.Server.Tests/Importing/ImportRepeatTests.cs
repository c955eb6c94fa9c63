using System.Diagnostics;
using RelocGrains.Client;
using RelocGrains.Server.Tests.Processes;
using RelocGrains.V1;
using Xunit;

namespace RelocGrains.Server.Tests.Importing;

/// <summary>A whole file, with the command line and the server killed in the middle: each good line opens its case, once.</summary>
public sealed class ImportRepeatTests : IDisposable
{
    private readonly TempFolder folder = new();

    private string File => Path.Combine(folder.Path, "detections.csv");

    [Fact]
    public async Task Of_ten_thousand_lines_the_good_ones_are_imported_and_each_bad_one_is_told_though_the_command_was_killed_once()
    {
        var bad = await CsvFiles.Write(File, lines: 10_000, bad: 137);
        await using var server = await ServerProcess.Start(Path.Combine(folder.Path, "data"));
        using var client = server.As(Role.Controller, "region", "p-090");
        var time = Stopwatch.StartNew();

        using (var first = Import(server.Grpc))
        {
            await Cases(client, atLeast: 3_000);
            await first.Kill();
        }
        var killedAt = await Total(client);
        using var second = Import(server.Grpc);
        var result = await second.End();

        AssertWhole(result, good: 9_863, bad);
        Assert.InRange(result.Count("unchanged"), killedAt, 9_862);
        Assert.Equal(9_863, await Total(client));
        Assert.True((await client.Log.VerifyLogAsync(new VerifyLogRequest())).Ok);
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"killed with {killedAt} cases; then {result.Count("imported")} imported, {result.Count("unchanged")} unchanged, {result.Count("refused")} refused; {time.Elapsed.TotalSeconds:F1} s in all");
    }

    [Fact]
    public async Task A_server_that_is_killed_and_started_again_is_found_by_the_same_command()
    {
        var bad = await CsvFiles.Write(File, lines: 1_500, bad: 20);
        var data = Path.Combine(folder.Path, "data");
        await using var server = await ServerProcess.Start(data);
        using var running = Import(server.Grpc);
        using (var client = server.As(Role.Controller, "region", "p-090")) await Cases(client, atLeast: 400);
        await server.Kill();

        await using var again = await ServerProcess.StartAt(server.Grpc, data);
        var result = await running.End();

        AssertWhole(result, good: 1_480, bad);
        using var reader = again.As(Role.Controller, "region", "p-090");
        Assert.Equal(1_480, await Total(reader));
        using var repeated = Import(again.Grpc);
        var repetition = await repeated.End();
        AssertWhole(repetition, good: 1_480, bad);
        Assert.Equal((1_480, 1_480), (repetition.Count("unchanged"), await Total(reader)));
        TestContext.Current.TestOutputHelper!.WriteLine($"{result.Count("imported")} imported, {result.Count("unchanged")} unchanged after the kill");
    }

    [Fact]
    public async Task A_server_and_a_command_that_are_both_killed_leave_nothing_that_is_written_twice()
    {
        var bad = await CsvFiles.Write(File, lines: 1_000, bad: 13);
        var data = Path.Combine(folder.Path, "data");
        await using (var server = await ServerProcess.Start(data))
        {
            using var first = Import(server.Grpc);
            using var client = server.As(Role.Controller, "region", "p-090");
            await Cases(client, atLeast: 300);
            await server.Kill();
            await first.Kill();
        }

        await using var again = await ServerProcess.Start(data);
        using var second = Import(again.Grpc);
        var result = await second.End();

        AssertWhole(result, good: 987, bad);
        using var reader = again.As(Role.Controller, "region", "p-090");
        Assert.Equal(987, await Total(reader));
        Assert.True((await reader.Log.VerifyLogAsync(new VerifyLogRequest())).Ok);
    }

    public void Dispose() => folder.Dispose();

    private Reloc Import(string server) => Reloc.Start(server, "import", File, "-o", "json");

    private static void AssertWhole(RelocResult result, int good, IReadOnlyDictionary<long, string> bad)
    {
        Assert.Equal((3, good, bad.Count), (result.ExitCode, result.Count("imported") + result.Count("unchanged"), result.Count("refused")));
        var told = result.Json.GetProperty("refusals").EnumerateArray()
            .Select(refusal => (refusal.GetProperty("line").GetInt64(), refusal.GetProperty("fields")[0].GetProperty("field").GetString()));
        Assert.Equal(bad.Select(wrong => (wrong.Key, (string?)wrong.Value)), told);
    }

    private static async Task Cases(RelocGrainsClient client, int atLeast)
    {
        while (await Total(client) < atLeast)
        {
            // Each question is answered at the log's head, and takes its time: there is nothing else to wait for.
        }
    }

    private static async Task<int> Total(RelocGrainsClient client) =>
        (await client.Projects.ListProjectsAsync(new ListProjectsRequest { PageSize = 1, Consistency = new Consistency { Strong = true } })).TotalSize;
}
