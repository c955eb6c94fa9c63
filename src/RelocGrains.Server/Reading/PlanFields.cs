using Google.Protobuf.WellKnownTypes;
using RelocGrains.Domain;
using RelocGrains.Domain.Projects;

namespace RelocGrains.Server.Reading;

/// <summary>Reads job plans, sites, committee opinions and corrections.</summary>
internal static class PlanFields
{
    private const int MaxProfile = 200;
    private const int LargestSite = 10_000_000;
    private const int MaxConflicts = 100;

    /// <summary>The lines of a job plan.</summary>
    public static Items<PlannedJobs> JobPlan(this Fields fields, string path, IReadOnlyList<V1.PlannedJobs> lines) =>
        fields.List(path, lines, 1, (each, line) => new PlannedJobs(
            fields.Line($"{each}.profile", line.Profile, MaxProfile),
            fields.Jobs($"{each}.jobs", line.Jobs, least: 1),
            fields.AnyDay($"{each}.due_on", line.DueOn)));

    /// <summary>A site, or the search for one; or the parts of it that the mask names.</summary>
    public static SiteChange? Site(this Fields fields, string path, V1.Site? site, FieldMask? updateMask)
    {
        var mask = Mask.Read(fields, updateMask, V1.Site.Descriptor);
        return fields.Message(path, site, wire => new SiteChange(
            mask.Names(V1.Site.StateFieldNumber) ? fields.Word<V1.SiteState, SiteState>($"{path}.state", wire.State) : null,
            mask.Names(V1.Site.CommuneFieldNumber) ? fields.Commune($"{path}.commune", wire.Commune) : null,
            mask.Names(V1.Site.AreaSquareMetresFieldNumber) ? fields.SiteArea($"{path}.area_square_metres", wire) : null));
    }

    private static SiteArea SiteArea(this Fields fields, string path, V1.Site site) =>
        new(site.HasAreaSquareMetres ? fields.Number(path, site.AreaSquareMetres, 1, LargestSite) : null);

    /// <summary>What the committee said; the persons in order, so that another order says the same.</summary>
    public static CommitteeOpinion? CommitteeOpinion(this Fields fields, string path, V1.CommitteeOpinion? opinion) =>
        fields.Message(path, opinion, wire => new CommitteeOpinion(
            fields.PastDay($"{path}.session_on", wire.SessionOn),
            fields.Word<V1.View, View>($"{path}.view", wire.View),
            wire.ConflictsDeclared,
            fields.List($"{path}.conflicts", wire.Conflicts, 0, fields.Code<PersonId>, MaxConflicts)
                .Distinct().OrderBy(person => person.Value, StringComparer.Ordinal).ToItems()));

    /// <summary>The one corrected fact of a request.</summary>
    public static Correction? Correction(this Fields fields, V1.CorrectProjectRequest request)
    {
        switch (request.CorrectionCase)
        {
            case V1.CorrectProjectRequest.CorrectionOneofCase.AnnouncedJobs:
                return new Correction.AnnouncedJobs(fields.Jobs("announced_jobs", request.AnnouncedJobs));
            case V1.CorrectProjectRequest.CorrectionOneofCase.AnnouncedInvestmentCents:
                return new Correction.AnnouncedInvestment(fields.Money("announced_investment_cents", request.AnnouncedInvestmentCents));
            case V1.CorrectProjectRequest.CorrectionOneofCase.CommittedJobs:
                return new Correction.CommittedJobs(fields.Jobs("committed_jobs", request.CommittedJobs, least: 1));
            case V1.CorrectProjectRequest.CorrectionOneofCase.Place:
                return new Correction.Place(
                    fields.Code<DepartmentCode>("place.department", request.Place.Department),
                    fields.Commune("place.commune", request.Place.Commune));
            case V1.CorrectProjectRequest.CorrectionOneofCase.Filiere:
                return new Correction.Filiere(fields.Code<FiliereCode>("filiere", request.Filiere));
            case V1.CorrectProjectRequest.CorrectionOneofCase.CompanyName:
                return new Correction.CompanyName(fields.CompanyName("company_name", request.CompanyName));
            case V1.CorrectProjectRequest.CorrectionOneofCase.CompanySize:
                return new Correction.CompanySize(fields.Word<V1.CompanySize, CompanySize>("company_size", request.CompanySize));
            default:
                fields.Refuse("correction", "there: one fact to correct");
                return null;
        }
    }
}
