using RelocGrains.V1;

namespace RelocGrains.Faults.Load;

/// <summary>Reads of a session, of every kind that a revision can be asked for.</summary>
internal static class Reads
{
    private const int FewLines = 20;

    public static Task<Project?> Case(this Session session, string name, bool strong) => session.Read(
        "GetProject",
        strong,
        (client, consistency) => client.Projects
            .GetProjectAsync(new GetProjectRequest { Name = Replies.NameOf(name), View = ProjectView.Basic, Consistency = consistency }).ResponseAsync,
        Replies.Of,
        project => project.Revision);

    public static Task<Department?> Department(this Session session, string code, bool strong, int? server = null) => session.Read(
        "GetDepartment",
        strong,
        (client, consistency) => client.Departments
            .GetDepartmentAsync(new GetDepartmentRequest { Name = $"departments/{code}", Consistency = consistency }).ResponseAsync,
        Replies.Of,
        department => department.Revision,
        server);

    public static Task<Plan?> Plan(this Session session, bool strong, int? server = null) => session.Read(
        "GetPlan",
        strong,
        (client, consistency) => client.Plan.GetPlanAsync(new GetPlanRequest { Consistency = consistency }).ResponseAsync,
        Replies.Of,
        plan => plan.Revision,
        server);

    public static Task<Report?> Report(this Session session, bool strong, int? server = null) => session.Read(
        "GetReport",
        strong,
        (client, consistency) => client.Plan.GetReportAsync(new GetReportRequest { Consistency = consistency }).ResponseAsync,
        Replies.Of,
        report => report.Revision,
        server);

    /// <summary>A page of the cases of a department, or of all.</summary>
    /// <param name="before">The page before; null for the first one.</param>
    public static Task<ListProjectsResponse?> Page(
        this Session session, string department, ListProjectsResponse? before, bool strong, int size = FewLines, int? server = null)
    {
        var after = before is null ? "" : Replies.CaseOf(before.Projects[^1].Name);
        return session.Read(
            "ListProjects",
            strong,
            (client, consistency) => client.Projects.ListProjectsAsync(new ListProjectsRequest
            {
                Department = department, PageSize = size, PageToken = before?.NextPageToken ?? "", Consistency = consistency,
            }).ResponseAsync,
            page => Replies.Of(page, department, after),
            page => page.Revision,
            server);
    }
}
