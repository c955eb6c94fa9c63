namespace RelocGrains.EventLog.Appending;

/// <summary>How much an append weighs, for the limits that count bytes.</summary>
internal static class AppendSizes
{
    public static long BodyBytes(this Append append)
    {
        long bytes = 0;
        foreach (var stream in append.Streams)
            foreach (var @event in stream.Events)
                bytes += @event.Body.Length;
        return bytes;
    }

    public static int EventCount(this Append append)
    {
        var count = 0;
        foreach (var stream in append.Streams) count += stream.Events.Length;
        return count;
    }
}
