using NodaTime;
using NodaTime.Testing;
using Xunit;

namespace RelocGrains.EventLog.Tests.Conformance;

/// <summary>What every store of the log promises. A store runs it by saying how it is opened and how it is opened again.</summary>
public abstract partial class EventLogConformance : IAsyncLifetime
{
    protected static readonly Instant Start = Instant.FromUtc(2026, 3, 2, 9, 0);

    private protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    protected FakeClock Clock { get; } = new(Start);

    protected IEventLog Log { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Log = await OpenAsync(Clock);

    public virtual async ValueTask DisposeAsync()
    {
        await CloseAsync(Log);
        GC.SuppressFinalize(this);
    }

    /// <summary>Opens an empty log.</summary>
    protected abstract Task<IEventLog> OpenAsync(IClock clock);

    /// <summary>Closes a log, so that it can be opened again.</summary>
    protected abstract Task CloseAsync(IEventLog log);

    /// <summary>Opens the log that was closed last.</summary>
    protected abstract Task<IEventLog> ReopenAsync(IClock clock);

    private protected async Task Restart()
    {
        await CloseAsync(Log);
        Log = await ReopenAsync(Clock);
    }

    private protected async Task<AppendResult.Appended> Accepted(Append append) =>
        Assert.IsType<AppendResult.Appended>(await Log.Append(append, Ct));

    private protected async Task<IReadOnlyList<StoredEvent>> Everything() => await Log.ReadAll(0, int.MaxValue, Ct);
}
