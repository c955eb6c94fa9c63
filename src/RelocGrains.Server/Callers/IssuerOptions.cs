namespace RelocGrains.Server.Callers;

/// <summary>Whose tokens are believed.</summary>
/// <param name="Issuer">As it stands in the tokens; its keys are found below it, by OpenID Connect discovery.</param>
/// <param name="Audience">What the tokens must be for.</param>
public sealed record IssuerOptions(Uri Issuer, string Audience)
{
    /// <summary>
    /// A new key is fetched when a token names it, but not more often: tokens that name made-up keys must not make us call the issuer each time.
    /// </summary>
    public static readonly TimeSpan LeastBetweenFetches = TimeSpan.FromSeconds(1);
}
