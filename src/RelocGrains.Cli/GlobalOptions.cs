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
        Description = Say(
            $"Adresse du serveur, ou liste séparée par des virgules [RELOC_SERVER ; sinon {Connection.DefaultServer}]",
            $"Address of the server, or several separated by commas [RELOC_SERVER; otherwise {Connection.DefaultServer}]"),
        HelpName = "URL",
        Recursive = true,
    };

    private static readonly Option<OutputFormat> Output = new Option<OutputFormat>("--output", "-o")
    {
        Description = Say("Forme du résultat : table, ou json (un seul document)", "Form of the result: table, or json (one document)"),
        HelpName = "table|json",
        Recursive = true,
        CustomParser = Values.Format,
    }.Offering("table", "json");

    private static readonly Option<string?> As = new Option<string?>("--as")
    {
        Description = Say(
            "Qui agit : ROLE[:PARTNER][/PERSON], par exemple verifier/p-017 [RELOC_AS ; sinon operator, à l'agence]",
            "Who acts: ROLE[:PARTNER][/PERSON], for example verifier/p-017 [RELOC_AS; otherwise operator, at the agency]"),
        HelpName = "ROLE",
        Recursive = true,
    }.Offering(Caller.Roles);

    // Read by Language, before there is a tree; here it is known to the parser and to the help.
    private static readonly Option<string?> Lang = new Option<string?>("--lang")
    {
        Description = Say($"Langue : fr, ou en [{Language.Variable} ; sinon fr]", $"Language: fr, or en [{Language.Variable}; otherwise fr]"),
        HelpName = "fr|en",
        Recursive = true,
    }.Offering(Language.French, Language.English);

    public static void AddTo(RootCommand root)
    {
        root.Options.Add(Server);
        root.Options.Add(Output);
        root.Options.Add(As);
        root.Options.Add(Lang);
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
