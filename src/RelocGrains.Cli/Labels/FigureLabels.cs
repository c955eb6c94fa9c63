using RelocGrains.V1;

namespace RelocGrains.Cli.Labels;

/// <summary>What is counted.</summary>
internal static class FigureLabels
{
    public static string Of(Measure measure) => measure switch
    {
        Measure.Projects => Say("projets", "projects"),
        Measure.JobsAnnounced => Say("emplois annoncés", "announced jobs"),
        Measure.JobsContracted => Say("emplois conventionnés", "contracted jobs"),
        Measure.JobsVerified => Say("emplois constatés", "verified jobs"),
        Measure.JobsMaintained => Say("emplois maintenus", "maintained jobs"),
        Measure.PrivateInvestmentCents => Say("investissement privé", "private investment"),
        Measure.PublicFundingCents => Say("financement public", "public funding"),
        _ => ApiWords.Of(measure),
    };

    /// <summary>A movement with its sign and unit: <c>+25 emplois annoncés</c>.</summary>
    public static string Movement(LedgerEntry entry) => entry switch
    {
        { Measure: Measure.Projects, Delta: 1 or -1 } => $"{Amount(entry)} {Say("projet", "project")}",
        _ => $"{Amount(entry)} {Of(entry.Measure)}",
    };

    /// <summary>The amount with its sign, in euros where it is money.</summary>
    public static string Amount(LedgerEntry entry) =>
        entry.Measure is Measure.PrivateInvestmentCents or Measure.PublicFundingCents
            ? (entry.Delta > 0 ? "+" : "") + Numbers.Euros(entry.Delta)
            : Numbers.Signed(entry.Delta);
}
