using System.Text.Json;
using RelocGrains.Domain.Json;

namespace RelocGrains.Faults.History;

/// <summary>A run as JSON lines, so that what was found can be looked at later: calls, watches, then the facts of the log.</summary>
internal static class HistoryFile
{
    /// <summary>Writes it; a file of the same name is replaced.</summary>
    public static async Task Write(string path, Recording recording, FinalState final)
    {
        await using var file = new StreamWriter(path);
        foreach (var call in recording.Calls) await file.WriteLineAsync(Line(call));
        foreach (var watch in recording.Watches)
        {
            foreach (var told in watch.Told) await file.WriteLineAsync(Line(new { watch.Watcher, watch.Department, told }));
        }
        foreach (var fact in final.Log) await file.WriteLineAsync(Line(fact));
        await file.WriteLineAsync(Line(final.Verified));
    }

    private static string Line<T>(T value) => JsonSerializer.Serialize(value, DomainJson.Options);
}
