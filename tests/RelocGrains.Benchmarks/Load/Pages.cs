using Grpc.Core;
using RelocGrains.V1;

namespace RelocGrains.Benchmarks.Load;

/// <summary>Goes through the list page by page, from the first to the last and again.</summary>
internal sealed class Pages(CallInvoker server)
{
    private const int Size = 50;

    private readonly ProjectService.ProjectServiceClient projects = new(server);
    private string next = "";

    /// <summary>The next page.</summary>
    public async Task Read()
    {
        var page = await projects.ListProjectsAsync(new ListProjectsRequest { PageSize = Size, PageToken = next }, CaseReads.Reader);
        next = page.NextPageToken;
    }
}
