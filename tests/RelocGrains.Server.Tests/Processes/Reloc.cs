using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace RelocGrains.Server.Tests.Processes;

/// <summary>What a run of the command line came to.</summary>
public sealed record RelocResult(int ExitCode, string Output, string Errors)
{
    /// <summary>The output as one JSON document.</summary>
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    public int Count(string name) => Json.GetProperty(name).GetInt32();
}

/// <summary>The command line as a process of its own.</summary>
public sealed class Reloc : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    private readonly Process process;
    private readonly CancellationTokenSource limit = new(Limit);
    private readonly Task<string> output;
    private readonly Task<string> errors;

    private Reloc(Process process)
    {
        this.process = process;
        (output, errors) = (process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token));
    }

    /// <summary>Starts it.</summary>
    public static Reloc Start(string server, params string[] arguments) => new(Process.Start(new ProcessStartInfo(Binaries.Reloc, arguments)
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        StandardOutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        UseShellExecute = false,
        Environment = { ["RELOC_SERVER"] = server },
    })!);

    /// <summary>Runs it to the end.</summary>
    public static async Task<RelocResult> Run(string server, params string[] arguments)
    {
        using var reloc = Start(server, arguments);
        return await reloc.End();
    }

    /// <summary>Runs it to the end with something to read.</summary>
    public static async Task<RelocResult> RunWith(byte[] input, string server, params string[] arguments)
    {
        using var reloc = Start(server, arguments);
        await reloc.process.StandardInput.BaseStream.WriteAsync(input);
        return await reloc.End();
    }

    /// <summary>Waits for its end.</summary>
    public async Task<RelocResult> End()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync(limit.Token);
        return new RelocResult(process.ExitCode, await output, await errors);
    }

    /// <summary>SIGKILL: nothing of the process runs any more.</summary>
    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync(limit.Token);
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill();
        process.Dispose();
        limit.Dispose();
    }
}
