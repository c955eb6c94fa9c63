using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;

namespace RelocGrains.Benchmarks.Stores;

/// <summary>What the same PostgreSQL does when each transaction is one row and nobody thinks: PostgreSQL's own pgbench, where it is installed.</summary>
internal static partial class Floor
{
    private const string DebianFolder = "/usr/lib/postgresql";
    private const string Seconds = "5";
    private const string Threads = "2";

    // Each has a connection, and a PostgreSQL has no more for them than a few hundred in all.
    private const int MaxClients = 64;

    private const string Insert = "INSERT INTO floor (body) VALUES (repeat('x', 200));";

    /// <summary>Durable inserts of one row a second; null without a pgbench.</summary>
    public static async Task<double?> Measure(string connectionString, int callers)
    {
        if (Find() is not { } pgbench) return null;
        await using (var source = NpgsqlDataSource.Create(connectionString))
        {
            await using var table = source.CreateCommand("CREATE TABLE floor (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, body text)");
            await table.ExecuteNonQueryAsync();
        }
        var script = Path.GetTempFileName();
        await File.WriteAllTextAsync(script, Insert);
        try
        {
            return PerSecond(await Run(pgbench, connectionString, callers, script));
        }
        finally
        {
            File.Delete(script);
        }
    }

    private static string? Find()
    {
        var debian = Directory.Exists(DebianFolder) ? Directory.GetDirectories(DebianFolder).Select(version => Path.Combine(version, "bin")) : [];
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return debian.Concat(path).Select(folder => Path.Combine(folder, "pgbench")).FirstOrDefault(File.Exists);
    }

    private static async Task<string> Run(string pgbench, string connectionString, int callers, string script)
    {
        var to = new NpgsqlConnectionStringBuilder(connectionString);
        var clients = Math.Min(callers, MaxClients).ToString(CultureInfo.InvariantCulture);
        string[] arguments =
        [
            "-n", "-M", "prepared", "-c", clients, "-j", Threads, "-T", Seconds, "-f", script,
            "-h", to.Host!, "-p", to.Port.ToString(CultureInfo.InvariantCulture), "-U", to.Username!, to.Database!,
        ];
        var plan = new ProcessStartInfo(pgbench, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        plan.Environment["PGPASSWORD"] = to.Password ?? "";
        using var process = Process.Start(plan)!;
        var errors = process.StandardError.ReadToEndAsync();
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? said : throw new InvalidOperationException($"pgbench failed: {await errors}");
    }

    private static double PerSecond(string said) => double.Parse(Tps().Match(said).Groups["tps"].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^tps = (?<tps>[0-9.]+)", RegexOptions.Multiline)]
    private static partial Regex Tps();
}
