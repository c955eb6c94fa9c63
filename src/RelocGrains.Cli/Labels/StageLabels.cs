using RelocGrains.V1;

namespace RelocGrains.Cli.Labels;

/// <summary>How far a case is, in the words of the people who work on it.</summary>
internal static class StageLabels
{
    /// <summary>How many stages there are.</summary>
    public const int Count = 10;

    public static string Of(Stage stage) => stage switch
    {
        Stage.Unspecified => "–",
        Stage.Detected => "détecté",
        Stage.Qualified => "qualifié",
        Stage.Oriented => "orienté",
        Stage.Structured => "monté",
        Stage.Examined => "instruit",
        Stage.Decided => "voté",
        Stage.Contracted => "conventionné",
        Stage.Executing => "en réalisation",
        Stage.JobsCreated => "emplois constatés",
        Stage.Closed => "clos",
        _ => stage.ToString(),
    };

    public static string Of(Status status) => status switch
    {
        Status.Unspecified => "–",
        Status.Active => "actif",
        Status.WaitingForCompany => "attend l'entreprise",
        Status.OnHold => "en pause",
        _ => status.ToString(),
    };

    public static string Of(Outcome outcome) => outcome switch
    {
        Outcome.Unspecified => "en cours",
        Outcome.Completed => "mené à bien",
        Outcome.Rejected => "refusé",
        Outcome.OutOfScope => "hors champ",
        Outcome.Withdrawn => "abandonné par l'entreprise",
        Outcome.Lost => "parti ailleurs",
        Outcome.Merged => "fusionné avec un autre dossier",
        Outcome.Lapsed => "caduc",
        Outcome.Insolvent => "entreprise défaillante",
        _ => outcome.ToString(),
    };

    /// <summary>Status while it is live, outcome once it has ended.</summary>
    public static string Standing(Project project) =>
        project.Outcome is Outcome.Unspecified ? Of(project.Status) : Of(project.Outcome);
}
