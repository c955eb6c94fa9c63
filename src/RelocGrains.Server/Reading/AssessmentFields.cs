using RelocGrains.Domain;
using RelocGrains.Domain.Projects;

namespace RelocGrains.Server.Reading;

/// <summary>Reads what a case is opened, qualified and sent on with.</summary>
internal static class AssessmentFields
{
    private const int Lowest = 1;
    private const int Highest = 5;

    /// <summary>What qualifies a case.</summary>
    public static Qualification? Qualification(this ActFields fields, string path, V1.Qualification? qualification) =>
        fields.Message(path, qualification, wire => new Qualification(
            fields.Word<V1.ProjectKind, ProjectKind>($"{path}.kind", wire.Kind),
            fields.Code<FiliereCode>($"{path}.filiere", wire.Filiere),
            wire.MoveInsideRegion,
            wire.LeasingOnly,
            fields.Assessment($"{path}.assessment", wire.Assessment)!));

    /// <summary>Who follows a case.</summary>
    public static Owner? Owner(this Fields fields, string path, V1.Owner? owner) => fields.Message(path, owner, wire => new Owner(
        fields.Code<PersonId>($"{path}.person", wire.Person),
        fields.Code<PartnerId>($"{path}.partner", wire.Partner)));

    /// <summary>Needs, each once, in the order of the vocabulary: the same needs said in another order are the same.</summary>
    public static Items<Need> Needs(this Fields fields, string path, IReadOnlyList<V1.Need> needs)
    {
        var read = fields.List(path, needs, 1, (each, need) => fields.Word<V1.Need, Need>(each, need));
        fields.Require(read.Distinct().Count() == read.Count, path, "each need once");
        return read.Order().ToItems();
    }

    private static Assessment? Assessment(this ActFields fields, string path, V1.Assessment? assessment) =>
        fields.Message(path, assessment, wire => new Assessment(
            fields.Number($"{path}.value_added", wire.ValueAdded, Lowest, Highest),
            fields.Number($"{path}.viability", wire.Viability, Lowest, Highest),
            fields.Number($"{path}.strategic_interest", wire.StrategicInterest, Lowest, Highest),
            fields.TextOrNone($"{path}.comment", wire.Comment)));
}
