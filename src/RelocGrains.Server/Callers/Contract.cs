namespace RelocGrains.Server.Callers;

/// <summary>The services of the contract, as their descriptors say them.</summary>
internal static class Contract
{
    /// <summary>Every service this server answers for.</summary>
    public static IReadOnlyList<Google.Protobuf.Reflection.ServiceDescriptor> Services { get; } =
    [
        V1.ProjectService.Descriptor,
        V1.HistoryService.Descriptor,
        V1.DepartmentService.Descriptor,
        V1.PlanService.Descriptor,
        V1.LogService.Descriptor,
        V1.WatchService.Descriptor,
        V1.ImportService.Descriptor,
    ];
}
