using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.IdentityModel.Tokens;

namespace RelocGrains.Server.Callers;

/// <summary>How callers become known.</summary>
internal static class Identity
{
    // Asymmetric only: a key that everybody may fetch must not be good for signing.
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384,
    ];

    // Access tokens (RFC 9068), and not the tokens that tell an application who has logged in.
    private static readonly string[] Types = ["at+jwt", "application/at+jwt"];

    private static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(30);

    // As often as the library lets us: until then, and for as long as a token is believed unchecked, a withdrawn key is still good.
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMinutes(5);

    /// <summary>Adds it: by tokens of an issuer, or without one by what callers say of themselves.</summary>
    public static IServiceCollection AddIdentity(this IServiceCollection services, IssuerOptions? issuer)
    {
        if (issuer is null) return services.AddSingleton<ICallers, SelfNamedCallers>();
        // A token under a new key waits until that key is fetched, instead of being refused meanwhile.
        AppContext.SetSwitch("Switch.Microsoft.IdentityModel.UpdateConfigAsBlocking", isEnabled: true);
        services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();
        // Comes with authentication and would keep keys on the disk; there are no cookies here that it could protect.
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme)
            .Configure<TimeProvider>((options, time) => Configure(options, issuer, time));
        return services.AddSingleton<ICallers, TokenCallers>();
    }

    private static void Configure(JwtBearerOptions options, IssuerOptions issuer, TimeProvider time)
    {
        options.Authority = issuer.Issuer.OriginalString;
        options.RequireHttpsMetadata = !issuer.Issuer.IsLoopback;
        options.MapInboundClaims = false;
        options.RefreshInterval = IssuerOptions.LeastBetweenFetches;
        options.AutomaticRefreshInterval = BetweenLooks;
        options.TokenHandlers.Clear();
        options.TokenHandlers.Add(new KnownTokens(time));
        options.TokenValidationParameters = new TokenValidationParameters
        {
            ValidIssuer = issuer.Issuer.OriginalString,
            ValidAudience = issuer.Audience,
            ValidAlgorithms = Algorithms,
            ValidTypes = Types,
            ClockSkew = ClockSkew,
            RequireExpirationTime = true,
            RequireSignedTokens = true,
            ValidateIssuerSigningKey = true,
            TryAllIssuerSigningKeys = false,
        };
    }
}
