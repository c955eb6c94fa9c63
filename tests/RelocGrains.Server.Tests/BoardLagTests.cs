using Microsoft.Extensions.DependencyInjection;
using RelocGrains.Grains.Board;
using RelocGrains.Server.Tests.Watching;
using RelocGrains.V1;
using Xunit;

namespace RelocGrains.Server.Tests;

/// <summary>The board's rows follow a moment after the log. Time stands, and moves when a test says so.</summary>
public sealed class BoardLagTests
{
    private static readonly TimeSpan Lag = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    private readonly StandingTime time = new();

    [Fact]
    public async Task Rows_are_written_at_once_for_who_waits_for_them()
    {
        await using var server = await Start();
        var created = await Create(server, 1);

        var list = await new ProjectService.ProjectServiceClient(server.Calls(People.Agency)).ListProjectsAsync(
            new ListProjectsRequest { Consistency = new Consistency { MinRevision = created.Revision } });

        Assert.Equal(created.Name, Assert.Single(list.Projects).Name);
    }

    [Fact]
    public async Task Figures_follow_without_the_rows()
    {
        await using var server = await Start();
        var departments = new DepartmentService.DepartmentServiceClient(server.Calls(People.Agency));
        await departments.GetDepartmentAsync(new GetDepartmentRequest { Name = "departments/69" });
        var created = await Create(server, 1);

        var department = await departments.GetDepartmentAsync(
            new GetDepartmentRequest { Name = "departments/69", Consistency = new Consistency { MinRevision = created.Revision } });

        Assert.Equal(1, department.Stages.Sum(stage => stage.Live));
        Assert.Equal(0, server.Services.GetRequiredService<BoardRows>().Position);
    }

    [Fact]
    public async Task Rows_are_written_after_a_moment_when_nobody_waits()
    {
        await using var server = await Start();
        var created = await Create(server, 1);

        await time.Pass(Lag);

        var projects = new ProjectService.ProjectServiceClient(server.Calls(People.Agency));
        using var limit = new CancellationTokenSource(Limit);
        while ((await projects.ListProjectsAsync(new ListProjectsRequest(), cancellationToken: limit.Token)).TotalSize == 0)
        {
            // Nobody says when the rows are there: asking for it would have them written.
        }

        Assert.Equal(created.Name, Assert.Single((await projects.ListProjectsAsync(new ListProjectsRequest())).Projects).Name);
    }

    private Task<RunningServer> Start() => RunningServer.Start(replace: services => services.AddSingleton<TimeProvider>(time));

    private static async Task<Project> Create(RunningServer server, int company) =>
        await new ProjectService.ProjectServiceClient(server.Calls(People.Finder)).CreateProjectAsync(Journey.Detection(Sirens.Of(company)));
}
