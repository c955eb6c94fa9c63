using System.CommandLine;
using Grpc.Core;
using RelocGrains.Cli.Output;
using RelocGrains.Client;
using RelocGrains.V1;

namespace RelocGrains.Cli;

/// <summary>One run of one verb: what was typed, the client, and where to write.</summary>
internal sealed class Session(ParseResult arguments, RelocGrainsClient client, Screen screen, CancellationToken ct)
{
    public RelocGrainsClient Client { get; } = client;

    public Screen Screen { get; } = screen;

    public CancellationToken CancellationToken { get; } = ct;

    /// <summary>For each call: stops with Ctrl-C.</summary>
    public CallOptions Call { get; } = new(cancellationToken: ct);

    /// <summary>Where the client connects.</summary>
    public string Servers { get; } = GlobalOptions.ServersOf(arguments);

    /// <summary>The caller's partner; null for the public.</summary>
    public string? Partner { get; } = Calls.Caller.Parse(GlobalOptions.CallerOf(arguments))?.Partner;

    /// <summary>The request id of the write under way; null while nothing is written.</summary>
    public string? RequestId { get; set; }

    /// <summary>What another verb could do about a refusal, such as listing all unmet guards; null for nothing.</summary>
    public string? Advice { get; set; }

    /// <summary>A refusal lists the first unmet guards of one stage only; `explain` lists all.</summary>
    public void AdviseToExplain(string reference, Stage stage) =>
        Advice = $"{Say("Toutes les conditions", "All conditions")}{Colon}reloc explain {reference} --to {ApiWords.Of(stage)}";

    public T? Get<T>(Option<T> option) => arguments.GetValue(option);

    public string? GetOptional(Argument<string?> argument) => arguments.GetValue(argument);

    public string Get(Argument<string> argument) => arguments.GetRequiredValue(argument);

    public bool Has(Option option) => arguments.GetResult(option) is { Implicit: false };

    /// <summary>The resource name of the case that was typed.</summary>
    public string Case(Argument<string> argument) => CaseName.ToResource(Get(argument));
}
