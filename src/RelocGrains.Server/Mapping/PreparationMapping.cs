using RelocGrains.Domain.Projects;

namespace RelocGrains.Server.Mapping;

/// <summary>What a case gathers until it is examined.</summary>
internal static class PreparationMapping
{
    /// <summary>Adds qualification, needs, referrals, plans, documents, opinions.</summary>
    public static void AddPreparation(this V1.Project project, ProjectState state, Texts texts)
    {
        project.Qualification = state.Qualification?.ToWire(texts);
        project.AssessedBy = state.AssessedBy?.Value ?? "";
        project.Needs.AddRange(state.Needs.Select(Vocabulary<V1.Need, Need>.Write));
        project.Referrals.AddRange(state.Referrals.Select(ToWire));
        project.JobPlan.AddRange(state.JobPlan.Select(ToWire));
        project.Site = state.Site?.ToWire();
        project.WorksNotStarted = state.WorksNotStarted;
        project.Documents.AddRange(state.Documents.Select(ToWire));
        project.Opinions.AddRange(state.Opinions.Select(ToWire));
        project.ExaminedBy = state.ExaminedBy?.Value ?? "";
        project.CommitteeOpinion = state.CommitteeOpinion?.ToWire();
    }

    private static V1.Qualification ToWire(this Qualification qualification, Texts texts) => new()
    {
        Kind = Vocabulary<V1.ProjectKind, ProjectKind>.Write(qualification.Kind),
        Filiere = qualification.Filiere.Value,
        MoveInsideRegion = qualification.MoveInsideRegion,
        LeasingOnly = qualification.LeasingOnly,
        Assessment = new V1.Assessment
        {
            ValueAdded = qualification.Assessment.ValueAdded,
            Viability = qualification.Assessment.Viability,
            StrategicInterest = qualification.Assessment.StrategicInterest,
            Comment = texts.Typed(qualification.Assessment.Comment),
        },
    };

    private static V1.Referral ToWire(Referral referral) => new()
    {
        Id = referral.Id.Value,
        Partner = referral.To.Value,
        Need = Vocabulary<V1.Need, Need>.Write(referral.Need),
        SentOn = referral.SentOn.ToWire(),
        DueOn = referral.DueOn.ToWire(),
        Answer = Vocabulary<V1.ReferralAnswer, ReferralAnswer>.Write(referral.Answer),
        EscalatedTo = referral.EscalatedTo?.Value ?? "",
    };

    private static V1.PlannedJobs ToWire(PlannedJobs line) => new() { Profile = line.Profile, Jobs = line.Jobs, DueOn = line.DueOn.ToWire() };

    private static V1.Site ToWire(this Site site)
    {
        var wire = new V1.Site { State = Vocabulary<V1.SiteState, SiteState>.Write(site.State), Commune = site.Commune };
        if (site.AreaSquareMetres is { } area) wire.AreaSquareMetres = area;
        return wire;
    }

    private static V1.FiledDocument ToWire(FiledDocument document) =>
        new() { Document = document.Document.Value, Evidence = document.Evidence.Value, FiledOn = document.On.ToWire() };

    private static V1.Opinion ToWire(Opinion opinion) => new()
    {
        Id = opinion.Id.Value,
        Partner = opinion.From.Value,
        AskedOn = opinion.AskedOn.ToWire(),
        DueOn = opinion.DueOn.ToWire(),
        View = opinion.View is { } view ? Vocabulary<V1.View, View>.Write(view) : V1.View.Unspecified,
    };

    private static V1.CommitteeOpinion ToWire(this CommitteeOpinion opinion) => new()
    {
        SessionOn = opinion.SessionOn.ToWire(),
        View = Vocabulary<V1.View, View>.Write(opinion.View),
        ConflictsDeclared = opinion.ConflictsDeclared,
        Conflicts = { opinion.Conflicts.Select(person => person.Value) },
    };
}
