using System.Diagnostics;
using System.Text.Json;
using RelocGrains.V1;
using Xunit;

namespace RelocGrains.Server.Tests.Processes;

/// <summary>`reloc watch` as scripts use it.</summary>
public sealed class WatchCommandTests
{
    private const int Interrupted = 130;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Each_act_is_a_line_at_once_and_who_interrupts_it_is_told_where_to_resume()
    {
        using var folder = new TempFolder();
        await using var server = await ServerProcess.Start(folder.Path);
        using var client = server.As(Role.Operator, "agence", "p-001");
        using var limit = new CancellationTokenSource(Limit);
        using var watch = Reloc(server, "watch", "--department", "69", "-o", "json");
        await watch.StandardOutput.ReadLineAsync(limit.Token);

        var detected = await client.Projects.CreateProjectAsync(Journey.Detection(Sirens.Of(1)));
        using var line = JsonDocument.Parse((await watch.StandardOutput.ReadLineAsync(limit.Token))!);
        Process.Start("kill", ["-TERM", FormattableString.Invariant($"{watch.Id}")]).Dispose();
        await watch.WaitForExitAsync(limit.Token);

        Assert.Equal(Interrupted, watch.ExitCode);
        Assert.Equal(detected.Name, line.RootElement.GetProperty("project").GetProperty("name").GetString());
        Assert.Equal("project.detected.v1", line.RootElement.GetProperty("entries")[0].GetProperty("type").GetString());
        Assert.Contains(detected.Revision, await watch.StandardError.ReadToEndAsync(limit.Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_recorded_is_told_once_to_people_without_colours_in_a_pipe()
    {
        using var folder = new TempFolder();
        await using var server = await ServerProcess.Start(folder.Path);
        using var client = server.As(Role.Operator, "agence", "p-001");
        var detected = await client.Projects.CreateProjectAsync(Journey.Detection(Sirens.Of(1)));
        using var limit = new CancellationTokenSource(Limit);

        using var watch = Reloc(server, "watch", "--from-beginning", "--once");
        var lines = (await watch.StandardOutput.ReadToEndAsync(limit.Token)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await watch.WaitForExitAsync(limit.Token);

        Assert.Equal(0, watch.ExitCode);
        Assert.Contains(detected.Name["projects/".Length..], Assert.Single(lines), StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', lines[0]);
    }

    private static Process Reloc(ServerProcess server, params string[] arguments) => Process.Start(
        new ProcessStartInfo(Binaries.Reloc, [.. arguments, "--server", server.Grpc])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        })!;
}
