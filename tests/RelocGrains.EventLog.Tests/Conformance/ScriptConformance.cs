using System.Collections.Immutable;
using System.Globalization;
using CsCheck;
using Xunit;

namespace RelocGrains.EventLog.Tests.Conformance;

public abstract partial class EventLogConformance
{
    private const int Scripts = 2_000;

    private static readonly Gen<ScriptedAppend> AnyAppend = Gen.Select(
        Gen.Int[0, 5],
        Gen.Select(Gen.Int[0, 2], Gen.Int[-1, 1], Gen.Int[0, 3]).Array[1, 3],
        (request, changes) => new ScriptedAppend(
            request,
            [.. changes.DistinctBy(c => c.Item1).Select(c => new ScriptedChange(c.Item1, c.Item2 * (c.Item3 % 2), c.Item3))]));

    private int scripts;

    /// <summary>
    /// All appends of a script are queued at once, in their order: so they meet in the same transactions as those of other scripts,
    /// and must still answer as if each had come alone. CsCheck prints the seed of a script that fails.
    /// </summary>
    [Fact]
    public async Task Any_script_answers_as_a_naive_log_does()
    {
        await AnyAppend.Array[1, 12].SampleAsync(RunScript, iter: Scripts, threads: 4);

        var report = await Log.Verify(Ct);
        Assert.Empty(report.Findings);
        Assert.Equal(report.Events, report.LastPosition);
    }

    private async Task RunScript(ScriptedAppend[] script)
    {
        var prefix = string.Create(CultureInfo.InvariantCulture, $"script-{Interlocked.Increment(ref scripts)}");
        var naive = new NaiveLog();
        var expected = new List<string>();
        var answers = new List<Task<AppendResult>>();
        foreach (var scripted in script)
        {
            var append = scripted.ToAppend(prefix, naive.VersionBefore);
            expected.Add(naive.Append(append));
            answers.Add(Log.Append(append, Ct));
        }

        Assert.Equal(expected, (await Task.WhenAll(answers)).Select(NaiveLog.Say));
        foreach (var (stream, bodies) in naive.Streams)
            Assert.Equal(bodies, (await Log.ReadStream(stream, 0, 1_000, Ct)).Select(e => e.Text()));
    }

    private sealed record ScriptedChange(int Stream, int Off, int Events);

    /// <summary>An append of a script: a few requests and streams, so that they meet often; mostly on the right version.</summary>
    private sealed record ScriptedAppend(int Request, ImmutableArray<ScriptedChange> Changes)
    {
        public Append ToAppend(string prefix, Func<string, long> version)
        {
            var id = new Guid(Request, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
            var streams = Changes.Select(c => Change($"{prefix}/{c.Stream}", c, version));
            return new Append(new RequestKey(prefix, id), Appends.Hash("asked"), "someone", null, [.. streams]);
        }

        private static StreamAppend Change(string stream, ScriptedChange change, Func<string, long> version) => Appends.Change(
            stream,
            Math.Max(0, version(stream) + change.Off),
            [.. Enumerable.Range(0, change.Events).Select(i => i.ToString(CultureInfo.InvariantCulture))]);
    }
}
