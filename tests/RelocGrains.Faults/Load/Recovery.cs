using RelocGrains.Client;
using RelocGrains.Server.Tests.Processes;
using RelocGrains.V1;
using Xunit;

namespace RelocGrains.Faults.Load;

/// <summary>Looks at a server that was started again: is what was acknowledged there, and is what was unknown one or the other?</summary>
internal sealed class Recovery(ServerProcess server) : IDisposable
{
    private const int AtOnce = 16;

    private readonly RelocGrainsClient first = server.As(Role.Operator, "agence", "p-001");
    private readonly RelocGrainsClient second = server.As(Role.Operator, "agence", "p-002");

    public void Dispose()
    {
        first.Dispose();
        second.Dispose();
    }

    /// <summary>
    /// Counts what stands and what does not, sends every request again, and expects one case for each in a log that is whole: in those of
    /// the last load, and in <paramref name="all"/> there ever were.
    /// </summary>
    public async Task<Tally> Check(IReadOnlyCollection<WrittenCase> cases, IReadOnlyCollection<WrittenCase> all)
    {
        var tally = await Count(cases);
        await Repeat(cases);
        await AssertWhole(all.Count);
        return tally;
    }

    /// <summary>Counts what stands and what does not.</summary>
    public async Task<Tally> Count(IReadOnlyCollection<WrittenCase> cases)
    {
        var lost = 0;
        await Each(cases.Where(c => c.Last is not null), async written =>
        {
            if (!await Stands(written)) Interlocked.Increment(ref lost);
        });
        return new Tally(cases.Sum(c => c.Acknowledged), cases.Sum(c => c.Unknown), lost);
    }

    // What was acknowledged is answered as the first time, and what was unknown is done now at the latest.
    private Task Repeat(IEnumerable<WrittenCase> cases) => Each(cases, async written =>
    {
        var created = await first.Projects.CreateProjectAsync(written.Creation);
        Assert.Equal(written.Created ?? created, created);
        written.Created = created;
        if (written.Qualification is null) return;
        var qualified = await second.Projects.QualifyProjectAsync(written.Qualification);
        Assert.Equal(written.Qualified ?? qualified, qualified);
        written.Qualified = qualified;
    });

    private async Task AssertWhole(int cases)
    {
        var verified = await first.Log.VerifyLogAsync(new VerifyLogRequest());
        Assert.Empty(verified.Findings);
        Assert.True(verified.Ok);
        var list = await first.Projects.ListProjectsAsync(new ListProjectsRequest { Consistency = new Consistency { Strong = true } });
        Assert.Equal(cases, list.TotalSize);
    }

    // A case may stand further than it was acknowledged, never less far: its qualification may be there though nobody was told.
    private async Task<bool> Stands(WrittenCase written)
    {
        try
        {
            var found = await first.Projects.GetProjectAsync(new GetProjectRequest { Name = written.Last!.Name });
            var wentOn = written.Qualified is null && written.Qualification is not null && found.Stage == Stage.Qualified;
            return found.Company.Equals(written.Creation.Company)
                && (found.Etag == written.Last.Etag || wentOn)
                && found.Contact?.Name == written.Creation.Contact?.Name;
        }
        catch (Grpc.Core.RpcException e) when (e.StatusCode is Grpc.Core.StatusCode.NotFound)
        {
            return false;
        }
    }

    private static Task Each(IEnumerable<WrittenCase> cases, Func<WrittenCase, Task> act) =>
        Parallel.ForEachAsync(cases, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (written, _) => await act(written));
}
