using System.CommandLine;
using RelocGrains.Server.Callers;

namespace RelocGrains.Server.Hosting;

/// <summary>The part of the command line that says who vouches for callers.</summary>
internal sealed class IssuerArguments
{
    private const string UsualAudience = "relocgrains";

    private readonly Option<string?> issuer = new("--issuer")
    {
        Description = "Issuer of the callers' tokens, as it stands in them, such as https://login.example.org/realms/aura. Callers name themselves without one.",
    };

    private readonly Option<string> audience = new("--audience") { Description = "What the tokens must be for.", DefaultValueFactory = _ => UsualAudience };

    public IssuerArguments(Command command)
    {
        command.Options.Add(issuer);
        command.Options.Add(audience);
        issuer.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } text && !IsIssuer(text))
                result.AddError("--issuer must be an address such as https://login.example.org; http only on this machine.");
        });
    }

    /// <summary>What it says; null where callers name themselves.</summary>
    public IssuerOptions? Read(ParseResult parsed) =>
        parsed.GetValue(issuer) is { } text ? new IssuerOptions(new Uri(text), parsed.GetValue(audience)!) : null;

    // Keys that come over an open line could be anybody's.
    private static bool IsIssuer(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));
}
