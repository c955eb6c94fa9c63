using Microsoft.Data.Sqlite;
using RelocGrains.EventLog;

namespace RelocGrains.Server.Hosting;

/// <summary>What the world does not allow, such as a full disk or a folder that another holds, is said in one line. A bug is not.</summary>
internal static class OneLine
{
    /// <summary>Runs; after a line was said the answer is <see cref="ExitCodes.Refused"/>, or <see cref="ExitCodes.StoreFailed"/>.</summary>
    public static async Task<int> OrRun(Func<Task<int>> run)
    {
        try
        {
            return await run();
        }
        catch (Exception e) when (e is StoreRefusedException or LogUnreachableException or IOException or UnauthorizedAccessException)
        {
            // Databases give some of their reasons in several.
            await Console.Error.WriteLineAsync(e.Message.ReplaceLineEndings(" "));
            return ExitCodes.Refused;
        }
        catch (SqliteException e)
        {
            // What cannot be opened was refused: this went wrong later, at the latest while the store was closed.
            await Console.Error.WriteLineAsync($"The store has failed: {e.Message}");
            return ExitCodes.StoreFailed;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Stopped before the end, as asked.");
            return ExitCodes.Refused;
        }
    }
}
