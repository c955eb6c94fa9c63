using System.Globalization;
using Npgsql;

namespace RelocGrains.EventLog.Postgres;

/// <summary>
/// The end of the log as this process knows it: its own events as they are committed, those of others as they are heard of. They are handed
/// on in the order of positions and without a gap. The bell only says when to look; what is there is read by position.
/// </summary>
internal sealed class PostgresTail : IAsyncDisposable
{
    /// <summary>Events read at once: some milliseconds.</summary>
    private const int PageEvents = 1_000;

    private readonly Lock gate = new();
    private readonly PostgresSession session;
    private readonly PostgresReaders readers;
    private readonly PostgresSettings settings;
    private readonly RecentEvents recent;
    private readonly Doorbell doorbell;
    private readonly Queue<StoredEvent> ahead = new();
    private readonly TaskCompletionSource<Exception> failure = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource closing = new();
    private readonly Task following;
    private long last;
    private long heardOf;

    public PostgresTail(PostgresSession session, PostgresReaders readers, PostgresSettings settings, long position)
    {
        (this.session, this.readers, this.settings) = (session, readers, settings);
        (last, heardOf) = (position, position);
        recent = new RecentEvents(position);
        doorbell = new Doorbell(position);
        following = Task.Run(Follow);
    }

    /// <summary>Completes with the exception that has stopped the tail; never, as long as it works.</summary>
    public Task<Exception> Failure => failure.Task;

    /// <summary>What this process has committed itself.</summary>
    public void Committed(IReadOnlyList<StoredEvent> events)
    {
        lock (gate)
        {
            heardOf = Math.Max(heardOf, events[^1].Position);

            // Before these may come some of others, which are still to be read. What does not fit is read with them.
            if (events[0].Position <= last + 1) HandOn(events);
            else if (ahead.Count + events.Count <= RecentEvents.MaxEvents) foreach (var stored in events) ahead.Enqueue(stored);
        }
    }

    /// <summary>The events after a position, from memory; null when the store has to be asked.</summary>
    public IReadOnlyList<StoredEvent>? Read(long after, int max)
    {
        if (!recent.TryRead(after, max, out var events)) return null;

        // Whoever was told that his event is committed finds it, even while those of others before it are being read.
        lock (gate) return events.Count == 0 && after < heardOf ? null : events;
    }

    public Task WaitBeyond(long position, CancellationToken ct) => doorbell.WaitBeyond(position, ct);

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        await following;
        doorbell.Close(new ObjectDisposedException(nameof(PostgresEventLog)));
        closing.Dispose();
    }

    private async Task Follow()
    {
        var outage = new Outage(settings.Patience);
        try
        {
            while (true)
            {
                try
                {
                    await Listen(outage);
                }
                catch (Exception e) when (PostgresFaults.IsAway(e) || e is LogUnreachableException)
                {
                    outage.Failed(e);
                    await Task.Delay(outage.Pause, closing.Token);
                }
            }
        }
        catch (OperationCanceledException) when (closing.IsCancellationRequested)
        {
            // Closed while it waited.
        }
        catch (Exception e)
        {
            doorbell.Close(e);
            failure.SetResult(e);
        }
    }

    // Looks once it listens, because what came before is announced to nobody, and whenever it has heard nothing for long.
    private async Task Listen(Outage outage)
    {
        await using var connection = await session.OpenForListening(closing.Token);
        connection.Notification += (_, bell) => HearOf(bell);
        var heard = false;
        while (true)
        {
            if (!heard) HearOf(await PostgresSession.HeadPosition(connection, closing.Token));
            await CatchUp();
            outage.Over();
            heard = await connection.WaitAsync(settings.SilenceLimit, closing.Token);
        }
    }

    // Our own commits come by themselves, and those of others before them are announced before them.
    private void HearOf(NpgsqlNotificationEventArgs bell)
    {
        if (bell.PID == session.AppendingProcess) return;
        if (long.TryParse(bell.Payload, CultureInfo.InvariantCulture, out var position)) HearOf(position);
    }

    private void HearOf(long position)
    {
        lock (gate) heardOf = Math.Max(heardOf, position);
    }

    private async Task CatchUp()
    {
        while (Missing() is { } missing)
        {
            var page = await readers.ReadAll(missing.After, missing.Count, closing.Token);
            if (page.Count == 0) return;
            lock (gate)
            {
                HandOn(page);
                HandOnAhead();
            }
        }
    }

    private (long After, int Count)? Missing()
    {
        lock (gate)
        {
            if (last >= heardOf) return null;
            var end = ahead.TryPeek(out var own) ? own.Position - 1 : heardOf;
            return (last, (int)Math.Min(PageEvents, end - last));
        }
    }

    private void HandOnAhead()
    {
        var next = new List<StoredEvent>();
        while (ahead.TryPeek(out var own) && own.Position <= last + 1 + next.Count)
        {
            next.Add(own);
            ahead.Dequeue();
        }

        HandOn(next);
    }

    // First the events, then the bell: whoever is woken finds what woke him. What was read may have been handed on meanwhile.
    private void HandOn(IReadOnlyList<StoredEvent> events)
    {
        List<StoredEvent> next = [.. events.Where(stored => stored.Position > last)];
        if (next.Count == 0) return;
        recent.Add(next);
        last = next[^1].Position;
        doorbell.Ring(last);
    }
}
