using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RelocGrains.Cli.Importing;

/// <summary>
/// The result of an import for programs: one line that is one JSON object. Refusals are written as they come, so that any number of them
/// costs no memory; the counts stand at the end.
/// </summary>
internal sealed class ImportDocument(bool validateOnly) : IImportOutcome
{
    private static readonly JsonSerializerOptions OneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private string before = "{\"refusals\":[";

    public void Add(LineRefusal refusal)
    {
        Console.Out.Write(before + Refusals.Json(refusal).ToJsonString(OneLine));
        before = ",";
    }

    public void Write(ImportTally tally)
    {
        var counts = new JsonObject { ["imported"] = tally.Imported, ["refused"] = tally.Refused, ["unchanged"] = tally.Unchanged };
        if (validateOnly) counts["valid"] = tally.Valid;
        var begun = tally.Refused == 0 ? before : "";
        Console.Out.WriteLine($"{begun}],{counts.ToJsonString(OneLine)[1..]}");
    }
}
