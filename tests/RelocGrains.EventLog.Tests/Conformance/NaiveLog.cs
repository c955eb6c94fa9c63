namespace RelocGrains.EventLog.Tests.Conformance;

/// <summary>The log as one would explain it: lists in memory, one append at a time. Answers are sentences, to compare by.</summary>
internal sealed class NaiveLog
{
    private readonly Dictionary<RequestKey, string> requests = [];

    public Dictionary<string, List<string>> Streams { get; } = new(StringComparer.Ordinal);

    public static string Say(AppendResult result) => result switch
    {
        AppendResult.Appended a => $"appended {a.Events.Length}: {a.Accepted.Stream} is at {a.Accepted.Version}",
        AppendResult.SeenBefore s => $"seen: {s.Accepted.Stream} is at {s.Accepted.Version}",
        AppendResult.VersionConflict c => $"conflict: {c.Stream} is at {c.ActualVersion}",
        _ => "no answer",
    };

    public long VersionBefore(string stream) => Streams.TryGetValue(stream, out var bodies) ? bodies.Count : 0;

    public string Append(Append append)
    {
        if (requests.TryGetValue(append.Request, out var kept)) return $"seen: {kept}";
        foreach (var change in append.Streams)
            if (VersionBefore(change.Stream) != change.ExpectedVersion)
                return $"conflict: {change.Stream} is at {VersionBefore(change.Stream)}";

        foreach (var change in append.Streams)
        {
            if (!Streams.TryGetValue(change.Stream, out var bodies)) Streams.Add(change.Stream, bodies = []);
            bodies.AddRange(change.Events.Select(e => System.Text.Encoding.UTF8.GetString(e.Body.Span)));
        }

        var first = append.Streams[0].Stream;
        requests.Add(append.Request, $"{first} is at {VersionBefore(first)}");
        return $"appended {append.Streams.Sum(s => s.Events.Length)}: {requests[append.Request]}";
    }
}
