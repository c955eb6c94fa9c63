using System.CommandLine;
using System.Text.Json.Nodes;
using RelocGrains.Cli.Output;
using RelocGrains.V1;
using Spectre.Console;

namespace RelocGrains.Cli.Verbs;

/// <summary>`reloc watch`: what is recorded, as it is recorded.</summary>
internal sealed class WatchVerb : Verb
{
    private readonly Option<string?> department;
    private readonly Option<string?> partner;
    private readonly Option<string?> owner;
    private readonly Option<string?> project;
    private readonly Option<string?> after;
    private readonly Option<bool> fromBeginning;
    private readonly Option<bool> once;

    public WatchVerb() : base(
        "watch",
        Say("Suivre ce qui s'enregistre, à mesure, jusqu'à Ctrl-C", "Follow what is recorded, as it is recorded, until Ctrl-C"),
        "reloc watch --department 69",
        "reloc watch --partner bpifrance --as partner:bpifrance",
        "reloc watch --case AURA-2026-00042 --from-beginning --once",
        "reloc watch --after cjo0MA -o json | jq -c '.entries[].type'")
    {
        department = Add(Cli.Options.Department(Say("Dossiers de ce département, par son code (69)", "Cases of this department, by its code (69)")));
        partner = Add(Cli.Options.Text("--partner", Say("Dossiers qui concernent ce partenaire", "Cases that concern this partner"), "PARTNER"));
        owner = Add(Cli.Options.Text("--owner", Say("Dossiers suivis par cette personne", "Cases that this person follows"), "PERSON"));
        project = Add(Cli.Options.Text("--case", Say("Ce dossier seulement", "This case only"), "CASE"));
        after = Add(Cli.Options.Text("--after", Say("Reprendre après cette révision [à partir de maintenant]", "Resume after this revision [from now on]"), "REVISION"));
        fromBeginning = Add(new Option<bool>("--from-beginning") { Description = Say("Depuis le premier fait enregistré", "From the first fact recorded") });
        once = Add(new Option<bool>("--once") { Description = Say("Finir quand tout ce qui est enregistré est dit", "End when all that is recorded was told") });
        Validators.Add(result =>
        {
            if (result.GetResult(after) is null || result.GetResult(fromBeginning) is null) return;
            result.AddError(Say("--after ou --from-beginning, pas les deux.", "--after or --from-beginning, not both."));
        });
    }

    public override string Details => Say(
        """
        Un acte par ligne ; avec -o json, un document JSON par ligne, signets compris (sans faits : rien de nouveau jusqu'à leur révision).
        La commande reprend d'elle-même après une coupure. À la fin, la dernière révision est écrite sur la sortie d'erreur.
        """,
        """
        One act a line; with -o json, one JSON document a line, bookmarks too (without facts: nothing new up to their revision).
        The command goes on by itself after a break. At the end the last revision is written to standard error.
        """);

    protected override async Task<int> RunAsync(Session session)
    {
        var revision = "";
        try
        {
            await foreach (var told in session.Client.Watch(Request(session), session.CancellationToken))
            {
                if (session.Screen.IsJson) Screen.WriteJsonLine(WatchLine.Json(told));
                else WatchLine.Write(session.Screen, told);
                revision = told.Revision;
            }
            return ExitCode.Done;
        }
        finally
        {
            if (revision.Length > 0) NoteEnd(session, revision);
        }
    }

    private static void NoteEnd(Session session, string revision)
    {
        if (session.Screen.IsJson) Screen.NoteJson(new JsonObject { ["revision"] = revision });
        else session.Screen.Note(Markup.Escape(Say($"Pour reprendre ici : --after {revision}", $"To resume here: --after {revision}")));
    }

    private WatchProjectsRequest Request(Session session)
    {
        var request = new WatchProjectsRequest
        {
            Department = session.Get(department) ?? "",
            Partner = session.Get(partner) ?? "",
            Owner = session.Get(owner) ?? "",
            Project = session.Get(project) is { } reference ? CaseName.ToResource(reference) : "",
            StopAtHead = session.Get(once),
        };
        if (session.Get(after) is { } revision) request.AfterRevision = revision;
        if (session.Get(fromBeginning)) request.FromBeginning = true;
        return request;
    }
}
