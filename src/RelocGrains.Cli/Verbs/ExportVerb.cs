using System.CommandLine;
using RelocGrains.Cli.Exporting;
using RelocGrains.V1;
using Day = Google.Type.Date;

namespace RelocGrains.Cli.Verbs;

/// <summary>`reloc export`: all there is, row by row, for other programs.</summary>
internal sealed class ExportVerb : Command
{
    public ExportVerb() : base("export", Say("Écrire tout, ligne par ligne, en CSV ou en JSON", "Write everything, row by row, as CSV or JSON"))
    {
        Subcommands.Add(new CasesVerb());
        Subcommands.Add(new HistoryVerb());
        Subcommands.Add(new LedgerRowsVerb());
        Subcommands.Add(new ReportRowsVerb());
    }

    private abstract class RowsVerb : Verb
    {
        private readonly Option<ExportFormat?> format;
        private readonly Option<string?> target;

        protected RowsVerb(string name, string description, params string[] examples) : base(name, description, examples)
        {
            format = Add(new Option<ExportFormat?>("--format")
            {
                Description = Say("csv, ou jsonl : un objet JSON par ligne [csv]", "csv, or jsonl: one JSON object a line [csv]"),
                HelpName = "csv|jsonl",
                CustomParser = Values.Export,
            }.Offering("csv", "jsonl"));
            target = Add(Cli.Options.Text("--output", Say("Écrire dans ce fichier [sortie standard]", "Write to this file [standard output]"), "FILE"));
            ReadOptions.AddTo(this);
        }

        protected async Task<int> Write<T>(Session session, IAsyncEnumerable<T> rows, ExportTable<T> table)
        {
            var usual = session.Screen.IsJson ? ExportFormat.Jsonl : ExportFormat.Csv;
            await ExportFile.Write(rows, table, session.Get(format) ?? usual, session.Get(target), session.CancellationToken);
            return ExitCode.Done;
        }

        protected static string Columns(string help) => Say("Colonnes (--format jsonl écrit tous les champs du contrat) :\n", "Columns (--format jsonl writes all fields of the contract):\n") + help;
    }

    private sealed class CasesVerb : RowsVerb
    {
        private readonly CaseFilters filters;

        public CasesVerb() : base(
            "cases",
            Say("Les dossiers", "The cases"),
            "reloc export cases --output dossiers.csv",
            "reloc export cases --department 69 --live --format jsonl") => filters = new CaseFilters(this);

        public override string Details => Columns(ExportTables.Cases(null).Help) + Say(
            "\nLes colonnes de reloc import portent les mêmes noms : le fichier peut être importé ailleurs.",
            "\nThe columns of reloc import have the same names: the file can be imported elsewhere.");

        protected override Task<int> RunAsync(Session session) =>
            Write(session, Pages.Cases(session, filters.Request(session)), ExportTables.Cases(session.Partner));
    }

    private sealed class HistoryVerb : RowsVerb
    {
        private readonly Argument<string?> reference;
        private readonly Option<string?> department;
        private readonly Option<string?> partner;
        private readonly Option<string?> owner;

        public HistoryVerb() : base(
            "history",
            Say("Les faits enregistrés, d'un dossier ou de tous", "The recorded facts, of one case or of all"),
            "reloc export history --output journal.csv",
            "reloc export history AURA-2026-00042 --format jsonl")
        {
            reference = new Argument<string?>("CASE") { Description = Say("Référence du dossier ; tous sans elle", "Reference of the case; all without it"), Arity = ArgumentArity.ZeroOrOne };
            Arguments.Add(reference);
            department = Add(Cli.Options.Department(Say("Des dossiers de ce département", "Of cases in this department")));
            partner = Add(Cli.Options.Text("--partner", Say("Des dossiers qui concernent ce partenaire", "Of cases that concern this partner"), "PARTNER"));
            owner = Add(Cli.Options.Text("--owner", Say("Des dossiers suivis par cette personne", "Of cases owned by this person"), "PERSON"));
        }

        public override string Details => Columns(ExportTables.Facts.Help);

        protected override Task<int> RunAsync(Session session) => Write(session, Facts(session), ExportTables.Facts);

        private IAsyncEnumerable<RecordedFact> Facts(Session session) => session.GetOptional(reference) is { } one
            ? Pages.Facts(session, new ListProjectHistoryRequest { Parent = CaseName.ToResource(one), Consistency = session.Consistency() })
            : Pages.Facts(session, new WatchProjectsRequest
            {
                Department = session.Get(department) ?? "", Partner = session.Get(partner) ?? "", Owner = session.Get(owner) ?? "",
            });
    }

    private sealed class LedgerRowsVerb : RowsVerb
    {
        private readonly LedgerFilters filters;

        public LedgerRowsVerb() : base(
            "ledger",
            Say("Les mouvements dont les chiffres sont faits", "The movements that figures are made of"),
            "reloc export ledger --as-of 2022-11-30 --measure JOBS_ANNOUNCED") => filters = new LedgerFilters(this);

        public override string Details => Columns(ExportTables.Movements.Help);

        protected override Task<int> RunAsync(Session session) =>
            Write(session, Pages.Movements(session, filters.Request(session)), ExportTables.Movements);
    }

    private sealed class ReportRowsVerb : RowsVerb
    {
        private readonly Option<Day?> asOf;
        private readonly Option<Day?> knownAt;

        public ReportRowsVerb() : base(
            "report",
            Say("Les chiffres d'un jour, par département", "The figures of a day, by department"),
            "reloc export report --as-of 2022-11-30")
        {
            asOf = Add(Cli.Options.Day("--as-of", Say("Ce qui était vrai à la fin de ce jour [aujourd'hui]", "What was true at the end of that day [today]")));
            knownAt = Add(Cli.Options.Day("--known-at", Say("Ce qui était enregistré à la fin de ce jour [aujourd'hui]", "What had been recorded by the end of that day [today]")));
        }

        public override string Details => Columns(ExportTables.Departments.Help);

        protected override async Task<int> RunAsync(Session session)
        {
            var request = new GetReportRequest { AsOf = session.Get(asOf), KnownAt = session.Get(knownAt), Consistency = session.Consistency() };
            var report = await session.Client.Plan.GetReportAsync(request, session.Call);
            return await Write(session, report.Departments.Select(figures => new DepartmentRow(report, figures)).ToAsyncEnumerable(), ExportTables.Departments);
        }
    }
}
