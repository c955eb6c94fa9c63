using Microsoft.Data.Sqlite;
using RelocGrains.EventLog;

namespace RelocGrains.Server.Hosting;

/// <summary>What the world does not allow, such as a full disk or a folder that another holds, is said in one line. A bug is not.</summary>
internal static class OneLine
{
    /// <summary>Runs, and answers with <see cref="ExitCodes.Refused"/> when the line was said.</summary>
    public static async Task<int> OrRun(Func<Task<int>> run)
    {
        try
        {
            return await run();
        }
        catch (Exception e) when (e is StoreRefusedException or IOException or UnauthorizedAccessException or SqliteException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return ExitCodes.Refused;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Stopped before the end, as asked.");
            return ExitCodes.Refused;
        }
    }
}
