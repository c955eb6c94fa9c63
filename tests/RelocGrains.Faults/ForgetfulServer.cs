using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using RelocGrains.EventLog.Sqlite;
using RelocGrains.Server.Hosting;

namespace RelocGrains.Faults;

/// <summary>
/// The same server on a log that acknowledges before the disk does, as <c>synchronous=NORMAL</c> is. The product refuses such a log;
/// here it shows that the tests see what is lost.
/// </summary>
internal static class ForgetfulServer
{
    /// <summary>The first argument that asks for it.</summary>
    public const string Word = "forgetful-server";

    private static readonly SqliteSettings Forgetful = new() { Synchronous = "NORMAL", LeastSynchronous = 1 };

    /// <summary>The command that runs it as a process of its own.</summary>
    public static string[] Command { get; } = [Path.Combine(AppContext.BaseDirectory, "RelocGrains.Faults"), Word];

    public static Task<int> Run(string[] arguments) => ServerOptions.Run(
        arguments, (options, ct) => ServerHost.Run(options, services => services.AddSingleton(Open(options.Data)), ct));

    private static Func<IServiceProvider, SqliteEventLog> Open(string folder) =>
        provider => SqliteEventLog.Open(folder, provider.GetRequiredService<IClock>(), Forgetful);
}
