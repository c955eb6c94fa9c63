using System.Collections.Concurrent;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace RelocGrains.Server.Callers;

/// <summary>
/// Checks each token once, and again after a while, because a back office sends the same one with every call.
/// </summary>
internal sealed class KnownTokens(TimeProvider time) : TokenHandler
{
    // How long a token is believed without being checked again.
    private static readonly TimeSpan Trusted = TimeSpan.FromMinutes(1);

    // A region has a few hundred people at work; past that, forgetting all costs one check each.
    private const int MaxKnown = 10_000;

    private readonly JsonWebTokenHandler inner = new() { MapInboundClaims = false };
    private readonly ConcurrentDictionary<string, (TokenValidationResult Result, DateTimeOffset Until)> known = new(StringComparer.Ordinal);

    public override async Task<TokenValidationResult> ValidateTokenAsync(string token, TokenValidationParameters validationParameters)
    {
        var now = time.GetUtcNow();
        if (known.TryGetValue(token, out var before) && now < before.Until) return before.Result;
        var result = await inner.ValidateTokenAsync(token, validationParameters);
        if (!result.IsValid) return result;
        if (known.Count >= MaxKnown) known.Clear();
        var ends = new DateTimeOffset(result.SecurityToken.ValidTo, TimeSpan.Zero);
        known[token] = (result, ends < now + Trusted ? ends : now + Trusted);
        return result;
    }
}
