using NodaTime;
using RelocGrains.Domain;
using RelocGrains.EventLog.Sqlite;
using RelocGrains.Grains.Numbers;
using RelocGrains.Server.Tests.Processes;
using Xunit;

namespace RelocGrains.Server.Tests;

/// <summary>References of cases, given out by several servers on one log.</summary>
public sealed class ReferenceNumberTests : IAsyncDisposable
{
    private const int Year = 2026;

    private readonly TempFolder folder = new();
    private readonly SqliteEventLog log;

    public ReferenceNumberTests() => log = SqliteEventLog.Open(folder.Path, SystemClock.Instance);

    [Fact]
    public async Task Each_is_given_once_whoever_asks()
    {
        using var one = new ReferenceNumbers(log, SystemClock.Instance);
        using var another = new ReferenceNumbers(log, SystemClock.Instance);

        var given = await Task.WhenAll(Enumerable.Range(0, 400).Select(n => Next(n % 2 == 0 ? one : another)));

        Assert.Distinct(given);
    }

    [Fact]
    public async Task One_that_was_not_used_is_given_again_in_its_year_alone()
    {
        using var numbers = new ReferenceNumbers(log, SystemClock.Instance);
        var unused = await Next(numbers);
        numbers.GiveBack(unused);

        Assert.Equal(Year + 1, (await numbers.Next(Year + 1, TestContext.Current.CancellationToken)).Year);
        var left = new List<ProjectId>();
        while (numbers.AtHand(Year) is { } next) left.Add(next);
        Assert.Distinct(left);
        Assert.Contains(unused, left);
    }

    public async ValueTask DisposeAsync()
    {
        await log.DisposeAsync();
        folder.Dispose();
    }

    private static Task<ProjectId> Next(ReferenceNumbers numbers) => numbers.Next(Year, TestContext.Current.CancellationToken);
}
