using System.CommandLine;
using RelocGrains.Cli.Completion;

namespace RelocGrains.Cli.Verbs;

/// <summary>`reloc completion SHELL`: the script with which a shell completes verbs, options and words.</summary>
internal sealed class CompletionVerb : Verb
{
    private readonly Argument<string> shell;

    public CompletionVerb() : base(
        "completion",
        Say("Écrire le script de complétion d'un shell", "Write the completion script of a shell"),
        "source <(reloc completion bash)",
        "source <(reloc completion zsh)",
        "reloc completion fish | source")
    {
        shell = Take(Cli.Options.Item("SHELL", string.Join(", ", ShellScript.Shells)));
        shell.HelpName = "SHELL";
        shell.CompletionSources.Add([.. ShellScript.Shells]);
        shell.AcceptOnlyFromAmong([.. ShellScript.Shells]);
    }

    protected override Task<int> RunAsync(Session session)
    {
        Console.Out.Write(ShellScript.For(session.Get(shell)));
        return Task.FromResult(ExitCode.Done);
    }
}
