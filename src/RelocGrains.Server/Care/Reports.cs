using System.Text.Encodings.Web;
using System.Text.Json;
using RelocGrains.EventLog;

namespace RelocGrains.Server.Care;

/// <summary>How a verified log is told: one line and one line a finding, or one JSON object.</summary>
internal static class Reports
{
    // For a terminal or a file, never for a page: apostrophes stay readable.
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="done">What was done, such as <c>verified</c>.</param>
    /// <param name="report">What was found.</param>
    /// <param name="output"><c>text</c> or <c>json</c>.</param>
    public static string Line(string done, VerifyReport report, string output) => output switch
    {
        "json" => JsonSerializer.Serialize(report, Json),
        _ when report.Ok => FormattableString.Invariant($"{done} events={report.Events} position={report.LastPosition} hash={report.HeadHash}"),
        _ => string.Join('\n', [$"not {done}: the log is damaged", .. report.Findings.Select(Said)]),
    };

    private static string Said(Finding finding) => FormattableString.Invariant($"position {finding.Position}: {finding.What}");
}
