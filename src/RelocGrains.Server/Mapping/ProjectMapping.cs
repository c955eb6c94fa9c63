using RelocGrains.Domain;
using RelocGrains.Domain.Projects;
using RelocGrains.Grains.Board;

namespace RelocGrains.Server.Mapping;

/// <summary>Cases as the contract answers them: in full, or as the line of a list.</summary>
internal static class ProjectMapping
{
    /// <summary>The whole case.</summary>
    public static V1.Project ToFull(this Answer.Found found, Texts texts)
    {
        var state = found.State;
        var project = found.ToBasic();
        project.Source = Vocabulary<V1.DetectionSource, DetectionSource>.Write(state.Source);
        project.LinkedTo = state.LinkedTo is { } linked ? Names.Of(linked) : "";
        project.Contact = texts.Contact(state.Contact);
        project.CreatedBy = state.CreatedBy?.ToWire();
        project.LostTo = state.LostTo ?? "";
        project.Survivor = state.Survivor is { } survivor ? Names.Of(survivor) : "";
        project.EndedBy = state.EndedBy?.Value ?? "";
        project.HeldOn = state.HeldOn.ToWire();
        project.Stages.AddRange(state.Stages.Select(ToWire));
        project.Overrides.AddRange(state.Overrides.Select(o => o.ToWire(texts)));
        project.AddPreparation(state, texts);
        project.AddMoney(state, texts);
        project.AddJobs(state);
        return project;
    }

    /// <summary>The fields of a list's line, from the case itself.</summary>
    public static V1.Project ToBasic(this Answer.Found found)
    {
        var state = found.State;
        var project = new V1.Project
        {
            Name = Names.Of(state.Id),
            Etag = Tokens.Etag(state.Version),
            Revision = Tokens.Revision(found.Position),
            Stage = state.Stage.ToWire(),
            Status = state.Status.ToWire(),
            Outcome = state.Outcome.ToWire(),
            Company = state.Company!.ToWire(),
            Department = state.Department.Value,
            Commune = state.Commune,
            AnnouncedJobs = state.AnnouncedJobs,
            AnnouncedInvestmentCents = state.AnnouncedInvestment.Cents,
            Owner = state.Owner?.ToWire(),
            StageSince = state.StageSince.ToWire(),
            CreateTime = found.CreatedAt.ToWire(),
            UpdateTime = found.UpdatedAt.ToWire(),
        };
        project.PartnerNumbers.AddRange(state.PartnerNumbers.Select(CompanyMapping.ToWire));
        project.WaitingFor.AddRange(WaitingFor.Of(state).Select(FigureMapping.ToWire));
        if (state.Version == 0) project.ForgetRecord();
        return project;
    }

    /// <summary>The line of a list.</summary>
    /// <param name="position">The place in the log that the list is true at.</param>
    public static V1.Project ToBasic(this ProjectSummary summary, long position)
    {
        var project = new V1.Project
        {
            Name = Names.Of(summary.Id),
            Etag = Tokens.Etag(summary.Version),
            Revision = Tokens.Revision(position),
            Stage = summary.Stage.ToWire(),
            Status = summary.Status.ToWire(),
            Outcome = summary.Outcome.ToWire(),
            Company = summary.Company.ToWire(),
            Department = summary.Department.Value,
            Commune = summary.Commune,
            AnnouncedJobs = summary.AnnouncedJobs,
            AnnouncedInvestmentCents = summary.AnnouncedInvestment.Cents,
            Owner = summary.Owner?.ToWire(),
            StageSince = summary.StageSince.ToWire(),
            CreateTime = summary.CreatedAt.ToWire(),
            UpdateTime = summary.UpdatedAt.ToWire(),
        };
        project.PartnerNumbers.AddRange(summary.PartnerNumbers.Select(CompanyMapping.ToWire));
        project.WaitingFor.AddRange(summary.WaitingFor.Select(FigureMapping.ToWire));
        return project;
    }

    /// <summary>A stage.</summary>
    public static V1.Stage ToWire(this Stage stage) => Vocabulary<V1.Stage, Stage>.Write(stage);

    /// <summary>A guard not met.</summary>
    public static V1.UnmetGuard ToWire(this UnmetGuard unmet) => new()
    {
        Guard = Vocabulary<V1.Guard, Guard>.Write(unmet.Guard),
        Stage = unmet.Stage.ToWire(),
        Kind = Vocabulary<V1.MissingKind, MissingKind>.Write(unmet.Kind),
        Missing = unmet.Missing,
        Role = Vocabulary<V1.Role, Role>.Write(unmet.Role),
        Partner = unmet.Partner?.Value ?? "",
    };

    // A case that would be opened is recorded nowhere yet: it has no reference, and none is shown.
    private static void ForgetRecord(this V1.Project project)
    {
        (project.Name, project.Etag, project.CreateTime, project.UpdateTime) = ("", "", null, null);
        foreach (var waiting in project.WaitingFor) waiting.Project = "";
    }

    private static V1.StageEntry ToWire(StageEntry entry) => new() { Stage = entry.Stage.ToWire(), EnteredOn = entry.On.ToWire() };

    private static V1.Status ToWire(this Status status) => Vocabulary<V1.Status, Status>.Write(status);

    private static V1.Outcome ToWire(this Outcome outcome) => Vocabulary<V1.Outcome, Outcome>.Write(outcome);

    private static V1.GuardOverride ToWire(this GuardOverride passed, Texts texts) => new()
    {
        Guard = Vocabulary<V1.Guard, Guard>.Write(passed.Guard),
        RequestedBy = passed.RequestedBy.Value,
        Reason = texts.Typed(passed.Reason),
        ApprovedBy = passed.ApprovedBy?.Value ?? "",
    };
}
