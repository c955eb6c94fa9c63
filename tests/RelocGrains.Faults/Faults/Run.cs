using System.Diagnostics;
using RelocGrains.Faults.Checking;
using RelocGrains.Faults.History;
using RelocGrains.Faults.Load;

namespace RelocGrains.Faults.Faults;

/// <summary>One run: a crowd on a cluster, faults from a schedule, and in the end the checker's verdict.</summary>
/// <param name="say">Where its story goes, line by line.</param>
internal sealed class Run(Cluster cluster, CrowdSize size, Dice dice, Action<FormattableString> say)
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(200);

    // A watcher stays up to ten seconds with a server before it looks elsewhere.
    private static readonly TimeSpan WatchLimit = TimeSpan.FromSeconds(30);

    // After it the story goes on, and the pause shows in the outcome.
    private static readonly TimeSpan RecoveryLimit = TimeSpan.FromSeconds(60);

    // The log of an hour is read by every server's watch, in lists, in histories and by its own verification.
    private static readonly TimeSpan EndLimit = TimeSpan.FromMinutes(30);

    // Where faults take longer than was thought, there is some load between them all the same.
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(3);

    private const int MostSaid = 1_500;
    private const int MostFindingsSaid = 20;

    private readonly Recorder recorder = new();
    private readonly Stopwatch clock = new();
    private int failures;

    /// <summary>Writes down what is seen.</summary>
    public Recorder Recorder => recorder;

    /// <summary>Plays the faults under load, then checks. The cluster is up before, and after.</summary>
    public async Task<Outcome> Play(Schedule schedule)
    {
        using var servers = new Servers(cluster.Addresses);
        using var crowd = new Crowd(size, servers, recorder, dice);
        clock.Start();
        var next = TimeSpan.Zero;
        foreach (var fault in schedule.Faults)
        {
            await While(() => clock.Elapsed < fault.At || clock.Elapsed < next, crowd);
            await Play(fault);
            next = clock.Elapsed + Between;
        }
        await While(() => schedule.GoesOn(clock.Elapsed, recorder.Acknowledged), crowd);
        await Meanwhile(crowd.StopCalling(), crowd);
        return await End(servers, crowd, schedule.Faults.Count);
    }

    private async Task<Outcome> End(Servers servers, Crowd crowd, int faults)
    {
        using var limit = new CancellationTokenSource(EndLimit);
        using var ending = new Ending(cluster.Addresses, servers, recorder, dice);
        Say($"the load is over, {recorder.Acknowledged} acknowledged; what is left is read");
        var watching = ending.Watch(limit.Token);
        await Meanwhile(watching, crowd);
        await crowd.StopWatching(await watching, WatchLimit);
        var final = await ending.Read(limit.Token);
        var recording = recorder.Stop();
        Say($"{recording.Calls.Count} calls and {final.Log.Count} facts are checked");
        var verdict = Checker.Check(recording, final, SayFinding());
        return new Outcome(recording, final, verdict, faults, failures, clock.Elapsed);
    }

    private Action<Finding> SayFinding()
    {
        var found = 0;
        return finding =>
        {
            if (found++ < MostFindingsSaid) Say($"{finding}");
        };
    }

    private async Task Play(Fault fault)
    {
        var (before, began) = (recorder.Acknowledged, clock.Elapsed);
        Say($"{fault}; {before} acknowledged so far");
        try
        {
            await fault.Play(cluster);
        }
        catch (Exception e) when (e is InvalidOperationException or TimeoutException)
        {
            // A server has not ended or not begun as it should. Whoever runs it tries again, and the run goes on and says so in the end.
            failures += 1;
            Say($"it went wrong: {Beginning(e.Message)}");
            await cluster.Start();
        }
        for (var over = recorder.Now; recorder.LastAcknowledgedAt < over && clock.Elapsed - began < RecoveryLimit; await Task.Delay(Glance)) await Revive();
        Say($"over after {(clock.Elapsed - began).TotalSeconds:F1} s, {recorder.Acknowledged - before} acknowledged meanwhile");
    }

    private async Task While(Func<bool> goesOn, Crowd crowd)
    {
        for (; goesOn(); await Task.Delay(Glance))
        {
            if (crowd.Failed.IsFaulted) await crowd.Failed;
            await Revive();
        }
    }

    private async Task Meanwhile(Task task, Crowd crowd)
    {
        await While(() => !task.IsCompleted, crowd);
        await task;
    }

    // A server may end by itself when it can no longer trust its store; whoever runs it starts it again.
    private async Task Revive()
    {
        foreach (var (silo, exitCode, said) in await cluster.Ended())
        {
            Say($"silo {silo} has ended by itself with code {exitCode} and is started again: {Beginning(said)}");
            await cluster.Start(silo);
        }
    }

    // The rest is where it was when it ended.
    private static string Beginning(string said) => said.Length <= MostSaid ? said : said[..MostSaid] + " ...";

    private void Say(FormattableString line) => say($"{clock.Elapsed:mm\\:ss\\.f} {FormattableString.Invariant(line)}");
}

/// <summary>What a run leaves.</summary>
/// <param name="Failures">Faults in which a server did not end or begin as it should.</param>
internal sealed record Outcome(Recording Recording, FinalState Final, Verdict Verdict, int Faults, int Failures, TimeSpan Took)
{
    /// <summary>True when nothing was found and nothing went wrong.</summary>
    public bool IsGood => Verdict.Findings.IsEmpty && Failures == 0;

    /// <summary>The longest time in which nothing was acknowledged.</summary>
    public TimeSpan LongestPause
    {
        get
        {
            var times = Recording.Writes.Where(write => write.Accepted is not null).Select(write => write.AnsweredAt).Order().ToList();
            return TimeSpan.FromMicroseconds(times.Zip(times.Skip(1), (one, next) => next - one).DefaultIfEmpty().Max());
        }
    }

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant(
        $"{Faults} faults in {Took:hh\\:mm\\:ss}: {Verdict}; nothing acknowledged for {LongestPause.TotalSeconds:F1} s at most{Waits}{Wrong}");

    private string Wrong => Failures == 0 ? "" : FormattableString.Invariant($"; {Failures} faults went wrong");

    private string Waits => Recording.Held.IsEmpty
        ? ""
        : $"; past a frozen holder of the head: {string.Join(", ", Recording.Waits.Select(wait => wait.Wait is { } time ? FormattableString.Invariant($"{time.TotalSeconds:F2} s") : "never"))}";
}
