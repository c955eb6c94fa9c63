using System.Runtime.CompilerServices;
using CsvHelper;

namespace RelocGrains.Cli.Importing;

/// <summary>One line of a file: its number among all lines, the header's being 1, and its cells as they stand.</summary>
/// <param name="Broken">Why its cells cannot be told apart; null when they can.</param>
internal sealed record FileLine(long Number, IReadOnlyList<string> Cells, string? Broken);

/// <summary>
/// A file of comma or semicolon separated values, read line by line: UTF-8 with or without a byte order mark, any line ends, quoted cells
/// with what they may hold.
/// </summary>
internal sealed class ImportFile : IDisposable
{
    // A line has a few hundred bytes; far beyond it, a quote was not closed.
    private const int MaxLineBytes = 64 * 1024;

    private readonly Stream stream;
    private readonly CsvReader reader;
    private bool unclosed;

    private ImportFile(Stream stream)
    {
        this.stream = stream;
        reader = CsvReader.Create(stream, new CsvReaderOptions
        {
            TrackLineNumbers = true,
            MaxRecordSize = MaxLineBytes,
            OnMalformedRecord = found => unclosed = found.Reason is CsvMalformedReason.UnterminatedQuote,
        });
    }

    /// <summary>The titles of the columns.</summary>
    public IReadOnlyList<string> Headers { get; private set; } = [];

    /// <summary>The character between cells.</summary>
    public char Separator => reader.Separator;

    /// <summary>How much of the file is read, from 0 to 1; null where nobody knows how long it is.</summary>
    public double? Progress => stream.CanSeek && stream.Length > 0 ? (double)stream.Position / stream.Length : null;

    /// <summary>Opens a file and reads its header; <c>-</c> is the standard input.</summary>
    /// <exception cref="UsageException">There is no such file, or no header in it.</exception>
    public static async Task<ImportFile> Open(string path, CancellationToken ct)
    {
        var file = new ImportFile(path == "-" ? Console.OpenStandardInput() : OpenFile(path));
        try
        {
            await file.reader.ReadHeaderAsync(ct);
        }
        catch (CsvFormatException wrong)
        {
            throw new UsageException(Say($"{path} : l'en-tête ne se lit pas. {wrong.Message}", $"{path}: the header cannot be read. {wrong.Message}"));
        }
        file.Headers = [.. file.reader.Headers];
        return file.Headers.Count > 0 ? file : throw new UsageException(Say($"{path} : le fichier est vide.", $"{path}: the file is empty."));
    }

    /// <summary>The lines after the header, those with nothing in them left out.</summary>
    public async IAsyncEnumerable<FileLine> Lines([EnumeratorCancellation] CancellationToken ct)
    {
        while (await ReadLine(ct) is { } line)
        {
            if (line.Broken is not null || line.Cells.Any(cell => !string.IsNullOrWhiteSpace(cell))) yield return line;
        }
    }

    public void Dispose()
    {
        reader.Dispose();
        stream.Dispose();
    }

    // Null at the end. A line that is too long ends the file: where the next one begins, nobody can tell.
    private async Task<FileLine?> ReadLine(CancellationToken ct)
    {
        if (unclosed) return null;
        try
        {
            if (!await reader.ReadAsync(ct)) return null;
        }
        catch (CsvFormatException tooLong)
        {
            unclosed = true;
            return new FileLine(tooLong.LineNumber, [], Unclosed);
        }
        string[] cells = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)];
        return new FileLine(reader.LineNumber, cells, unclosed ? Unclosed : WrongNumber(cells.Length));
    }

    private string? WrongNumber(int cells) => cells == Headers.Count ? null : Say(
        $"{cells} champs au lieu de {Headers.Count}", $"{cells} fields instead of {Headers.Count}");

    private static string Unclosed => Say(
        "un guillemet ouvert dans cette ligne n'est pas fermé ; rien n'a été lu après elle",
        "a quote opened in this line is not closed; nothing was read after it");

    private static FileStream OpenFile(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UsageException(failure.Message);
        }
    }
}
