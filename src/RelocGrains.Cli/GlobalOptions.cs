using System.CommandLine;
using RelocGrains.Cli.Calls;

namespace RelocGrains.Cli;

/// <summary>How a result is written.</summary>
internal enum OutputFormat
{
    /// <summary>For people.</summary>
    Table,

    /// <summary>One JSON document, numbers as numbers.</summary>
    Json,
}

/// <summary>The options that every verb knows.</summary>
internal static class GlobalOptions
{
    private static readonly Option<string?> Server = new("--server")
    {
        Description = $"Adresse du serveur, ou liste séparée par des virgules [RELOC_SERVER ; sinon {Connection.DefaultServer}]",
        HelpName = "URL",
        Recursive = true,
    };

    private static readonly Option<OutputFormat> Output = new("--output", "-o")
    {
        Description = "Forme du résultat : table, ou json (un seul document)",
        HelpName = "table|json",
        Recursive = true,
        CustomParser = Values.Format,
    };

    private static readonly Option<string?> As = new("--as")
    {
        Description = "Qui agit : ROLE[:PARTNER][/PERSON], par exemple verifier/p-017 [RELOC_AS ; sinon operator, à l'agence]",
        HelpName = "ROLE",
        Recursive = true,
    };

    public static void AddTo(RootCommand root)
    {
        root.Options.Add(Server);
        root.Options.Add(Output);
        root.Options.Add(As);
    }

    /// <summary>The servers to call, the command line before the environment.</summary>
    public static string ServersOf(ParseResult arguments) =>
        arguments.GetValue(Server) ?? FromEnvironment("RELOC_SERVER") ?? Connection.DefaultServer;

    /// <summary>Who calls, the command line before the environment.</summary>
    public static string CallerOf(ParseResult arguments) =>
        arguments.GetValue(As) ?? FromEnvironment("RELOC_AS") ?? Caller.Default;

    /// <summary>True when the result must be one JSON document.</summary>
    public static bool IsJson(ParseResult arguments) => arguments.GetValue(Output) is OutputFormat.Json;

    private static string? FromEnvironment(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
