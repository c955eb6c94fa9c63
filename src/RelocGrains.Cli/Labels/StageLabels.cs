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
        Stage.Detected => Say("détecté", "detected"),
        Stage.Qualified => Say("qualifié", "qualified"),
        Stage.Oriented => Say("orienté", "oriented"),
        Stage.Structured => Say("monté", "structured"),
        Stage.Examined => Say("instruit", "examined"),
        Stage.Decided => Say("voté", "decided"),
        Stage.Contracted => Say("conventionné", "contracted"),
        Stage.Executing => Say("en réalisation", "executing"),
        Stage.JobsCreated => Say("emplois constatés", "jobs created"),
        Stage.Closed => Say("clos", "closed"),
        _ => stage.ToString(),
    };

    public static string Of(Status status) => status switch
    {
        Status.Unspecified => "–",
        Status.Active => Say("actif", "active"),
        Status.WaitingForCompany => Say("attend l'entreprise", "waiting for the company"),
        Status.OnHold => Say("en pause", "on hold"),
        _ => status.ToString(),
    };

    public static string Of(Outcome outcome) => outcome switch
    {
        Outcome.Unspecified => Say("en cours", "under way"),
        Outcome.Completed => Say("mené à bien", "completed"),
        Outcome.Rejected => Say("refusé", "rejected"),
        Outcome.OutOfScope => Say("hors champ", "out of scope"),
        Outcome.Withdrawn => Say("abandonné par l'entreprise", "withdrawn by the company"),
        Outcome.Lost => Say("parti ailleurs", "lost to another place"),
        Outcome.Merged => Say("fusionné avec un autre dossier", "merged with another case"),
        Outcome.Lapsed => Say("caduc", "lapsed"),
        Outcome.Insolvent => Say("entreprise défaillante", "company insolvent"),
        _ => outcome.ToString(),
    };

    /// <summary>Status while it is live, outcome once it has ended.</summary>
    public static string Standing(Project project) =>
        project.Outcome is Outcome.Unspecified ? Of(project.Status) : Of(project.Outcome);
}
