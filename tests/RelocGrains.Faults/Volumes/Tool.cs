using System.ComponentModel;
using System.Diagnostics;

namespace RelocGrains.Faults.Volumes;

/// <summary>Runs one of the machine's own tools to its end.</summary>
internal static class Tool
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <exception cref="ToolException">It is not there, or it failed.</exception>
    public static async Task Run(string name, params string[] arguments)
    {
        using var limit = new CancellationTokenSource(Limit);
        using var process = Start(name, arguments);
        var errors = process.StandardError.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        if (process.ExitCode != 0) throw new ToolException($"{name} {string.Join(' ', arguments)}: {(await errors).Trim()}");
    }

    private static Process Start(string name, string[] arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo(name, arguments) { RedirectStandardError = true, UseShellExecute = false })!;
        }
        catch (Win32Exception e)
        {
            throw new ToolException($"{name} cannot be run: {e.Message}");
        }
    }
}

/// <summary>A tool of the machine did not do what was asked.</summary>
internal sealed class ToolException(string message) : Exception(message);
