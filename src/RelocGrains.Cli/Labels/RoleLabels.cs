using RelocGrains.V1;

namespace RelocGrains.Cli.Labels;

/// <summary>What somebody may be for the plan, in French.</summary>
internal static class RoleLabels
{
    public static string Of(Role role) => role switch
    {
        Role.Unspecified => "public",
        Role.Operator => "opérateur",
        Role.Authority => "autorité élue",
        Role.Secretary => "secrétaire du comité",
        Role.Legal => "service juridique",
        Role.Payer => "payeur",
        Role.Verifier => "vérificateur",
        Role.Controller => "contrôleur",
        Role.Partner => "partenaire",
        Role.Ops => "exploitation",
        _ => role.ToString(),
    };

    /// <summary>A person in a role, such as <c>p-017, vérificateur (region)</c>.</summary>
    public static string Of(Actor? actor) => actor is null ? "–" : $"{actor.Person}, {Of(actor.Role)} ({actor.Partner})";
}
