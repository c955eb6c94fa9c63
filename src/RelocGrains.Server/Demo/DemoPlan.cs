using NodaTime;
using RelocGrains.Domain;

namespace RelocGrains.Server.Demo;

/// <summary>
/// The demo data as pure code: synthetic cases, told as the commands of their users, which give the published figures exactly. The
/// same on every machine, but for the hashes of texts, which depend on the store's secret.
/// </summary>
public static class DemoPlan
{
    /// <summary>All commands, in the order in which they are recorded.</summary>
    /// <param name="textKey">Secret of the store of typed texts, 32 bytes.</param>
    /// <param name="until">Nothing is recorded after this day, nor after the demo data's own end.</param>
    public static DemoScript Make(byte[] textKey, LocalDate until)
    {
        var cases = Numbered(Cases());
        var ids = cases.ToDictionary(c => c.Number, c => c.Id);
        var diaries = cases.Select(c => Tell(c, c.Twin is { } twin ? ids[twin.Number] : null, textKey)).ToList();
        var end = LocalDate.Min(until, Publications.EndsOn);
        var steps = diaries.SelectMany(d => d.Steps()).Where(s => s.RecordedOn <= end).OrderBy(s => s.RecordedOn).ToItems();
        return new DemoScript(steps, diaries.SelectMany(d => d.Texts).ToItems());
    }

    private static IReadOnlyList<DemoCase> Cases()
    {
        var roster = Roster.Make();
        var qualified = roster.Where(c => c.Cohort != DemoCase.Never).Select(Pace.Apply).Select(Fates.Apply).ToList();
        var others = roster.Where(c => c.Cohort == DemoCase.Never).Select(c => NeverQualified.Apply(c, qualified));
        return MoneyCalibration.Apply(JobCalibration.Apply([.. qualified, .. others]));
    }

    // References are given in the order in which cases are opened, as the server gives them.
    private static List<DemoCase> Numbered(IReadOnlyList<DemoCase> cases) =>
    [
        .. cases.GroupBy(c => Diary.OpenedOn(c).Year).SelectMany(year => year
            .OrderBy(Diary.OpenedOn).ThenBy(c => c.Number)
            .Select((c, i) => c with { Id = ProjectId.Of(year.Key, i + 1) }))
            .OrderBy(c => Diary.OpenedOn(c)).ThenBy(c => c.Number),
    ];

    private static Diary Tell(DemoCase c, ProjectId? twin, byte[] textKey)
    {
        var diary = new Diary(c, textKey);
        new CaseStory(c, diary, twin).Tell();
        return diary;
    }
}

/// <summary>The demo data, ready to be executed.</summary>
/// <param name="Steps">In the order of their days; within a day, each case's in the order they must be given.</param>
/// <param name="Texts">What the commands refer to.</param>
public sealed record DemoScript(Items<DemoStep> Steps, Items<TypedText> Texts);
