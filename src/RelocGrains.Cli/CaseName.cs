namespace RelocGrains.Cli;

/// <summary>The name of a case: people type <c>AURA-2026-00042</c>, the contract says <c>projects/AURA-2026-00042</c>.</summary>
internal static class CaseName
{
    private const string Collection = "projects/";

    public static string ToResource(string reference) =>
        reference.StartsWith(Collection, StringComparison.OrdinalIgnoreCase)
            ? Collection + reference[Collection.Length..].ToUpperInvariant()
            : Collection + reference.ToUpperInvariant();

    public static string ToReference(string resource) =>
        resource.StartsWith(Collection, StringComparison.Ordinal) ? resource[Collection.Length..] : resource;
}
