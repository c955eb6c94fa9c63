using RelocGrains.Client;
using RelocGrains.V1;

namespace RelocGrains.Faults.Load;

/// <summary>Who acts in a case's life.</summary>
internal static class People
{
    public static CallerIdentity Finder { get; } = new("p-001", "agence", Role.Operator);

    public static CallerIdentity Agency { get; } = new("p-002", "agence", Role.Operator);

    public static CallerIdentity Region { get; } = new("p-010", "region", Role.Operator);

    public static CallerIdentity Secretary { get; } = new("p-020", "region", Role.Secretary);

    public static CallerIdentity Authority { get; } = new("p-030", "region", Role.Authority);

    public static CallerIdentity Legal { get; } = new("p-040", "region", Role.Legal);

    public static CallerIdentity Controller { get; } = new("p-090", "region", Role.Controller);

    public static CallerIdentity Bank { get; } = new("p-101", "bpifrance", Role.Partner);

    /// <summary>Partners who note their own number on cases of others.</summary>
    public static IReadOnlyList<CallerIdentity> PassersBy { get; } =
        [new("p-201", "ccir", Role.Partner), new("p-301", "cpme", Role.Partner), new("p-401", "medef", Role.Partner), Region];
}
