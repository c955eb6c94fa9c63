using System.Security.Claims;
using Grpc.Core;
using Microsoft.AspNetCore.Authentication;
using RelocGrains.Domain;

namespace RelocGrains.Server.Callers;

/// <summary>
/// Callers whom an issuer vouches for. The token was checked before; here its claims become an actor. Who may act in several roles says
/// in which one with each call.
/// </summary>
internal sealed class TokenCallers : ICallers
{
    private const string HowToSay = "Say who calls: authorization: Bearer <token>.";

    /// <inheritdoc/>
    public Caller Of(ServerCallContext call)
    {
        var http = call.GetHttpContext();
        if (http.Request.Headers.Authorization.Count == 0) return new Caller.Unnamed(HowToSay);

        // Whoever forges a token is not told what is wrong with it.
        return http.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult is { Succeeded: true, Principal: { } principal }
            ? Of(principal, call.RequestHeaders)
            : new Caller.Unknown("The token is not valid here, or not any more.");
    }

    private static Caller Of(ClaimsPrincipal principal, Metadata metadata)
    {
        if (!PersonId.TryParse(Only(principal, TokenClaims.Person), out var person) || person == Actor.System.Person)
            return new Caller.Unknown($"The token has no {TokenClaims.Person} such as p-017.");
        if (!PartnerId.TryParse(Only(principal, TokenClaims.Partner), out var partner))
            return new Caller.Unknown($"The token has no {TokenClaims.Partner} that is a partner of the plan.");
        return RoleOf(principal, metadata) is { } role
            ? new Caller.Known(new Actor(person, partner, role))
            : new Caller.Unknown($"The token has no {TokenClaims.Role}, or has several and {TokenClaims.RoleMeant} names none of them.");
    }

    // Of the roles in the token those that are meant; all of them, where nothing is said. It has to be one.
    private static Role? RoleOf(ClaimsPrincipal principal, Metadata metadata)
    {
        var meant = metadata.Where(entry => entry.Key == TokenClaims.RoleMeant).Select(entry => entry.Value).ToArray();
        var roles = principal.FindAll(TokenClaims.Role).Select(claim => claim.Value).Distinct(StringComparer.Ordinal);
        var left = meant.Length == 0 ? roles : roles.Where(role => meant is [var one] && one == role);
        return RoleNames.TryParse(Only(left), out var role) && role is not Role.Public ? role : null;
    }

    private static string? Only(ClaimsPrincipal principal, string type) => Only(principal.FindAll(type).Select(claim => claim.Value));

    private static string? Only(IEnumerable<string> values) => values.ToArray() is [var only] ? only : null;
}
