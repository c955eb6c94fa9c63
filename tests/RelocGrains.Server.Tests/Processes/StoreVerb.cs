using System.Diagnostics;

namespace RelocGrains.Server.Tests.Processes;

/// <summary>A verb of the server's executable, run to its end.</summary>
public static class StoreVerb
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    public static async Task<(int ExitCode, string Output, string Errors)> Run(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Binaries.Server, arguments)
        {
            RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        })!;
        using var limit = new CancellationTokenSource(Limit);
        var errors = process.StandardError.ReadToEndAsync(limit.Token);
        var output = await process.StandardOutput.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        return (process.ExitCode, output.Trim(), (await errors).Trim());
    }
}
