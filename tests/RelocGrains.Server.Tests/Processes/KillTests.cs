using System.Collections.Concurrent;
using Grpc.Core;
using RelocGrains.Client;
using RelocGrains.V1;
using Xunit;

namespace RelocGrains.Server.Tests.Processes;

/// <summary>The server is killed while writers run, and started again.</summary>
public sealed class KillTests
{
    private const int Writers = 16;
    private const int AcknowledgedBeforeTheKill = 200;
    private static readonly RelocGrainsClientOptions Once = new() { MaxAttempts = 1, Deadline = TimeSpan.FromSeconds(20) };

    [Fact]
    public async Task After_kill_9_every_acknowledged_write_is_there_and_a_repeated_request_doubles_nothing()
    {
        using var folder = new TempFolder();
        var sent = new ConcurrentQueue<CreateProjectRequest>();
        var acknowledged = new ConcurrentDictionary<string, Project>(StringComparer.Ordinal);
        await using (var server = await ServerProcess.Start(folder.Path))
        {
            await WriteUntilKilled(server, sent, acknowledged);
        }

        await using var again = await ServerProcess.Start(folder.Path);
        using var client = again.As(Role.Operator, "agence", "p-001");

        foreach (var (_, project) in acknowledged)
        {
            var found = await client.Projects.GetProjectAsync(new GetProjectRequest { Name = project.Name });
            Assert.Equal((project.Etag, project.Company), (found.Etag, found.Company));
        }
        var answers = new Dictionary<string, Project>(StringComparer.Ordinal);
        foreach (var request in sent) answers[request.RequestId] = await client.Projects.CreateProjectAsync(request);
        Assert.All(acknowledged, a => Assert.Equal(a.Value, answers[a.Key]));
        Assert.Equal(sent.Count, answers.Values.Select(p => p.Name).Distinct().Count());
        var list = await client.Projects.ListProjectsAsync(new ListProjectsRequest { Consistency = new Consistency { Strong = true } });
        Assert.Equal(sent.Count, list.TotalSize);
        Assert.True((await client.Log.VerifyLogAsync(new VerifyLogRequest())).Ok);
        TestContext.Current.TestOutputHelper!.WriteLine($"{acknowledged.Count} acknowledged, {sent.Count - acknowledged.Count} unknown at the kill");
    }

    [Fact]
    public async Task After_kill_9_departments_equal_a_full_replay()
    {
        using var folder = new TempFolder();
        await using (var server = await ServerProcess.Start(folder.Path))
        {
            await QualifyUntilKilled(server);
        }

        await using var again = await ServerProcess.Start(folder.Path);
        using var client = again.As(Role.Controller, "region", "p-090");
        var replayed = await JobsByReplay(client);
        var departments = await client.Departments.ListDepartmentsAsync(new ListDepartmentsRequest { Consistency = new Consistency { Strong = true } });

        Assert.True(replayed.Values.Sum() > 0);
        Assert.All(departments.Departments, d => Assert.Equal(replayed.GetValueOrDefault(d.Code), d.Totals.Jobs));
    }

    private static async Task WriteUntilKilled(
        ServerProcess server, ConcurrentQueue<CreateProjectRequest> sent, ConcurrentDictionary<string, Project> acknowledged)
    {
        using var client = server.As(Role.Operator, "agence", "p-001", Once);
        await KillWhile(server, async number =>
        {
            var request = Journey.Detection(Sirens.Of(number));
            sent.Enqueue(request);
            acknowledged[request.RequestId] = await client.Projects.CreateProjectAsync(request);
        });
    }

    private static async Task QualifyUntilKilled(ServerProcess server)
    {
        using var finder = server.As(Role.Operator, "agence", "p-001", Once);
        using var assessor = server.As(Role.Operator, "agence", "p-002", Once);
        string[] departments = ["01", "26", "38", "69"];
        await KillWhile(server, async number =>
        {
            var request = Journey.Detection(Sirens.Of(number));
            request.Department = departments[number % departments.Length];
            var created = await finder.Projects.CreateProjectAsync(request);
            await assessor.Projects.QualifyProjectAsync(Journey.Qualification(created.Name));
        });
    }

    // Kills the server once enough was acknowledged, with all writers under way.
    private static async Task KillWhile(ServerProcess server, Func<int, Task> write)
    {
        var (started, done) = (0, 0);
        var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var writers = Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(Write)));
        await Task.WhenAny(enough.Task, writers);
        Assert.True(enough.Task.IsCompleted, "The writers were refused before the server was killed.");
        await server.Kill();
        await writers;

        async Task Write()
        {
            try
            {
                while (true)
                {
                    await write(Interlocked.Increment(ref started));
                    if (Interlocked.Increment(ref done) == AcknowledgedBeforeTheKill) enough.SetResult();
                }
            }
            catch (RpcException)
            {
                // The server is gone: whether the last write is there, nobody was told.
            }
        }
    }

    // From the history of every case, entry by entry: another way than that of the board.
    private static async Task<Dictionary<string, long>> JobsByReplay(RelocGrainsClient client)
    {
        var jobs = new Dictionary<string, long>(StringComparer.Ordinal);
        var request = new ListProjectsRequest { PageSize = 500, Consistency = new Consistency { Strong = true } };
        var projects = await client.Projects.ListProjectsAsync(request);
        foreach (var project in projects.Projects)
        {
            var history = await client.History.ListProjectHistoryAsync(new ListProjectHistoryRequest { Parent = project.Name });
            if (history.Entries.Any(e => e.Type == "project.qualified.v1"))
            {
                jobs[project.Department] = jobs.GetValueOrDefault(project.Department) + project.AnnouncedJobs;
            }
        }
        return jobs;
    }
}
