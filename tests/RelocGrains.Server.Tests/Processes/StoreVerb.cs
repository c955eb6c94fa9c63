using System.Diagnostics;

namespace RelocGrains.Server.Tests.Processes;

/// <summary>A verb of the server's executable, run to its end.</summary>
public static class StoreVerb
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    public static Task<(int ExitCode, string Output, string Errors)> Run(params string[] arguments) => RunWhere(database: null, arguments);

    /// <summary>The same where the environment names a database.</summary>
    public static async Task<(int ExitCode, string Output, string Errors)> RunWhere(string? database, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Binaries.Server, arguments)
        {
            RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
            Environment = { ["RELOCGRAINS_CONNECTION"] = database },
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        await Task.WhenAny(process.WaitForExitAsync(), Task.Delay(Limit));
        if (!process.HasExited) process.Kill();
        await process.WaitForExitAsync();
        return (process.ExitCode, (await output).Trim(), (await errors).Trim());
    }
}
