using System.Diagnostics;
using RelocGrains.Server.Tests.Processes;
using Xunit;

namespace RelocGrains.Server.Tests.Identity;

/// <summary>The npm package oidc-provider in a process of its own; skipped where there is no Node.js, unless <c>RELOCGRAINS_REQUIRE_NODE=1</c>.</summary>
internal sealed class ForeignIssuer : IRealIssuer
{
    private const string Required = "RELOCGRAINS_REQUIRE_NODE";

    private readonly Process process;

    private ForeignIssuer(Process process, Uri issuer) => (this.process, Issuer) = (process, issuer);

    public Uri Issuer { get; }

    public static async Task<IRealIssuer> Start()
    {
        var folder = Path.Combine(Binaries.Root, "tests", "RelocGrains.Server.Tests", "Identity", "foreign-issuer");
        try
        {
            await Install(folder);
        }
        catch (System.ComponentModel.Win32Exception e) when (Environment.GetEnvironmentVariable(Required) != "1")
        {
            Assert.Skip($"No Node.js here: {e.Message}");
        }
        var started = Process.Start(new ProcessStartInfo("node", ["issuer.mjs"])
        {
            WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        })!;
        started.ErrorDataReceived += static (_, _) => { };
        started.BeginErrorReadLine();
        return new ForeignIssuer(started, new Uri(await Line(started)));
    }

    public Task<string> Token() => RealIssuers.Ask(new Uri(Issuer, "token"));

    public async Task Rotate()
    {
        await process.StandardInput.WriteLineAsync();
        await process.StandardInput.FlushAsync();
        await Line(process);
    }

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static async Task<string> Line(Process process)
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("http", StringComparison.Ordinal) || line.StartsWith("foreign-", StringComparison.Ordinal)) return line;
        }
        throw new InvalidOperationException("The foreign issuer has ended.");
    }

    private static async Task Install(string folder)
    {
        if (Directory.Exists(Path.Combine(folder, "node_modules"))) return;
        using var npm = Process.Start(new ProcessStartInfo("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
        {
            WorkingDirectory = folder, RedirectStandardOutput = true, UseShellExecute = false,
        })!;
        await npm.StandardOutput.ReadToEndAsync();
        await npm.WaitForExitAsync();
        if (npm.ExitCode != 0) throw new InvalidOperationException("npm could not install the foreign issuer.");
    }
}
