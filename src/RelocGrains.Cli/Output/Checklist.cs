using RelocGrains.Cli.Labels;
using RelocGrains.V1;
using Spectre.Console;

namespace RelocGrains.Cli.Output;

/// <summary>The guards that are not met: the condition, what is missing, and who can supply it.</summary>
internal static class Checklist
{
    public static Table Of(IReadOnlyList<UnmetGuard> unmet, bool piped)
    {
        var severalStages = unmet.Select(guard => guard.Stage).Distinct().Count() > 1;
        string[] headings = SayEach(
            "Condition | Ce qui manque | Qui peut le fournir | Code",
            "Condition | What is missing | Who can supply it | Code");
        var table = Tables.Of(piped, severalStages ? [Say("Stade", "Stage"), .. headings] : headings);
        foreach (var guard in unmet)
        {
            var condition = "✗ " + GuardLabels.Of(guard.Guard);
            string[] cells = [condition, MissingLabels.Of(guard), GuardLabels.Supplier(guard), ApiWords.Of(guard.Guard)];
            table.AddTextRow(severalStages ? [StageLabels.Of(guard.Stage), .. cells] : cells);
        }
        return table;
    }
}
