using Grpc.Core;
using RelocGrains.Client;
using RelocGrains.V1;
using Xunit;

namespace RelocGrains.Server.Tests;

/// <summary>How fresh reads are, and how stable their pages.</summary>
public sealed class ReadTests(SharedServer shared) : IClassFixture<SharedServer>
{
    // Each read there is, at a freshness; answers the revision it is true at and what it says of the write.
    private static readonly Dictionary<string, Func<RelocGrainsClient, Project, Consistency, Task<(string Revision, object Seen)>>> Reads = new()
    {
        ["GetProject"] = async (c, p, fresh) => await c.Projects.GetProjectAsync(new() { Name = p.Name, Consistency = fresh }) is var a ? (a.Revision, a.Stage) : default,
        ["GetProject BASIC"] = async (c, p, fresh) => await c.Projects.GetProjectAsync(new() { Name = p.Name, View = ProjectView.Basic, Consistency = fresh }) is var a ? (a.Revision, a.Stage) : default,
        ["ListProjects"] = async (c, p, fresh) => await c.Projects.ListProjectsAsync(new() { Text = Reference(p), Stage = Stage.Qualified, Consistency = fresh }) is var a ? (a.Revision, a.Projects.Single().Stage) : default,
        ["ListProjects FULL"] = async (c, p, fresh) => await c.Projects.ListProjectsAsync(new() { Text = Reference(p), View = ProjectView.Full, Consistency = fresh }) is var a ? (a.Revision, a.Projects.Single().Stage) : default,
        ["GetDepartment"] = async (c, p, fresh) => await c.Departments.GetDepartmentAsync(new() { Name = $"departments/{p.Department}", Consistency = fresh }) is var a ? (a.Revision, a.Totals.Projects) : default,
        ["ListDepartments"] = async (c, p, fresh) => await c.Departments.ListDepartmentsAsync(new() { Consistency = fresh }) is var a ? (a.Revision, a.Departments.Single(d => d.Code == p.Department).Totals.Projects) : default,
        ["GetPlan"] = async (c, p, fresh) => await c.Plan.GetPlanAsync(new() { Consistency = fresh }) is var a ? (a.Revision, a.Departments.Single(d => d.Department == p.Department).Totals.Projects) : default,
        ["GetReport"] = async (c, p, fresh) => await c.Plan.GetReportAsync(new() { Consistency = fresh }) is var a ? (a.Revision, a.Departments.Single(d => d.Department == p.Department).Totals.Projects) : default,
        ["ListLedgerEntries"] = async (c, p, fresh) => await c.Plan.ListLedgerEntriesAsync(new() { Project = p.Name, Measure = Measure.Projects, Consistency = fresh }) is var a ? (a.Revision, a.Entries.Sum(e => e.Delta)) : default,
        ["ListProjectHistory"] = async (c, p, fresh) => await c.History.ListProjectHistoryAsync(new() { Parent = p.Name, Consistency = fresh }) is var a ? (a.Revision, a.Entries[^1].Type) : default,
        ["ExplainProject"] = async (c, p, fresh) => await c.Projects.ExplainProjectAsync(new() { Name = p.Name, Consistency = fresh }) is var a ? (a.Revision, a.Current) : default,
    };

    // Each row has a department of its own, because the figures of one are counted.
    private static readonly string[] Departments = ["01", "03", "07", "15", "26", "38", "42", "43", "63", "73", "74"];

    public static TheoryData<string> Names => [.. Reads.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_read_at_the_revision_of_a_write_sees_it(string rpc)
    {
        using var reader = shared.Running.As(Role.Controller, "region", "p-090");
        var detection = Journey.Detection(shared.NewSiren());
        detection.Department = Departments[Reads.Keys.ToList().IndexOf(rpc)];
        var detected = await shared.Projects(People.Finder).CreateProjectAsync(detection);
        var written = await shared.Projects(People.Agency).QualifyProjectAsync(Journey.Qualification(detected.Name));

        var (revision, seen) = await Reads[rpc](reader, detected, new Consistency { MinRevision = written.Revision });

        Assert.True(Position(revision) >= Position(written.Revision), $"{Position(revision)} is before {Position(written.Revision)}");
        Assert.Contains(seen, new object[] { Stage.Qualified, 1L, "project.qualified.v1" });
        var (again, strong) = await Reads[rpc](reader, detected, new Consistency { Strong = true });
        Assert.True(Position(again) >= Position(revision));
        Assert.Equal(seen, strong);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_revision_beyond_the_head_is_out_of_range(string rpc)
    {
        using var reader = shared.Running.As(Role.Controller, "region", "p-090");
        var detected = await shared.Detected();
        var ahead = new Consistency { MinRevision = Revisions.Of(Position(detected.Revision) + 1_000_000) };

        var error = RelocGrainsError.From(await Assert.ThrowsAsync<RpcException>(() => Reads[rpc](reader, detected, ahead)));

        Assert.Equal((StatusCode.OutOfRange, ErrorReason.RevisionAhead), (error.Code, error.Reason));
        Assert.True(Position(error.Metadata["revision"]) >= Position(detected.Revision));
    }

    [Fact]
    public async Task A_cases_answer_is_true_at_its_own_write_or_later()
    {
        var detected = await shared.Detected();
        var agency = shared.Projects(People.Agency);

        var noted = await agency.NotePartnerNumberAsync(new() { Name = detected.Name, RequestId = Journey.NewId(), Number = "D-1" });
        var again = await agency.NotePartnerNumberAsync(new() { Name = detected.Name, RequestId = Journey.NewId(), Number = "D-1" });

        Assert.True(Position(noted.Revision) > Position(detected.Revision));
        Assert.NotEqual(detected.Etag, noted.Etag);
        Assert.Equal(noted.Etag, again.Etag);
    }

    [Fact]
    public async Task Pages_are_stable_while_others_write()
    {
        using var reader = shared.Running.As(Role.Controller, "region", "p-090");
        const string commune = "Pages-sur-Rhône";
        var opened = new List<Project>();
        for (var i = 0; i < 7; i++) opened.Add(await Open(commune));
        var seen = new List<string>();
        var request = new ListProjectsRequest { Text = commune, PageSize = 2, Consistency = new Consistency { Strong = true } };

        do
        {
            var page = await reader.Projects.ListProjectsAsync(request);
            seen.AddRange(page.Projects.Select(p => p.Name));
            Assert.True(page.TotalSize >= opened.Count);
            request.PageToken = page.NextPageToken;
            // Between two pages a case that was shown changes, one that was not changes too, and a new one comes.
            foreach (var changing in opened.Skip(seen.Count - 1).Take(2))
            {
                await shared.Projects(People.Agency).NotePartnerNumberAsync(new() { Name = changing.Name, RequestId = Journey.NewId(), Number = $"N-{seen.Count}" });
            }
            if (seen.Count < 6) await Open(commune);
        }
        while (request.PageToken.Length > 0);

        Assert.Distinct(seen);
        Assert.Equal(seen.Order(StringComparer.Ordinal), seen);
        Assert.Subset(seen.ToHashSet(), opened.Select(p => p.Name).ToHashSet());
    }

    [Fact]
    public async Task History_ledger_and_departments_go_page_by_page_without_a_gap()
    {
        using var reader = shared.Running.As(Role.Controller, "region", "p-090");
        var project = await shared.NewJourney().TakeTo(Stage.Contracted);

        var whole = await reader.History.ListProjectHistoryAsync(new() { Parent = project.Name, PageSize = 10_000, Consistency = new() { Strong = true } });
        var entries = new List<HistoryEntry>();
        for (var token = ""; entries.Count == 0 || token.Length > 0;)
        {
            var page = await reader.History.ListProjectHistoryAsync(new() { Parent = project.Name, PageSize = 3, PageToken = token });
            Assert.InRange(page.Entries.Count, 1, 3);
            entries.AddRange(page.Entries);
            token = page.NextPageToken;
        }
        var ledger = new List<LedgerEntry>();
        for (var token = ""; ledger.Count == 0 || token.Length > 0;)
        {
            var page = await reader.Plan.ListLedgerEntriesAsync(new() { Project = project.Name, PageSize = 1, PageToken = token, Consistency = new() { Strong = true } });
            ledger.Add(Assert.Single(page.Entries));
            token = page.NextPageToken;
        }
        var departments = new List<string>();
        for (var token = ""; departments.Count == 0 || token.Length > 0;)
        {
            var page = await reader.Departments.ListDepartmentsAsync(new() { PageSize = 5, PageToken = token });
            departments.AddRange(page.Departments.Select(d => d.Code));
            Assert.Equal(12, page.TotalSize);
            token = page.NextPageToken;
        }

        Assert.Equal(whole.Entries, entries);
        Assert.Equal(Enumerable.Range(1, entries.Count).Select(i => (long)i), entries.Select(e => e.Version));
        Assert.Equal(entries.SelectMany(e => e.Movements), ledger);
        Assert.Equal((12, true), (departments.Count, departments.SequenceEqual(departments.Order(StringComparer.Ordinal))));
    }

    private async Task<Project> Open(string commune)
    {
        var detection = Journey.Detection(shared.NewSiren());
        detection.Commune = commune;
        return await shared.Projects(People.Finder).CreateProjectAsync(detection);
    }

    private static string Reference(Project project) => project.Name["projects/".Length..];

    private static long Position(string revision) => Revisions.PositionOf(revision);
}
