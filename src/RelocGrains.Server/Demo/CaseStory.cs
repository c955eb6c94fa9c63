using NodaTime;
using RelocGrains.Domain;

namespace RelocGrains.Server.Demo;

/// <summary>Tells the life of one case as the commands that people gave. Needs its days and amounts.</summary>
/// <param name="twin">Reference of the case it duplicates, or null.</param>
internal sealed partial class CaseStory(DemoCase c, Diary diary, ProjectId? twin)
{
    private readonly Life life = c.Life;
    private readonly Actor creator = DemoPeople.CreatorOf(c.Company.Source, c.Dice("creator"));
    private readonly Actor owner = c.Dice("owner").Pick<Actor>([.. DemoPeople.Agency, .. DemoPeople.Region]);
    private readonly Actor agent = c.Dice("agent").Pick(DemoPeople.Agency);
    private readonly Actor service = c.Dice("service").Pick(DemoPeople.Region);

    /// <summary>Writes all of it into the diary.</summary>
    public void Tell()
    {
        Open();
        if (life.Qualified is not null) Qualify();
        if (life.Oriented is not null) Orient();
        if (life.Structured is not null) Structure();
        else if (life.Oriented is { } oriented) TryToStructure(oriented);
        if (life.Structured is { } structured) Examine(structured);
        if (life.Decided is not null) Decide();
        if (life.Contracted is not null) Contract();
        if (life.Verified is not null) Prove();
        Correct();
        if (life.Held is { } held) Hold(held);
        if (life.Leaves is { } leaves) Leave(leaves);
    }

    private static LocalDate Days(LocalDate day, int days) => DemoDays.Working(day.PlusDays(days));

    private static Evidence Proof(string what, DemoCase c) => new(FormattableString.Invariant($"demo/{c.Id}/{what}.pdf"));

    private static Money Thousands(long thousands) => Money.Euros(thousands * 1000);
}
