using System.Globalization;
using Xunit;

namespace RelocGrains.EventLog.Tests.Conformance;

public abstract partial class EventLogConformance
{
    [Fact]
    public async Task Writers_that_overlap_lose_nothing_and_double_nothing()
    {
        const int Writers = 16;
        const int WritesEach = 15;

        var acknowledged = await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer =>
            Task.Run(() => WriteAll(writer, WritesEach), Ct)));

        var all = await Everything();
        Assert.Equal(Writers * WritesEach, all.Count);
        Assert.Equal(all.Count, (await Log.ReadHead(Ct)).Position);
        Assert.Equal(Enumerable.Range(1, all.Count).Select(i => (long)i), all.Select(e => e.Position));
        Assert.Equal(
            acknowledged.SelectMany(a => a).Order(StringComparer.Ordinal),
            all.Select(e => $"{e.Position}:{e.Text()}").Order(StringComparer.Ordinal));
        Assert.All(all.GroupBy(e => e.Stream, StringComparer.Ordinal), stream =>
            Assert.Equal(Enumerable.Range(1, stream.Count()).Select(i => (long)i), stream.Select(e => e.Version)));
        Assert.True((await Log.Verify(Ct)).Ok);
    }

    // Each writer works on all streams, as a real one does: read the version, try, and try again on a conflict.
    private async Task<List<string>> WriteAll(int writer, int writes)
    {
        var acknowledged = new List<string>();
        for (var i = 0; i < writes; i++)
        {
            var stream = string.Create(CultureInfo.InvariantCulture, $"stream-{(writer + i) % 8}");
            var body = string.Create(CultureInfo.InvariantCulture, $"{writer}/{i}");
            var appended = await WriteUntilAccepted(stream, body);
            acknowledged.Add($"{appended.Accepted.Position}:{body}");
        }

        return acknowledged;
    }

    private async Task<AppendResult.Appended> WriteUntilAccepted(string stream, string body)
    {
        var version = await Log.StreamVersion(stream, Ct);
        while (true)
        {
            var result = await Log.Append(Appends.To(stream, version, body), Ct);
            if (result is AppendResult.Appended appended) return appended;
            version = Assert.IsType<AppendResult.VersionConflict>(result).ActualVersion;
        }
    }
}
