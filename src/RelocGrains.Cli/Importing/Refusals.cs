using System.Text.Json.Nodes;
using Grpc.Core;
using RelocGrains.Cli.Labels;
using RelocGrains.Client;
using RelocGrains.V1;

namespace RelocGrains.Cli.Importing;

/// <summary>A line that was not written, and why.</summary>
internal sealed record LineRefusal(FileLine Line, RelocGrainsError Error);

/// <summary>Says of refused lines what is wrong and what to do.</summary>
internal static class Refusals
{
    private const string Invalid = "INVALID_FIELDS";

    /// <summary>A line that cannot be sent, refused as the server would refuse it.</summary>
    public static RelocGrainsError OfLine(IReadOnlyList<FieldViolation> wrong) => new(
        StatusCode.InvalidArgument, ErrorReason.InvalidFields, Invalid, "The line cannot be read.", new Dictionary<string, string>(StringComparer.Ordinal), wrong, [], 0, null);

    /// <summary>The reason as programs know it.</summary>
    public static string ReasonOf(LineRefusal refusal) =>
        refusal.Error.ReasonName.Length > 0 ? refusal.Error.ReasonName : refusal.Error.Code.ToString().ToUpperInvariant();

    /// <summary>What is wrong, by column.</summary>
    public static string WhyOf(LineRefusal refusal)
    {
        var error = refusal.Error;
        if (error.Fields.Count > 0) return string.Join(Semicolon, error.Fields.Select(Said));
        return error.Unmet.Count > 0 ? string.Join(Semicolon, error.Unmet.Select(unmet => GuardLabels.Of(unmet.Guard))) : ReasonLabels.Of(error);
    }

    /// <summary>What to do about it.</summary>
    public static string AdviceOf(LineRefusal refusal) => refusal.Error switch
    {
        { Fields.Count: > 0 } => Say("corriger la ligne et importer de nouveau", "correct the line and import again"),
        { Unmet: [{ Guard: Guard.NotADuplicate, Missing: var missing }, ..] } => Say(
            $"déjà suivi : {TwinOf(missing)} ; si c'est un autre projet, mettre cette référence dans {ImportColumns.LinkedTo}",
            $"followed already: {TwinOf(missing)}; if this is another project, put that reference into {ImportColumns.LinkedTo}"),
        _ => Say("importer de nouveau, ou ouvrir le dossier par reloc create", "import again, or open the case by reloc create"),
    };

    public static JsonObject Json(LineRefusal refusal) => new()
    {
        ["line"] = refusal.Line.Number,
        ["reason"] = ReasonOf(refusal),
        ["message"] = WhyOf(refusal),
        ["advice"] = AdviceOf(refusal),
        ["fields"] = new JsonArray([.. refusal.Error.Fields.Select(field => new JsonObject
        {
            ["field"] = ImportColumns.OfField(field.Field),
            ["description"] = field.Description,
        })]),
    };

    private static string Said(FieldViolation field) =>
        (field.Field.Length == 0 ? "" : ImportColumns.OfField(field.Field) + Colon) + FieldRules.Of(field.Description);

    private static string TwinOf(string missing) => CaseName.ToReference(missing[(missing.IndexOf('=', StringComparison.Ordinal) + 1)..]);
}
