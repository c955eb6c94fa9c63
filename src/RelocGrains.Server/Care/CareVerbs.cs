using System.CommandLine;
using System.Runtime.InteropServices;
using Npgsql;
using RelocGrains.EventLog;
using RelocGrains.Server.Hosting;

namespace RelocGrains.Server.Care;

/// <summary>The verbs that take care of a store, and the options they share.</summary>
internal static class CareVerbs
{
    /// <summary>The variable that names the database where the command line does not.</summary>
    public const string ConnectionVariable = "RELOCGRAINS_CONNECTION";

    /// <summary>One command a verb.</summary>
    public static IEnumerable<Command> All() =>
        [BackupVerb.Command(), RestoreVerb.Command(), VerifyVerb.Command(), RebuildVerb.Command(), MigrateVerb.Command(), HealthVerb.Command()];

    /// <summary>A folder that must be named.</summary>
    public static Option<string> Folder(string name, string description) => new(name) { Description = description, Required = true };

    /// <summary>How a database is reached; named in the environment, too, because others can read a command line.</summary>
    public static Option<string?> Connection() => new("--connection")
    {
        Description = $"The PostgreSQL database, such as Host=db;Database=reloc;Username=reloc;Password=... Else {ConnectionVariable} in the environment.",
    };

    /// <summary>What was named; refused when nothing was.</summary>
    /// <exception cref="StoreRefusedException">Nothing was named, or nothing that says where a database is.</exception>
    public static string DatabaseOf(ParseResult parsed, Option<string?> connection) =>
        FindDatabase(parsed, connection)
        ?? throw new StoreRefusedException($"Name the database with --connection, or with {ConnectionVariable} in the environment.");

    /// <summary>What was named; null when nothing was.</summary>
    /// <exception cref="StoreRefusedException">It does not say where a database is.</exception>
    public static string? FindDatabase(ParseResult parsed, Option<string?> connection)
    {
        var named = parsed.GetValue(connection) ?? Environment.GetEnvironmentVariable(ConnectionVariable);
        if (string.IsNullOrEmpty(named)) return null;
        return NamesHost(named)
            ? named
            : throw new StoreRefusedException("The database cannot be found by what was named; write it like Host=db;Database=reloc;Username=reloc;Password=...");
    }

    /// <summary>How the answer is written.</summary>
    public static Option<string> Output() => new Option<string>("--output", "-o")
    {
        Description = "How the answer is written.", DefaultValueFactory = _ => "text",
    }.AcceptOnlyFromAmong("text", "json");

    /// <summary>What the verb does. Asked to stop, it stops between two steps and leaves nothing half done.</summary>
    public static Command Does(this Command command, Func<ParseResult, CancellationToken, Task<int>> act)
    {
        command.SetAction(async (parsed, _) =>
        {
            using var stop = new CancellationTokenSource();
            using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
            using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
            return await OneLine.OrRun(() => act(parsed, stop.Token));

            void Stop(PosixSignalContext signal)
            {
                signal.Cancel = true;
                stop.Cancel();
            }
        });
        return command;
    }

    // What cannot be read is not repeated, because a password may be in it.
    private static bool NamesHost(string connection)
    {
        try
        {
            return !string.IsNullOrEmpty(new NpgsqlConnectionStringBuilder(connection).Host);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
