using System.CommandLine;
using RelocGrains.V1;

namespace RelocGrains.Cli;

/// <summary>The options by which cases are chosen, the same wherever cases are listed.</summary>
internal sealed class CaseFilters
{
    private readonly Option<string?> department;
    private readonly Option<Stage> stage;
    private readonly Option<Status> status;
    private readonly Option<Outcome> outcome;
    private readonly Option<bool?> live;
    private readonly Option<string?> owner;
    private readonly Option<string?> partner;
    private readonly Option<string?> number;
    private readonly Option<string?> text;

    /// <summary>Adds them to a verb.</summary>
    public CaseFilters(Command verb)
    {
        department = Options.Department(Say("Dans ce département, par son code (69)", "In this department, by its code (69)"));
        stage = Options.OneOf<Stage>("--stage", Say("À ce stade", "At this stage"));
        status = Options.OneOf<Status>("--status", Say("Avec ce statut", "With this status"));
        outcome = Options.OneOf<Outcome>("--outcome", Say("Avec cette issue", "With this outcome"));
        live = Options.Switch("--live", Say(
            "Seulement les dossiers en cours (--live false : seulement les terminés)",
            "Only cases under way (--live false: only those that have ended)"));
        owner = Options.Text("--owner", Say("Suivis par cette personne", "Owned by this person"), "PERSON");
        partner = Options.Text("--partner", Say("Qui concernent ce partenaire", "That concern this partner"), "PARTNER");
        number = Options.Text("--number", Say("Avec ce numéro de dossier chez un partenaire", "With this dossier number at a partner"), "NUMBER");
        text = Options.Text("--text", Say("Avec ces mots dans l'entreprise, la commune ou la référence", "With these words in the company, the commune or the reference"));
        foreach (var option in new Option[] { department, stage, status, outcome, live, owner, partner, number, text }) verb.Options.Add(option);
    }

    /// <summary>Asks for the cases that were chosen.</summary>
    public ListProjectsRequest Request(Session session)
    {
        var request = new ListProjectsRequest
        {
            Department = session.Get(department) ?? "",
            Stage = session.Get(stage),
            Status = session.Get(status),
            Outcome = session.Get(outcome),
            Owner = session.Get(owner) ?? "",
            Partner = session.Get(partner) ?? "",
            PartnerNumber = session.Get(number) ?? "",
            Text = session.Get(text) ?? "",
            Consistency = session.Consistency(),
        };
        if (session.Get(live) is { } wanted) request.Live = wanted;
        return request;
    }
}
