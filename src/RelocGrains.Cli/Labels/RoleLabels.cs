using RelocGrains.V1;

namespace RelocGrains.Cli.Labels;

/// <summary>What somebody may be for the plan.</summary>
internal static class RoleLabels
{
    public static string Of(Role role) => role switch
    {
        Role.Unspecified => "public",
        Role.Operator => Say("opérateur", "operator"),
        Role.Authority => Say("autorité élue", "elected authority"),
        Role.Secretary => Say("secrétaire du comité", "committee secretary"),
        Role.Legal => Say("service juridique", "legal service"),
        Role.Payer => Say("payeur", "payer"),
        Role.Verifier => Say("vérificateur", "verifier"),
        Role.Controller => Say("contrôleur", "controller"),
        Role.Partner => Say("partenaire", "partner"),
        Role.Ops => Say("exploitation", "operations"),
        _ => role.ToString(),
    };

    /// <summary>A person in a role, such as <c>p-017, verifier (region)</c>.</summary>
    public static string Of(Actor? actor) => actor is null ? "–" : $"{actor.Person}, {Of(actor.Role)} ({actor.Partner})";
}
