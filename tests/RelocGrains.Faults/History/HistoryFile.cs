using System.Text.Json;
using RelocGrains.Domain.Json;

namespace RelocGrains.Faults.History;

/// <summary>
/// A run as JSON lines, so that what was found can be looked at later: calls, as they are answered, so that a run that dies leaves them;
/// then the watches, and, when it comes to its end, the facts of the log.
/// </summary>
internal sealed class HistoryFile : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly StreamWriter file;
    private readonly Recorder recorder;
    private readonly CancellationTokenSource ending = new();
    private readonly Task following;
    private int written;

    /// <summary>Begins it; a file of the same name is replaced.</summary>
    public HistoryFile(string path, Recorder recorder)
    {
        (file, this.recorder) = (new StreamWriter(path), recorder);
        following = Task.Run(Follow);
    }

    /// <summary>Adds what stands in the end.</summary>
    public async Task Add(FinalState final)
    {
        await End();
        foreach (var fact in final.Log) await file.WriteLineAsync(Line(fact));
        await file.WriteLineAsync(Line(final.Verified));
    }

    public async ValueTask DisposeAsync()
    {
        await End();
        await file.DisposeAsync();
        ending.Dispose();
    }

    private static string Line<T>(T value) => JsonSerializer.Serialize(value, DomainJson.Options);

    private async Task Follow()
    {
        while (!ending.IsCancellationRequested)
        {
            await Task.Delay(Pause, ending.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            var calls = recorder.CallsAfter(written);
            foreach (var call in calls) await file.WriteLineAsync(Line(call));
            written += calls.Count;
            await file.FlushAsync();
        }
    }

    private async Task End()
    {
        if (ending.IsCancellationRequested) return;
        await ending.CancelAsync();
        await following;
        var recording = recorder.Stop();
        foreach (var held in recording.Held) await file.WriteLineAsync(Line(held));
        foreach (var watch in recording.Watches)
        {
            foreach (var told in watch.Told) await file.WriteLineAsync(Line(new { watch.Watcher, watch.Department, told }));
        }
    }
}
