using RelocGrains.V1;

namespace RelocGrains.Faults.Load;

/// <summary>
/// A caller who takes one case after the other through its life. It insists on every act until it knows what became of it, repeats some on
/// purpose, at once, at the same time or late, and meets others in the same case.
/// </summary>
internal sealed class Writer(Session session, Town town, Pace pace, Dice dice)
{
    private const int LivesPerCompany = 2;

    private readonly List<Ask> past = [];

    /// <summary>Lives until it is told to stop; what is under way is brought to its end.</summary>
    public async Task Run(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var company = town.NewCompany();
            for (var life = 0; life < LivesPerCompany && await Live(company, stop); life++) past.Clear();
        }
    }

    // True when the case has ended, so that the company may have another.
    private async Task<bool> Live(int company, CancellationToken stop)
    {
        await pace.Turn(stop);
        var opened = dice.Happens(10) ? await OpenTwice(company) : await Do(Acts.Open(company));
        if (opened is null) return false;
        var name = Replies.CaseOf(opened.Name);
        foreach (var act in Acts.Life())
        {
            if (stop.IsCancellationRequested) return false;
            await pace.Turn(stop);
            if (await Do(act(name)) is not { } now) return false;
            await Meet(now, stop);
            if (dice.Happens(1)) return await Do(Acts.Withdraw(name)) is not null;
        }
        await session.Write(dice.One(past), session.AnyServer);
        return false;
    }

    // One intention: sent once, or to two servers at the same time, and sometimes again when it was answered already.
    private async Task<Project?> Do(Ask ask)
    {
        var twin = dice.Happens(5) ? session.Write(ask, session.AnyServer) : null;
        var done = await session.Insist(ask);
        if (twin is not null) await twin;
        if (done is null) return null;
        past.Add(ask);
        town.Tell(Replies.CaseOf(done.Name), done.Revision);
        if (dice.Happens(5)) await session.Write(ask, session.AnyServer);
        if (dice.Happens(5)) await session.Write(dice.One(past), session.AnyServer);
        if (dice.Happens(10)) await ReadOwn(done.Name);
        return done;
    }

    // Two who never heard of each other open a case for one company: one of them may.
    private async Task<Project?> OpenTwice(int company)
    {
        var both = await Task.WhenAll(session.Insist(Acts.Open(company)), session.Insist(Acts.Open(company)));
        return both[0] ?? both[1];
    }

    // Others write in the same case: two with the same etag, of whom one may win, or somebody who passes by another's case.
    private async Task Meet(Project now, CancellationToken stop)
    {
        var name = Replies.CaseOf(now.Name);
        if (dice.Happens(8))
        {
            var etag = (await ReadOwn(now.Name))?.Etag ?? now.Etag;
            await Task.WhenAll(session.Insist(Acts.Note(People.Bank, name, etag)), session.Insist(Acts.Note(dice.One(People.PassersBy), name, etag)));
        }
        if (dice.Happens(15) && town.Ask() is { } other)
        {
            await pace.Turn(stop);
            await session.Insist(Acts.Note(dice.One(People.PassersBy), other.Case));
        }
    }

    private Task<Project?> ReadOwn(string name) => session.Read(
        "GetProject",
        strong: false,
        (client, consistency) => client.Projects.GetProjectAsync(new GetProjectRequest { Name = name, Consistency = consistency }).ResponseAsync,
        Replies.Of,
        project => project.Revision);
}
