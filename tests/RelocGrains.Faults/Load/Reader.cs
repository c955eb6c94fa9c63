namespace RelocGrains.Faults.Load;

/// <summary>A caller who reads what others told of, and figures and lists, now at this server, now at that one.</summary>
internal sealed class Reader(Session session, Town town, Pace pace, Dice dice)
{
    /// <summary>Reads until it is told to stop.</summary>
    public async Task Run(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await pace.Turn(stop);
            await Read(strong: dice.Happens(10));
        }
    }

    private async Task Read(bool strong)
    {
        switch (dice.Next(10))
        {
            case 0:
                await session.Report(strong);
                break;
            case 1:
                await session.Plan(strong);
                break;
            case 2:
                await session.Department(dice.One(Acts.AllDepartments), strong);
                break;
            case 3:
                await Leaf(dice.Happens(30) ? "" : dice.One(Acts.AllDepartments), strong);
                break;
            default:
                await ReadToldCase(strong);
                break;
        }
    }

    // Who told of a case has seen it as it was at least then.
    private async Task ReadToldCase(bool strong)
    {
        if (town.Ask() is not { } told) return;
        session.Hear(told.Revision);
        await session.Case(told.Case, strong);
    }

    private async Task Leaf(string department, bool strong)
    {
        var page = await session.Page(department, before: null, strong);
        if (page is { NextPageToken.Length: > 0 }) await session.Page(department, page, strong);
    }
}
