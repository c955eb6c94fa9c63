using System.Diagnostics;

namespace RelocGrains.Cli.Tests.Processes;

/// <summary>What a run wrote, and what it said to the shell.</summary>
internal sealed record Finished(int ExitCode, string Output, string Errors);

/// <summary>The real `reloc`, or a shell that calls it, as a process whose streams are pipes.</summary>
internal static class RelocProcess
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    // What whoever runs the tests has set must not speak.
    private static readonly string[] Ours = ["RELOC_LANG", "RELOC_SERVER", "RELOC_AS", "NO_COLOR"];

    /// <summary>The executable that the build puts beside these tests.</summary>
    public static string Path { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "reloc");

    /// <summary>Runs `reloc` with arguments that stand as in a shell without quotes.</summary>
    public static Task<Finished> Run(string arguments, params (string Name, string Value)[] environment) =>
        Start(Path, arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries), environment);

    /// <summary>Runs any program to its end.</summary>
    public static async Task<Finished> Start(string program, IEnumerable<string> arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var name in Ours) start.Environment.Remove(name);
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(Limit);
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync(limit.Token);
        var output = await process.StandardOutput.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        return new Finished(process.ExitCode, output, await errors);
    }
}
