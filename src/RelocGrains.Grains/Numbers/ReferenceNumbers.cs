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

    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly Dictionary<int, (int Next, int End)> blocks = [];

    /// <summary>
    /// The reference that no case of the year ever has: openings that are only validated are decided under it, and nothing is ever written
    /// there.
    /// </summary>
    public static ProjectId Never(int year) => ProjectId.Of(year, First - 1);

    /// <summary>A reference of the year that nobody has.</summary>
    public async Task<ProjectId> Next(int year, CancellationToken ct)
    {
        await gate.WaitAsync(ct);
        try
        {
            if (!blocks.TryGetValue(year, out var block) || block.Next == block.End) block = await TakeBlock(year, ct);
            blocks[year] = (block.Next + 1, block.End);
            return ProjectId.Of(year, block.Next);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => gate.Dispose();

    private async Task<(int Next, int End)> TakeBlock(int year, CancellationToken ct)
    {
        var stream = StreamNames.OfNumbers(year);
        while (true)
        {
            var (first, version) = (First, 0L);
            await foreach (var stored in log.After(stream, 0, ct))
            {
                var taken = (NumberEvent.BlockTaken)Streams.Read<NumberEvent>(stored);
                (first, version) = (taken.First + taken.Count, stored.Version);
            }
            var e = Streams.ToNew<NumberEvent>(new NumberEvent.BlockTaken(first, BlockSize), Paris.DayOf(clock.GetCurrentInstant()));
            var append = new Append(
                new RequestKey(Actor.System.Person.Value, Guid.NewGuid()), SHA256.HashData(e.Body.Span), Actor.System.ToString(), null,
                [new StreamAppend(stream, version, [e])]);
            if (await log.Append(append, ct) is AppendResult.Appended) return (first, first + BlockSize);
        }
    }
}
