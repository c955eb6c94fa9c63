using System.Collections.Immutable;
using NodaTime;

namespace RelocGrains.EventLog.Appending;

/// <summary>
/// Refuses an append that no store may see. What passes here cannot break a constraint of a store later, where one bad name
/// would cost a whole batch.
/// </summary>
internal static class AppendCheck
{
    /// <exception cref="ArgumentException">A limit is exceeded, a stream is named twice, or a name is not a name.</exception>
    public static void Throw(Append append)
    {
        if (FaultIn(append) is { } fault) throw new ArgumentException(fault, nameof(append));
    }

    private static string? FaultIn(Append append) =>
        FaultInName(append.Request.Caller, "The caller")
        ?? FaultInName(append.Who, "Who acts")
        ?? (append.Traceparent is null ? null : FaultInName(append.Traceparent, "The traceparent"))
        ?? (append.RequestHash.Length == HashChain.Size ? null : $"The request hash has {HashChain.Size} bytes.")
        ?? FaultInStreams(append.Streams)
        ?? FaultInTotals(append);

    private static string? FaultInStreams(ImmutableArray<StreamAppend> streams)
    {
        if (streams.IsDefaultOrEmpty) return "An append names at least one stream: the answer is kept for the first.";
        if (streams.Length > LogLimits.MaxStreamsPerAppend) return $"At most {LogLimits.MaxStreamsPerAppend} streams per append.";
        for (var i = 0; i < streams.Length; i++)
        {
            if (FaultInStream(streams[i]) is { } fault) return fault;
            for (var j = 0; j < i; j++)
                if (string.Equals(streams[i].Stream, streams[j].Stream, StringComparison.Ordinal)) return "A stream is named twice.";
        }

        return null;
    }

    private static string? FaultInStream(StreamAppend stream)
    {
        if (FaultInName(stream.Stream, "The stream") is { } fault) return fault;
        if (stream.ExpectedVersion < 0) return "An expected version is 0 or more.";
        if (stream.Events.IsDefault) return "The events of a stream may be empty, never missing.";
        foreach (var @event in stream.Events)
            if (FaultInEvent(@event) is { } eventFault) return eventFault;
        return null;
    }

    private static string? FaultInEvent(NewEvent @event)
    {
        if (FaultInName(@event.Type, "The event type") is { } fault) return fault;
        if (@event.Body.Length > LogLimits.MaxBodyBytes) return $"A body has at most {LogLimits.MaxBodyBytes} bytes.";
        if (@event.EffectiveOn.Calendar != CalendarSystem.Iso) return "Days are in the ISO calendar.";
        return @event.EffectiveOn.Year is >= 1 and <= 9999 ? null : "Days are in the years 1 to 9999.";
    }

    private static string? FaultInTotals(Append append)
    {
        if (append.EventCount() > LogLimits.MaxEventsPerAppend) return $"At most {LogLimits.MaxEventsPerAppend} events per append.";
        return append.BodyBytes() <= LogLimits.MaxBytesPerAppend
            ? null
            : $"At most {LogLimits.MaxBytesPerAppend} bytes of bodies per append.";
    }

    // Control characters and halves of surrogate pairs do not survive every store, and two such names could become one.
    private static string? FaultInName(string name, string what)
    {
        if (string.IsNullOrEmpty(name)) return $"{what} is missing.";
        if (name.Length > LogLimits.MaxNameLength) return $"{what} has more than {LogLimits.MaxNameLength} characters.";
        foreach (var c in name)
            if (char.IsControl(c) || char.IsSurrogate(c)) return $"{what} holds a character that a name may not hold.";
        return null;
    }
}
