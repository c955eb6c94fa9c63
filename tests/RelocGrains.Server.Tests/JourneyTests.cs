using RelocGrains.V1;
using Xunit;

namespace RelocGrains.Server.Tests;

/// <summary>A case from detection to proven jobs, by a plain gRPC client.</summary>
public sealed class JourneyTests
{
    [Fact]
    public async Task A_plain_client_takes_a_case_from_detection_to_closing()
    {
        await using var server = await RunningServer.Start();
        var journey = new Journey(server.Channel.CreateCallInvoker());

        var closed = await journey.TakeTo(Stage.Closed);

        Assert.Equal(Stage.Closed, closed.Stage);
        Assert.Equal(Outcome.Completed, closed.Outcome);
        Assert.Equal(24, closed.Jobs.Maintained);
        Assert.Equal(200_000_00, closed.PaidCents);
        Assert.Equal(0, closed.Shortfall);
        Assert.Equal("Camille Essai", closed.Contact.Name);
    }

    [Fact]
    public async Task Each_stage_moves_the_jobs_to_their_one_state()
    {
        await using var server = await RunningServer.Start();
        var journey = new Journey(server.Channel.CreateCallInvoker());
        using var reader = server.As(Role.Controller, "region", "p-090");

        await journey.TakeTo(Stage.Detected);
        Assert.Equal((0, 0, 0, 0, 0), await Figures());
        await journey.TakeTo(Stage.Qualified);
        Assert.Equal((1, 24, 0, 0, 0), await Figures());
        await journey.TakeTo(Stage.Contracted);
        Assert.Equal((1, 0, 24, 0, 0), await Figures());
        await journey.TakeTo(Stage.JobsCreated);
        Assert.Equal((1, 0, 0, 24, 0), await Figures());
        await journey.TakeTo(Stage.Closed);
        Assert.Equal((1, 0, 0, 0, 24), await Figures());

        async Task<(long, long, long, long, long)> Figures()
        {
            var department = await reader.Departments.GetDepartmentAsync(new GetDepartmentRequest
            {
                Name = "departments/69", Consistency = new Consistency { MinRevision = journey.Case.Revision },
            });
            var t = department.Totals;
            return (t.Projects, t.JobsAnnounced, t.JobsContracted, t.JobsVerified, t.JobsMaintained);
        }
    }

    [Fact]
    public async Task A_list_read_at_the_revision_of_a_write_contains_it()
    {
        await using var server = await RunningServer.Start();
        using var client = server.As(Role.Operator, "agence", "p-001");

        var created = await client.Projects.CreateProjectAsync(Journey.Detection("012345674"));
        var list = await client.Projects.ListProjectsAsync(new ListProjectsRequest
        {
            Text = "beaujolais ateliers", Consistency = new Consistency { MinRevision = created.Revision },
        });

        Assert.Equal(created.Name, Assert.Single(list.Projects).Name);
    }

    [Fact]
    public async Task Everything_is_found_again_after_a_restart()
    {
        var folder = Directory.CreateTempSubdirectory("relocgrains-");
        try
        {
            Project before;
            await using (var server = await RunningServer.Start(folder: folder.FullName))
            {
                before = await new Journey(server.Channel.CreateCallInvoker()).TakeTo(Stage.Decided);
            }
            await using (var server = await RunningServer.Start(folder: folder.FullName))
            {
                using var client = server.As(Role.Controller, "region", "p-090");
                var after = await client.Projects.GetProjectAsync(new GetProjectRequest { Name = before.Name });
                // A later read may be true at a later position; the case is the same.
                after.Revision = before.Revision;
                Assert.Equal(before, after);
                var plan = await client.Plan.GetPlanAsync(new GetPlanRequest { Consistency = new Consistency { Strong = true } });
                Assert.Equal(1, plan.Totals.Projects);
                Assert.Equal(200_000_00, plan.Envelope.Single(e => e is { Year: 2022, Scheme: "pack_relocalisation" }).CommittedCents);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
