using CsvHelper;

namespace RelocGrains.Cli.Importing;

/// <summary>
/// A file of the refused lines as they stood, each with its number, the reason and what to do. Once corrected it can be imported as it is:
/// the columns that were added say nothing to an import.
/// </summary>
internal sealed class RefusedLinesFile : IRefusals, IDisposable
{
    private static readonly string[] Added = ["line", "reason", "why", "advice"];

    private readonly CsvWriter writer;
    private readonly int[] kept;

    public RefusedLinesFile(string path, ImportFile source)
    {
        // A report that is imported and refused again gets new columns, not more.
        kept = [.. source.Headers.Index().Where(header => !Added.Contains(header.Item, StringComparer.Ordinal)).Select(header => header.Index)];
        writer = Create(path, source.Separator);
        Write([.. kept.Select(place => source.Headers[place]), .. Added]);
    }

    public void Add(LineRefusal refusal) => Write(
    [
        .. kept.Select(place => refusal.Line.Cells.ElementAtOrDefault(place) ?? ""),
        refusal.Line.Number.ToString(System.Globalization.CultureInfo.InvariantCulture), Refusals.ReasonOf(refusal), Refusals.WhyOf(refusal), Refusals.AdviceOf(refusal),
    ]);

    public void Dispose() => writer.Dispose();

    private void Write(IEnumerable<string> cells)
    {
        foreach (var cell in cells) writer.WriteField(cell);
        writer.EndRecord();
    }

    private static CsvWriter Create(string path, char separator)
    {
        try
        {
            return CsvWriter.ToFile(path, new CsvWriterOptions { Separator = separator, Injection = CsvInjection.Escape, WriteByteOrderMark = true });
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"--report: {failure.Message}");
        }
    }
}
