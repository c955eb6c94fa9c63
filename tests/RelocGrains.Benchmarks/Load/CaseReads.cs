using Grpc.Core;
using RelocGrains.V1;

namespace RelocGrains.Benchmarks.Load;

/// <summary>Reads of cases of twenty events, in the basic view: what a back office does most.</summary>
internal static class CaseReads
{
    /// <summary>Events in each case that is read.</summary>
    public const int Events = 20;

    /// <summary>Who reads.</summary>
    public static readonly Metadata Reader = CaseLife.Caller("p-002", "agence", "operator");

    /// <summary>Opens so many cases and gives each its events.</summary>
    public static async Task<string[]> Prepare(CallInvoker server, int cases, Companies companies)
    {
        var projects = new ProjectService.ProjectServiceClient(server);
        return await Task.WhenAll(Enumerable.Range(0, cases).Select(_ => Prepare(projects, companies.Next())));
    }

    /// <summary>One read of one of the cases, each in turn.</summary>
    public static Func<Task> Of(CallInvoker server, string[] cases, int first)
    {
        var projects = new ProjectService.ProjectServiceClient(server);
        var next = first;
        return async () => await projects.GetProjectAsync(
            new GetProjectRequest { Name = cases[next++ % cases.Length], View = ProjectView.Basic }, Reader);
    }

    private static async Task<string> Prepare(ProjectService.ProjectServiceClient projects, int company)
    {
        var opened = await projects.CreateProjectAsync(CaseLife.Detection(company), Reader);
        for (var i = 1; i < Events; i++)
        {
            await projects.AssignProjectAsync(
                new AssignProjectRequest
                {
                    Name = opened.Name,
                    RequestId = Guid.NewGuid().ToString("D"),
                    Owner = new Owner { Person = i % 2 == 0 ? "p-002" : "p-003", Partner = "agence" },
                },
                Reader);
        }
        return opened.Name;
    }
}
