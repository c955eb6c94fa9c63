namespace RelocGrains.Server.Callers;

/// <summary>What the server reads from a token, and beside it.</summary>
public static class TokenClaims
{
    /// <summary>Claim with the person's random id, such as <c>p-017</c>. The subject never enters the log: it may be a login.</summary>
    public const string Person = "reloc_person";

    /// <summary>Claim with the partner that the person acts for.</summary>
    public const string Partner = "reloc_partner";

    /// <summary>Claim with a role; once for each role that the person may act in.</summary>
    public const string Role = "reloc_role";

    /// <summary>Metadata with the role that is meant, for a token with several.</summary>
    public const string RoleMeant = "x-reloc-role";
}
