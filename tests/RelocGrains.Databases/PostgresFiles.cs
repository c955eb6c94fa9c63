using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace RelocGrains.Databases;

/// <summary>The programs of a PostgreSQL that is installed on this machine, run as a user whom PostgreSQL accepts.</summary>
internal sealed class PostgresFiles
{
    // Where Debian and Ubuntu put each major version; elsewhere they are found on the path.
    private const string DebianFolder = "/usr/lib/postgresql";

    private PostgresFiles(string folder) => Folder = folder;

    public string Folder { get; }

    /// <exception cref="PostgresUnavailableException">There are none.</exception>
    public static PostgresFiles Find()
    {
        var debian = Directory.Exists(DebianFolder)
            ? Directory.GetDirectories(DebianFolder).OrderByDescending(MajorVersion).Select(version => Path.Combine(version, "bin"))
            : [];
        var path = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        var folder = debian.Concat(path).FirstOrDefault(HasAll)
            ?? throw new PostgresUnavailableException($"No files of PostgreSQL in {DebianFolder} or on the path.");
        return new PostgresFiles(folder);
    }

    /// <summary>Gives a folder to the user who will run the server.</summary>
    public static Task Own(string folder, CancellationToken ct) =>
        Environment.IsPrivilegedProcess ? RunToEnd(Process.Start(Plan("chown", ["postgres", folder]))!, "chown", ct) : Task.CompletedTask;

    public Task Run(string program, string[] arguments, CancellationToken ct) => RunToEnd(Start(program, arguments), program, ct);

    public Process Start(string program, string[] arguments)
    {
        var file = Path.Combine(Folder, program);

        // The server refuses to run as root.
        var plan = Environment.IsPrivilegedProcess
            ? Plan("setpriv", ["--reuid=postgres", "--regid=postgres", "--clear-groups", file, .. arguments])
            : Plan(file, arguments);
        try
        {
            return Process.Start(plan)!;
        }
        catch (Win32Exception e)
        {
            throw new PostgresUnavailableException($"{plan.FileName} cannot be run: {e.Message}");
        }
    }

    private static bool HasAll(string folder) =>
        File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "postgres"));

    private static int MajorVersion(string folder) => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var version) ? version : 0;

    private static ProcessStartInfo Plan(string file, string[] arguments)
    {
        var plan = new ProcessStartInfo(file, arguments)
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
            WorkingDirectory = "/",
        };
        plan.Environment["LC_ALL"] = "C.UTF-8";
        return plan;
    }

    private static async Task RunToEnd(Process process, string program, CancellationToken ct)
    {
        using (process)
        {
            var said = process.StandardOutput.ReadToEndAsync(ct);
            var errors = await process.StandardError.ReadToEndAsync(ct);
            await process.WaitForExitAsync(ct);
            if (process.ExitCode != 0) throw new PostgresUnavailableException($"{program} failed: {errors.Trim()} {(await said).Trim()}");
        }
    }
}
