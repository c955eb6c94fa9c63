using System.Collections.Frozen;

namespace RelocGrains.Domain;

/// <summary>What somebody may be for the plan. The contract names which roles may call each rpc.</summary>
public enum Role
{
    /// <summary>Nobody in particular; never allowed to write.</summary>
    Public = 0,

    /// <summary>Advances cases, for the Région or the agency.</summary>
    Operator = 1,

    /// <summary>The elected authority: decides.</summary>
    Authority = 2,

    /// <summary>Secretary of the committee.</summary>
    Secretary = 3,

    /// <summary>The Région's lawyers: agreements.</summary>
    Legal = 4,

    /// <summary>Approves payments and recoveries.</summary>
    Payer = 5,

    /// <summary>Verifies jobs; neither owner nor payer of the case.</summary>
    Verifier = 6,

    /// <summary>Reads everything, writes nothing.</summary>
    Controller = 7,

    /// <summary>Member of a partner: answers its referrals, gives its opinions.</summary>
    Partner = 8,

    /// <summary>Watches health and traces; sees no case.</summary>
    Ops = 9,
}

/// <summary>Roles as they are written: in lower case.</summary>
public static class RoleNames
{
    private static readonly FrozenDictionary<string, Role> ByName =
        Enum.GetValues<Role>().ToFrozenDictionary(role => role.ToString().ToLowerInvariant(), StringComparer.Ordinal);

    private static readonly FrozenDictionary<Role, string> Names = ByName.ToFrozenDictionary(pair => pair.Value, pair => pair.Key);

    /// <summary>The name, such as <c>operator</c>.</summary>
    public static string Name(this Role role) => Names[role];

    /// <summary>Reads a name; false when no role has it.</summary>
    public static bool TryParse(string? text, out Role role)
    {
        role = default;
        return text is not null && ByName.TryGetValue(text, out role);
    }
}

/// <summary>Who acts: a person, on behalf of a partner, in a role.</summary>
/// <param name="Person">Random id of the person.</param>
/// <param name="Partner">The institution the person acts for.</param>
/// <param name="Role">What the person is allowed to be.</param>
public sealed record Actor(PersonId Person, PartnerId Partner, Role Role)
{
    /// <summary>The server itself, when it takes reference numbers.</summary>
    public static Actor System { get; } = new(new PersonId("system"), new PartnerId("region"), Role.Ops);

    /// <summary>The one written form: <c>p-017;partner=region;role=verifier</c>, as in the metadata <c>x-reloc-actor</c>.</summary>
    public override string ToString() => $"{Person};partner={Partner};role={Role.Name()}";

    /// <summary>Reads the written form; its parts after the person may stand in any order.</summary>
    public static bool TryParse(string? text, out Actor actor)
    {
        actor = System;
        var parts = (text ?? "").Split(';', StringSplitOptions.TrimEntries);
        if (parts.Length != 3 || !PersonId.TryParse(parts[0], out var person)) return false;
        if (!PartnerId.TryParse(Part(parts, "partner="), out var partner)) return false;
        if (!RoleNames.TryParse(Part(parts, "role="), out var role)) return false;
        actor = new Actor(person, partner, role);
        return true;
    }

    private static string? Part(string[] parts, string name) =>
        Array.Find(parts, part => part.StartsWith(name, StringComparison.Ordinal))?[name.Length..];
}
