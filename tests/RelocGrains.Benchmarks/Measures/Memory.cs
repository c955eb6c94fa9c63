using System.Globalization;
using RelocGrains.Benchmarks.Hosts;
using RelocGrains.Benchmarks.Load;
using RelocGrains.V1;

namespace RelocGrains.Benchmarks.Measures;

/// <summary>What a case costs in memory while its grain is active: a server is started on a full store, and every case is read once.</summary>
internal static class Memory
{
    private const int Cases = 20_000;
    private const int AtOnce = 64;

    public static async Task<string> Run()
    {
        var folder = Directory.CreateTempSubdirectory("relocgrains-bench-").FullName;
        try
        {
            string[] names;
            await using (var server = await HostProcess.Server(folder)) names = await Fill(server);
            await using var again = await HostProcess.Server(folder);
            await Read(again, names[..AtOnce]);
            var before = again.WorkingSet;
            await Read(again, names);
            var bytes = (again.WorkingSet - before) / (double)names.Length;
            return string.Create(
                CultureInfo.InvariantCulture,
                $"memory   {bytes / 1024,8:F1} KiB per active case ({names.Length} cases, {before / 1048576} MiB before, garbage not collected yet included)");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<string[]> Fill(HostProcess server)
    {
        using var channels = new Channels(server.Address, 1);
        await ImportLoad.Run(channels.Of(0), Cases, new Companies());
        var projects = new ProjectService.ProjectServiceClient(channels.Of(0));
        var names = new List<string>();
        var request = new ListProjectsRequest { PageSize = 500, Consistency = new Consistency { Strong = true } };
        do
        {
            var page = await projects.ListProjectsAsync(request, CaseReads.Reader);
            names.AddRange(page.Projects.Select(project => project.Name));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        return [.. names];
    }

    private static async Task Read(HostProcess server, string[] names)
    {
        using var channels = new Channels(server.Address, 1);
        var projects = new ProjectService.ProjectServiceClient(channels.Of(0));
        await Parallel.ForEachAsync(names, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (name, ct) =>
            await projects.GetProjectAsync(new GetProjectRequest { Name = name, View = ProjectView.Basic }, CaseReads.Reader, cancellationToken: ct));
    }
}
