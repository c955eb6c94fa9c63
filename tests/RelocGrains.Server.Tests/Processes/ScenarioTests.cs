using System.Diagnostics;
using System.Text.Json;
using Xunit;

namespace RelocGrains.Server.Tests.Processes;

/// <summary>What operators do, by the command line only.</summary>
public sealed class ScenarioTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(6);

    [Fact]
    public async Task A_case_begun_in_January_2022_is_closed_by_the_command_line_alone()
    {
        using var folder = new TempFolder();
        await using var server = await ServerProcess.Start(folder.Path);

        var (exitCode, output) = await Run(Binaries.Scenario("close-a-case.sh"), server.Grpc);

        Assert.True(exitCode == 0, output);
        using var shown = JsonDocument.Parse(output[output.IndexOf('{', StringComparison.Ordinal)..]);
        var root = shown.RootElement.TryGetProperty("project", out var project) ? project : shown.RootElement;
        Assert.Equal("CLOSED", root.GetProperty("stage").GetString());
        Assert.Equal("COMPLETED", root.GetProperty("outcome").GetString());
        Assert.Equal(24, root.GetProperty("jobs").GetProperty("maintained").GetInt32());
    }

    private static async Task<(int ExitCode, string Output)> Run(string script, string server)
    {
        using var process = Process.Start(new ProcessStartInfo("bash", [script])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            Environment = { ["RELOC"] = Binaries.Reloc, ["RELOC_SERVER"] = server },
        })!;
        using var limit = new CancellationTokenSource(Limit);
        var errors = process.StandardError.ReadToEndAsync(limit.Token);
        var output = await process.StandardOutput.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        return (process.ExitCode, process.ExitCode == 0 ? output : output + await errors);
    }
}
