using Grpc.Core;
using RelocGrains.Client;
using RelocGrains.Domain;
using RelocGrains.Domain.Envelopes;
using RelocGrains.Faults.History;
using RelocGrains.V1;
using Reservation = RelocGrains.Domain.Projects.Reservation;
using Stage = RelocGrains.Domain.Projects.Stage;
using StageCount = RelocGrains.Domain.Figures.StageCount;
using Totals = RelocGrains.Domain.Figures.Totals;

namespace RelocGrains.Faults.Load;

/// <summary>Answers of the contract, as the history keeps them.</summary>
internal static class Replies
{
    private const string NamePrefix = "projects/";

    public static Reply Of(Project project) => new Reply.OfCase(Tokens.Read(project.Revision), LineOf(project));

    public static Reply Of(ListProjectsResponse page, string department, string after) => new Reply.OfList(
        Tokens.Read(page.Revision), department, after, page.TotalSize, page.NextPageToken.Length > 0, page.Projects.Select(LineOf).ToItems());

    public static Reply Of(Department department) => new Reply.OfFigures(
        Tokens.Read(department.Revision), [new PlaceFigures(department.Code, Of(department.Totals), Of(department.Stages))], default);

    public static Reply Of(V1.Report report) => new Reply.OfFigures(
        Tokens.Read(report.Revision), [new PlaceFigures(PlaceFigures.Region, Of(report.Totals), null), .. report.Departments.Select(Of)], default);

    public static Reply Of(Plan plan) => new Reply.OfFigures(
        Tokens.Read(plan.Revision),
        [new PlaceFigures(PlaceFigures.Region, Of(plan.Totals), Of(plan.Stages)), .. plan.Departments.Select(Of)],
        plan.Envelope.Select(line => new Reservation(Code.Parse<EnvelopeId>($"{line.Year}-{line.Scheme}"), new Money(line.CommittedCents))).ToItems());

    /// <summary>
    /// What an exception says: a refusal of the contract, or that nobody knows. A server that is gone looks like many things; an internal
    /// error of a server that is there is none of them.
    /// </summary>
    public static Reply Of(RpcException exception)
    {
        var error = RelocGrainsError.From(exception);
        return error.ReasonName switch
        {
            "OUTCOME_UNKNOWN" or "UNREACHABLE" or "SERVER_SHUTTING_DOWN" => new Reply.Unknown(error.ReasonName),
            "" when IsNoAnswer(exception) => new Reply.Unknown(exception.StatusCode.ToString()),
            "" => new Reply.Broken($"{exception.StatusCode}: {exception.Status.Detail}"),
            var reason => new Reply.Refused(reason),
        };
    }

    /// <summary>The reference in a resource name.</summary>
    public static string CaseOf(string name) => name[NamePrefix.Length..];

    /// <summary>The resource name of a reference.</summary>
    public static string NameOf(string reference) => NamePrefix + reference;

    private static bool IsNoAnswer(RpcException exception) =>
        exception.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded or StatusCode.Cancelled
        || exception.Status.DebugException is HttpRequestException or IOException;

    private static CaseLine LineOf(Project project) =>
        new(CaseOf(project.Name), Tokens.Read(project.Etag), (Stage)project.Stage, project.Department);

    private static PlaceFigures Of(DepartmentFigures line) => new(line.Department, Of(line.Totals), null);

    private static Totals Of(V1.Totals totals) => new(
        totals.Projects, totals.JobsAnnounced, totals.JobsContracted, totals.JobsVerified, totals.JobsMaintained,
        new Money(totals.PrivateInvestmentCents), new Money(totals.PublicFundingCents));

    private static Items<StageCount> Of(IEnumerable<V1.StageCount> stages) => stages
        .Where(line => line.Live != 0 || line.Ended != 0)
        .OrderBy(line => line.Stage)
        .Select(line => new StageCount((Stage)line.Stage, line.Live, line.Ended))
        .ToItems();
}
