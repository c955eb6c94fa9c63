using RelocGrains.EventLog.Appending;

namespace RelocGrains.EventLog.Copying;

/// <summary>Fills an empty store with a log that exists. What was not finished when it is disposed of is gone, all of it.</summary>
internal interface ILogFiller : IDisposable
{
    /// <summary>Adds rows as they are: positions, times and hashes are those of the log that is copied.</summary>
    void Add(IReadOnlyCollection<StoredEvent> events, IReadOnlyCollection<SealedRequest> requests);

    /// <summary>Sets the head; the store is a log from now on, and durable.</summary>
    void Finish(ChainHead head);
}
