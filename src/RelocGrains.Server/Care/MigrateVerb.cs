using System.CommandLine;
using RelocGrains.EventLog.Postgres;
using RelocGrains.Server.Hosting;

namespace RelocGrains.Server.Care;

/// <summary><c>migrate --connection ...</c>: makes the tables of a database, or brings them up to date. Servers refuse a database that is not.</summary>
internal static class MigrateVerb
{
    public static Command Command()
    {
        var connection = CareVerbs.Connection();
        var verb = new Command("migrate", "Makes the tables of a PostgreSQL database, or brings them up to date; does nothing when they are.") { connection };
        return verb.Does((parsed, _) => Task.FromResult(Migrate(CareVerbs.DatabaseOf(parsed, connection))));
    }

    private static int Migrate(string connection)
    {
        PostgresSchema.Migrate(connection, Stores.Migrations);
        Console.WriteLine("migrated");
        return ExitCodes.Ok;
    }
}
