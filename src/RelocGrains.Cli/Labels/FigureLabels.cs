using RelocGrains.V1;

namespace RelocGrains.Cli.Labels;

/// <summary>What is counted, in French.</summary>
internal static class FigureLabels
{
    public static string Of(Measure measure) => measure switch
    {
        Measure.Projects => "projets",
        Measure.JobsAnnounced => "emplois annoncés",
        Measure.JobsContracted => "emplois conventionnés",
        Measure.JobsVerified => "emplois constatés",
        Measure.JobsMaintained => "emplois maintenus",
        Measure.PrivateInvestmentCents => "investissement privé",
        Measure.PublicFundingCents => "financement public",
        _ => ApiWords.Of(measure),
    };

    /// <summary>A movement with its sign and unit: <c>+25 emplois annoncés</c>.</summary>
    public static string Movement(LedgerEntry entry) => entry switch
    {
        { Measure: Measure.Projects, Delta: 1 or -1 } => Amount(entry) + " projet",
        _ => $"{Amount(entry)} {Of(entry.Measure)}",
    };

    /// <summary>The amount with its sign, in euros where it is money.</summary>
    public static string Amount(LedgerEntry entry) =>
        entry.Measure is Measure.PrivateInvestmentCents or Measure.PublicFundingCents
            ? (entry.Delta > 0 ? "+" : "") + Numbers.Euros(entry.Delta)
            : Numbers.Signed(entry.Delta);
}
