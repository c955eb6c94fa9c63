using System.CommandLine;
using System.CommandLine.Help;
using RelocGrains.Cli.Completion;
using RelocGrains.Cli.Output;
using RelocGrains.Cli.Verbs;

namespace RelocGrains.Cli;

/// <summary>The command `reloc`: its verbs, its global options, and its help.</summary>
internal static class Root
{
    public static RootCommand Command()
    {
        var root = new RootCommand(Say(
            "reloc : suivre les dossiers du plan de relocalisation d'Auvergne-Rhône-Alpes",
            "reloc: follow the cases of the relocation plan of Auvergne-Rhône-Alpes"))
        {
            new ListVerb(),
            new ShowVerb(),
            new CreateVerb(),
            new AdvanceVerb(),
            new RecordVerb(),
            new ReferralVerb(),
            new PayVerb(),
            new VerifyJobsVerb(),
            new ReturnVerb(),
            new ReopenVerb(),
            new CorrectVerb(),
            new HoldVerb(),
            new ResumeVerb(),
            new ExitVerb(),
            new ExplainVerb(),
            new DepartmentsVerb(),
            new PlanVerb(),
            new ReportVerb(),
            new LedgerVerb(),
            new WatchVerb(),
            new VerifyVerb(),
            new ImportVerb(),
            new ExportVerb(),
            new CompletionVerb(),
        };
        GlobalOptions.AddTo(root);
        var help = root.Options.OfType<HelpOption>().Single();
        help.Description = Say("Afficher cette aide", "Show this help");
        help.Action = new HelpWithExamples((HelpAction)help.Action!);
        Suggestions.AddTo(root);
        return root;
    }

    /// <summary>Says what is wrong with the command line, and where to read on.</summary>
    public static int WriteErrors(ParseResult arguments)
    {
        var screen = new Screen(json: false);
        foreach (var error in arguments.Errors) Failures.WriteUsage(screen, error.Message);
        screen.Note($"{Say("Aide", "Help")}{Colon}{string.Join(' ', HelpWithExamples.PathOf(arguments.CommandResult))} --help");
        return ExitCode.Usage;
    }
}
