using Grpc.Core;
using NodaTime;
using Orleans.Concurrency;
using RelocGrains.Domain;
using RelocGrains.Domain.Figures;
using RelocGrains.Domain.Projects;
using RelocGrains.Domain.Reference;
using RelocGrains.EventLog;
using RelocGrains.Grains.Departments;
using RelocGrains.Server.Callers;
using RelocGrains.Server.Mapping;
using RelocGrains.Server.Reading;
using RelocGrains.V1;

namespace RelocGrains.Server.Services;

/// <summary>The region's departments as they stand today.</summary>
internal sealed class DepartmentService(IGrainFactory grains, IEventLog log, Permissions permissions, IClock clock)
    : V1.DepartmentService.DepartmentServiceBase
{
    // Who may read this may read which cases wait; everybody else reads the figures alone.
    private static readonly string ReadingCases = $"/{V1.ProjectService.Descriptor.FullName}/{nameof(ProjectService.GetProject)}";

    public override async Task<V1.Department> GetDepartment(GetDepartmentRequest request, ServerCallContext call)
    {
        var fields = ReadFields.Begin(clock);
        fields.Require(Names.TryParse(request.Name, out DepartmentCode code), "name", $"departments/ and the code of {DepartmentCode.Rule}");
        var freshness = fields.Freshness(request.Consistency);
        fields.ThrowIfInvalid();

        await log.RefuseAhead(freshness, call.CancellationToken);
        var department = (await Read(code, freshness, call.CancellationToken)).ToWire();
        if (call.ActorOrPublic() is not { } actor || !permissions.Allows(ReadingCases, actor)) department.Waiting.Clear();
        return department;
    }

    public override async Task<ListDepartmentsResponse> ListDepartments(ListDepartmentsRequest request, ServerCallContext call)
    {
        var fields = ReadFields.Begin(clock);
        var freshness = fields.Freshness(request.Consistency);
        var size = fields.PageSize(request.PageSize);
        var bound = new ListDepartmentsRequest();
        var after = fields.Cursor(request.PageToken, bound, ReadFields.CodeCursor<DepartmentCode>);
        fields.ThrowIfInvalid();

        await log.RefuseAhead(freshness, call.CancellationToken);
        var codes = PlanReference.Current.Departments.Select(d => d.Code).Order(StringComparer.Ordinal).ToList();
        var left = codes.Where(code => after is null || string.CompareOrdinal(code, after.Value.Value) > 0).ToList();
        var views = await Task.WhenAll(left.Take(size).Select(code => Read(new DepartmentCode(code), freshness, call.CancellationToken)));
        return new ListDepartmentsResponse
        {
            Departments = { views.Select(view => (view with { Waiting = default }).ToWire()) },
            NextPageToken = left.Count > size ? Tokens.Page(bound, left[size - 1]) : "",
            TotalSize = codes.Count,
            Revision = Tokens.Revision(views.Length == 0 ? 0 : views.Min(view => view.Position)),
        };
    }

    private async Task<DepartmentView> Read(DepartmentCode code, Freshness freshness, CancellationToken ct) =>
        (await grains.GetGrain<IDepartmentGrain>(code.Value).Read(freshness.AsImmutable(), ct)).Value;
}
