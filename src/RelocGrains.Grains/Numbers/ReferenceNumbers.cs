using System.Security.Cryptography;
using RelocGrains.Domain;
using RelocGrains.Domain.Numbers;
using RelocGrains.EventLog;
using RelocGrains.Grains.Projects;

namespace RelocGrains.Grains.Numbers;

/// <summary>Gives out case references, each once. A block is taken from the log at a time; what is left of it at a stop is a gap.</summary>
public sealed class ReferenceNumbers(IEventLog log, NodaTime.IClock clock) : IDisposable
{
    // Small enough that stops leave small gaps, large enough that taking numbers costs nothing.
    private const int BlockSize = 50;
    private const int First = 1;

    private readonly SemaphoreSlim taking = new(1, 1);
    private readonly Lock gate = new();
    private readonly Dictionary<int, Queue<int>> blocks = [];

    /// <summary>
    /// The reference that no case of the year ever has: openings that are only validated are decided under it, and nothing is ever written
    /// there.
    /// </summary>
    public static ProjectId Never(int year) => ProjectId.Of(year, First - 1);

    /// <summary>A reference of the year that nobody has; null when a block must be taken first, which writes to the log.</summary>
    public ProjectId? AtHand(int year)
    {
        lock (gate) return BlockOf(year).TryDequeue(out var number) ? ProjectId.Of(year, number) : null;
    }

    /// <summary>Takes back a reference under which, for certain, nothing was written.</summary>
    public void GiveBack(ProjectId reference)
    {
        lock (gate) BlockOf(reference.Year).Enqueue(reference.Number);
    }

    /// <summary>A reference of the year that nobody has.</summary>
    public async Task<ProjectId> Next(int year, CancellationToken ct)
    {
        await taking.WaitAsync(ct);
        try
        {
            while (true)
            {
                if (AtHand(year) is { } reference) return reference;
                var first = await TakeBlock(year, ct);
                lock (gate)
                {
                    foreach (var number in Enumerable.Range(first, BlockSize)) BlockOf(year).Enqueue(number);
                }
            }
        }
        finally
        {
            taking.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => taking.Dispose();

    private Queue<int> BlockOf(int year)
    {
        if (!blocks.TryGetValue(year, out var block)) blocks[year] = block = new Queue<int>(BlockSize);
        return block;
    }

    // Its first number.
    private async Task<int> TakeBlock(int year, CancellationToken ct)
    {
        var stream = StreamNames.OfNumbers(year);
        while (true)
        {
            // A year of a million cases takes twenty thousand blocks: only the last one says what comes next.
            var (first, version) = (First, await log.StreamVersion(stream, ct));
            if (version > 0)
            {
                var last = (await log.ReadStream(stream, version - 1, 1, ct))[0];
                var taken = (NumberEvent.BlockTaken)Streams.Read<NumberEvent>(last);
                first = taken.First + taken.Count;
            }
            var e = Streams.ToNew<NumberEvent>(new NumberEvent.BlockTaken(first, BlockSize), Paris.DayOf(clock.GetCurrentInstant()));
            var append = new Append(
                new RequestKey(Actor.System.Person.Value, Guid.NewGuid()), SHA256.HashData(e.Body.Span), Actor.System.ToString(), null,
                [new StreamAppend(stream, version, [e])]);
            if (await log.Append(append, ct) is AppendResult.Appended) return first;
        }
    }
}
