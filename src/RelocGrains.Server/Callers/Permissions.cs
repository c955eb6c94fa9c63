using System.Collections.Frozen;
using Google.Protobuf.Reflection;
using RelocGrains.Domain;

namespace RelocGrains.Server.Callers;

/// <summary>Who may call which rpc, as the contract says it. Read once; an rpc about which it says nothing stops the start.</summary>
internal sealed class Permissions
{
    // Every rpc of this package is ours to judge; health and reflection belong to their own packages.
    private const string OwnPackage = "/relocgrains.";
    private const string PublicRole = "public";

    private readonly FrozenDictionary<string, Permission> permissions;

    private Permissions(IEnumerable<MethodDescriptor> methods) =>
        permissions = methods.ToFrozenDictionary(NameOf, Read, StringComparer.Ordinal);

    /// <summary>The permissions of the contract this build was made from.</summary>
    public static Permissions OfContract() => new(Contract.Services.SelectMany(service => service.Methods));

    /// <summary>True when an rpc, such as <c>/relocgrains.v1.PlanService/GetPlan</c>, is one that callers are judged for.</summary>
    public static bool Judges(string method) => method.StartsWith(OwnPackage, StringComparison.Ordinal);

    /// <summary>True when an rpc is open to everybody, known or not.</summary>
    public bool IsPublic(string method) => permissions.TryGetValue(method, out var permission) && permission.Roles.Contains(PublicRole);

    /// <summary>True when the actor may call an rpc. One that the contract does not know is for nobody.</summary>
    public bool Allows(string method, Actor actor) => permissions.TryGetValue(method, out var permission) && permission.Allows(actor);

    private static string NameOf(MethodDescriptor method) => $"/{method.Service.FullName}/{method.Name}";

    private static Permission Read(MethodDescriptor method)
    {
        var said = method.GetOptions()?.GetExtension(V1.PermissionExtensions.Permission);
        if (said is null || said.Roles.Count == 0) throw new InvalidOperationException($"Who may call {method.FullName}?");
        if (method.IsClientStreaming && !method.IsServerStreaming) throw new InvalidOperationException($"{method.FullName}: an rpc that takes a stream answers with one.");
        foreach (var role in said.Roles.Where(role => !RoleNames.TryParse(role, out _)))
        {
            throw new InvalidOperationException($"{method.FullName} is for the role '{role}', which does not exist.");
        }
        return new Permission(said.Roles.ToFrozenSet(StringComparer.Ordinal), said.Partners.ToFrozenSet(StringComparer.Ordinal));
    }

    private sealed record Permission(FrozenSet<string> Roles, FrozenSet<string> Partners)
    {
        public bool Allows(Actor actor) =>
            Roles.Contains(PublicRole)
            || (Roles.Contains(actor.Role.Name()) && (Partners.Count == 0 || Partners.Contains(actor.Partner.Value)));
    }
}
