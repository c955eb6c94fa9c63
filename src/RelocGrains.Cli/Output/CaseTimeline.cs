using RelocGrains.Cli.Labels;
using RelocGrains.V1;

namespace RelocGrains.Cli.Output;

/// <summary>What happened in a case, oldest first: when it was true, when it was recorded, by whom, and what it moved.</summary>
internal static class CaseTimeline
{
    public static void Write(Screen screen, IReadOnlyList<HistoryEntry> history)
    {
        if (history.Count == 0) return;
        var table = Tables.Of(SayEach(
            ">N° | !Vrai le | !Enregistré le | Fait | Par | Chiffres",
            ">No. | !True on | !Recorded at | Fact | By | Figures"));
        foreach (var entry in history)
        {
            var movements = string.Join(Screen.IsPiped ? ", " : "\n", entry.Movements.Select(FigureLabels.Movement));
            table.AddTextRow(
                Numbers.Of(entry.Version), Days.Of(entry.EffectiveOn), Days.MinuteOf(entry.RecordTime),
                Fact(entry), RoleLabels.Of(entry.By), movements);
        }
        screen.WriteHeading(Say("Historique", "History"));
        screen.Write(table);
    }

    /// <summary>What one fact says, in a few words.</summary>
    public static string Fact(HistoryEntry entry)
    {
        var details = EventDetails.Of(entry);
        return details.Length == 0 ? EventLabels.Of(entry.Type) : EventLabels.Of(entry.Type) + Colon + details;
    }
}
