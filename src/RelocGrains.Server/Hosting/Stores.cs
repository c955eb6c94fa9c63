using NodaTime;
using RelocGrains.EventLog;
using RelocGrains.EventLog.Postgres;
using RelocGrains.EventLog.Sqlite;
using RelocGrains.Grains.Texts;

namespace RelocGrains.Server.Hosting;

/// <summary>The two kinds of store: a folder of this machine, or a database that several servers share.</summary>
public static class Stores
{
    /// <summary>The tables a database needs, in the order in which they are made.</summary>
    public static IReadOnlyList<MigrationSource> Migrations { get; } =
        [MigrationSource.Log, PostgresTextVault.Migrations, new(typeof(Stores).Assembly, "membership")];

    /// <summary>Adds log and texts.</summary>
    public static IServiceCollection AddStore(this IServiceCollection services, ServerOptions options) =>
        options.Cluster is { } cluster ? services.AddPostgres(options.Data, cluster.Connection) : services.AddSqlite(options.Data);

    // The log holds the folder.
    private static IServiceCollection AddSqlite(this IServiceCollection services, string folder) => services
        .AddSingleton(provider => SqliteEventLog.Open(folder, provider.GetRequiredService<IClock>()))
        .AddSingleton<IEventLog>(provider => provider.GetRequiredService<SqliteEventLog>())
        .AddSingleton<ITextVault>(_ => new SqliteTextVault(folder));

    // The folder holds what each server derives for itself, and is its own all the same.
    private static IServiceCollection AddPostgres(this IServiceCollection services, string folder, string connection) => services
        .AddSingleton(_ => FolderLock.Take(folder))
        .AddSingleton<IEventLog>(provider => OpenPostgres(provider, connection))
        .AddSingleton<ITextVault>(_ => new PostgresTextVault(connection));

    private static PostgresEventLog OpenPostgres(IServiceProvider provider, string connection)
    {
        provider.GetRequiredService<FileStream>();
        return PostgresEventLog.Open(connection, provider.GetRequiredService<IClock>());
    }
}
