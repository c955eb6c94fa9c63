using RelocGrains.Domain.Figures;
using RelocGrains.Domain.Reference;

namespace RelocGrains.Server.Mapping;

/// <summary>The plan, and its reports beside what was published.</summary>
internal static class PlanMapping
{
    /// <summary>The plan as it stands.</summary>
    public static V1.Plan ToWire(this PlanView view)
    {
        var reference = PlanReference.Current;
        var plan = new V1.Plan
        {
            Name = Names.Plan,
            DisplayName = reference.Name,
            AdoptedOn = reference.AdoptedOn.ToWire(),
            EndsOn = reference.EndsOn.ToWire(),
            TargetJobs = reference.TargetJobs,
            Totals = view.Totals.ToWire(),
            Revision = Tokens.Revision(view.Position),
        };
        plan.Departments.AddRange(view.Departments.Select(FigureMapping.ToWire));
        plan.Stages.AddRange(view.Stages.Select(FigureMapping.ToWire));
        plan.Envelope.AddRange(view.Envelope.Select(ToWire));
        return plan;
    }

    /// <summary>A report with what was published on its day, and its ratios.</summary>
    public static V1.Report ToWire(this Report report)
    {
        var published = PublishedFigures.Current.Of(report.AsOf);
        var wire = new V1.Report
        {
            AsOf = report.AsOf.ToWire(),
            KnownAt = report.KnownAt.ToWire(),
            Totals = report.Totals.ToWire(),
            Derived = DerivedFigures.Of(report.Totals, report.AsOf, PlanReference.Current).ToWire(),
            Revision = Tokens.Revision(report.Position),
        };
        wire.Published.AddRange(published?.Figures.Select(ToWire) ?? []);
        wire.Departments.AddRange(report.Departments.Select(department => WithPublished(department, published)));
        return wire;
    }

    private static V1.DepartmentFigures WithPublished(DepartmentTotals totals, Publication? published)
    {
        var wire = totals.ToWire();
        wire.Published.AddRange(published?.FiguresOf(totals.Department).Select(ToWire) ?? []);
        return wire;
    }

    private static V1.PublishedFigure ToWire(NamedFigure named) => new()
    {
        Figure = named.Name,
        Value = named.Value,
        Wording = named.Wording,
        Qualifier = Vocabulary<V1.Qualifier, Qualifier>.Write(named.Qualifier),
    };

    private static V1.EnvelopeLine ToWire(EnvelopeLine line) => new()
    {
        Year = line.Year,
        Scheme = line.Scheme,
        AllottedCents = line.Allotted.Cents,
        CommittedCents = line.Committed.Cents,
        AvailableCents = (line.Allotted - line.Committed).Cents,
    };

    private static V1.DerivedFigures ToWire(this DerivedFigures derived)
    {
        var wire = new V1.DerivedFigures();
        if (derived.JobsTargetPercent is { } jobs) wire.JobsTargetPercent = (double)jobs;
        if (derived.TimePercent is { } time) wire.TimePercent = (double)time;
        if (derived.PublicCentsPerJob is { } perJob) wire.PublicCentsPerJob = (double)perJob;
        if (derived.PrivatePerPublic is { } ratio) wire.PrivatePerPublic = (double)ratio;
        if (derived.JobsPerMonth is { } pace) wire.JobsPerMonth = (double)pace;
        if (derived.JobsPerMonthNeeded is { } needed) wire.JobsPerMonthNeeded = (double)needed;
        return wire;
    }
}
