using System.Globalization;
using CsCheck;
using Xunit;

namespace RelocGrains.EventLog.Tests.Conformance;

public abstract partial class EventLogConformance
{
    private const int ScriptRuns = 2_000;

    private int scripts;

    /// <summary>
    /// All appends of a script are queued at once, in their order: so they meet in the same transactions as those of other scripts,
    /// and must still answer as if each had come alone. CsCheck prints the seed of a script that fails.
    /// </summary>
    [Fact]
    public async Task Any_script_answers_as_a_naive_log_does()
    {
        await Scripts.Any.SampleAsync(RunScript, iter: ScriptRuns, threads: 4);

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
}
