using Grpc.AspNetCore.Server;
using Grpc.Core.Interceptors;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using RelocGrains.EventLog;
using RelocGrains.EventLog.Postgres;
using RelocGrains.EventLog.Sqlite;
using RelocGrains.Grains.Board;
using RelocGrains.Server.Hosting;
using Finding = RelocGrains.Faults.Checking.Finding;

namespace RelocGrains.Faults.Planted;

/// <summary>A server with one thing broken, or with none.</summary>
/// <param name="Name">What is broken, in one word for the command line.</param>
/// <param name="What">The same for people.</param>
/// <param name="FoundAs">The finding that has to be among what the checker finds; null where it must find nothing.</param>
/// <param name="Break">Puts other services in place of the usual ones; the server's options are among them.</param>
internal sealed record Plant(string Name, string What, Type? FoundAs, Action<IServiceCollection> Break)
{
    /// <summary>
    /// A log that acknowledges before the disk does. The product refuses such a log; only a power cut shows what it costs.
    /// </summary>
    public static Plant Durability { get; } = new(
        "durability", "the log is on synchronous=NORMAL, and the power is cut", typeof(Finding.Lost), services => services.AddSingleton(HastyLog));

    /// <summary>The same on PostgreSQL, which is told not to wait for its disk.</summary>
    public static Plant DatabaseDurability { get; } = new(
        "database-durability", "the log is on a PostgreSQL with fsync=off, and the power is cut", typeof(Finding.Lost), services => services.AddSingleton<IEventLog>(TrustingLog));

    /// <summary>Orleans may have a case active twice; of several silos each has it twice then, whatever the others have.</summary>
    public static Plant Twins { get; } = new("twins", "nothing, but every case is active twice", null, ActivateTwice);

    /// <summary>All that show under load alone.</summary>
    public static IReadOnlyList<Plant> All { get; } =
    [
        new("nothing", "nothing", null, _ => { }),
        Twins,
        new("fence", "the fence: expected versions are not looked at, and every case is active twice", typeof(Finding.EtagIgnored), services =>
        {
            ActivateTwice(services);
            Log(services, log => new UnfencedLog(log));
        }),
        new("etags", "etags are not looked at", typeof(Finding.EtagIgnored), Edge<DeafToEtags>),
        new("request-ids", "request ids are not looked up", typeof(Finding.Doubled), services => Log(services, log => new ForgettingLog(log))),
        new("batch-tail", "the last append of a batch is acknowledged and not written", typeof(Finding.Lost), services => Log(services, log => new LosingLog(log))),
        new("follower", "the board's follower skips events", typeof(Finding.NotTold), services => services.AddSingleton(FollowerThatSkips)),
        new("stale", "min_revision and strong are not looked at", typeof(Finding.Stale), Edge<DeafToConsistency>),
        new("watch-repeats", "a watch tells an act twice", typeof(Finding.ToldTwice), Edge<RepeatingWatch>),
        new("watch-forgets", "a watch leaves an act out", typeof(Finding.NotTold), Edge<ForgetfulWatch>),
        new("total", "a total is wrong by one job", typeof(Finding.UntrueFigures), services => services.AddSingleton<IProjectBoard>(
            provider => new MiscountingBoard(ActivatorUtilities.CreateInstance<ProjectBoard>(provider)))),
    ];

    private static void ActivateTwice(IServiceCollection services) => services.AddSingleton(TwinCases.Of);

    private static void Log(IServiceCollection services, Func<IEventLog, IEventLog> inPlace) =>
        services.AddSingleton(provider => inPlace(provider.GetRequiredService<SqliteEventLog>()));

    private static void Edge<T>(IServiceCollection services) where T : Interceptor =>
        services.AddSingleton<T>().Configure<GrpcServiceOptions>(options => options.Interceptors.Add<T>());

    private static SqliteEventLog HastyLog(IServiceProvider provider) => SqliteEventLog.Open(
        provider.GetRequiredService<ServerOptions>().Data,
        provider.GetRequiredService<IClock>(),
        new SqliteSettings { Synchronous = "NORMAL", LeastSynchronous = 1 });

    // The folder of what it derives is taken as the server itself does.
    private static PostgresEventLog TrustingLog(IServiceProvider provider)
    {
        provider.GetRequiredService<FileStream>();
        var connection = provider.GetRequiredService<ServerOptions>().Cluster!.Connection;
        return PostgresEventLog.Open(connection, provider.GetRequiredService<IClock>(), new PostgresSettings { Durable = [] });
    }

    private static BoardFollower FollowerThatSkips(IServiceProvider provider) =>
        ActivatorUtilities.CreateInstance<BoardFollower>(provider, new SkippingLog(provider.GetRequiredService<IEventLog>()));
}
