using RelocGrains.Domain.Figures;
using RelocGrains.Domain.Projects;
using RelocGrains.Domain.Reference;
using RelocGrains.Grains.Board;

namespace RelocGrains.Server.Mapping;

/// <summary>Figures, and the movements they are made of.</summary>
internal static class FigureMapping
{
    /// <summary>Figures of the region or of a department.</summary>
    public static V1.Totals ToWire(this Totals totals) => new()
    {
        Projects = totals.Projects,
        Jobs = totals.Jobs,
        JobsAnnounced = totals.JobsAnnounced,
        JobsContracted = totals.JobsContracted,
        JobsVerified = totals.JobsVerified,
        JobsMaintained = totals.JobsMaintained,
        PrivateInvestmentCents = totals.PrivateInvestment.Cents,
        PublicFundingCents = totals.PublicFunding.Cents,
    };

    /// <summary>How many cases stand in a stage.</summary>
    public static V1.StageCount ToWire(this StageCount count) =>
        new() { Stage = count.Stage.ToWire(), Live = count.Live, Ended = count.Ended };

    /// <summary>Somebody whom a case waits for.</summary>
    public static V1.Waiting ToWire(this Waiting waiting) =>
        new() { Project = Names.Of(waiting.Project), WaitsFor = waiting.For, DueOn = waiting.DueOn.ToWire() };

    /// <summary>A department as it stands.</summary>
    public static V1.Department ToWire(this DepartmentView view)
    {
        var department = new V1.Department
        {
            Name = Names.Of(view.Department),
            Code = view.Department.Value,
            DisplayName = view.Department.DisplayName(),
            Totals = view.Totals.ToWire(),
            Revision = Tokens.Revision(view.Position),
        };
        department.Stages.AddRange(view.Stages.Select(ToWire));
        department.Waiting.AddRange(view.Waiting.OrderBy(w => w.DueOn ?? NodaTime.LocalDate.MaxIsoValue).Select(ToWire));
        return department;
    }

    /// <summary>Figures of one department.</summary>
    public static V1.DepartmentFigures ToWire(this DepartmentTotals totals) => new()
    {
        Department = totals.Department.Value,
        DisplayName = totals.Department.DisplayName(),
        Totals = totals.Totals.ToWire(),
    };

    /// <summary>A movement, with where it comes from.</summary>
    public static V1.LedgerEntry ToWire(this RecordedEntry recorded) => new()
    {
        Position = recorded.Position,
        Ordinal = recorded.Ordinal,
        Project = Names.Of(recorded.Project),
        Department = recorded.Entry.Department.Value,
        Measure = Vocabulary<V1.Measure, Measure>.Write(recorded.Entry.Measure),
        EffectiveOn = recorded.Entry.EffectiveOn.ToWire(),
        RecordTime = recorded.RecordedAt.ToWire(),
        Delta = recorded.Entry.Delta,
    };

    private static string DisplayName(this Domain.DepartmentCode code) =>
        PlanReference.Current.Departments.First(department => department.Code == code.Value).Name;
}
