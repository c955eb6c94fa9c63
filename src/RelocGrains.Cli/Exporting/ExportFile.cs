using System.Text.Encodings.Web;
using System.Text.Json;
using CsvHelper;

namespace RelocGrains.Cli.Exporting;

/// <summary>How rows are written.</summary>
internal enum ExportFormat
{
    /// <summary>A line of headers, then a line for each row, as RFC 4180 has it.</summary>
    Csv,

    /// <summary>One JSON object a line.</summary>
    Jsonl,
}

/// <summary>Writes rows as they come, one page in memory at a time.</summary>
internal static class ExportFile
{
    private static readonly JsonSerializerOptions OneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes rows to a file, or to the standard output. A file stands under its name only when it is whole.</summary>
    public static async Task Write<T>(IAsyncEnumerable<T> rows, ExportTable<T> table, ExportFormat format, string? path, CancellationToken ct)
    {
        if (path is null)
        {
            await Write(rows, table, format, Console.OpenStandardOutput(), ct);
            return;
        }
        var begun = path + ".part";
        try
        {
            await Write(rows, table, format, Create(begun), ct);
            File.Move(begun, path, overwrite: true);
        }
        finally
        {
            File.Delete(begun);
        }
    }

    private static async Task Write<T>(IAsyncEnumerable<T> rows, ExportTable<T> table, ExportFormat format, Stream target, CancellationToken ct)
    {
        await using var owned = target;
        if (format is ExportFormat.Csv) await WriteCsv(rows, table, target, ct);
        else await WriteJson(rows, table, target, ct);
    }

    private static async Task WriteCsv<T>(IAsyncEnumerable<T> rows, ExportTable<T> table, Stream target, CancellationToken ct)
    {
        await using var csv = CsvWriter.Create(target, new CsvWriterOptions { Injection = CsvInjection.Escape }, leaveOpen: true);
        foreach (var column in table.Columns) csv.WriteField(column.Name);
        await csv.EndRecordAsync(ct);
        await foreach (var row in rows.WithCancellation(ct))
        {
            foreach (var column in table.Columns) column.Write(csv, row);
            await csv.EndRecordAsync(ct);
        }
    }

    private static async Task WriteJson<T>(IAsyncEnumerable<T> rows, ExportTable<T> table, Stream target, CancellationToken ct)
    {
        await using var lines = new StreamWriter(target, leaveOpen: true) { NewLine = "\n" };
        await foreach (var row in rows.WithCancellation(ct)) await lines.WriteLineAsync(table.Json(row).ToJsonString(OneLine).AsMemory(), ct);
    }

    private static FileStream Create(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Create, FileAccess.Write);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"--output: {failure.Message}");
        }
    }
}
