using RelocGrains.Client;
using RelocGrains.V1;

namespace RelocGrains.Cli.Importing;

/// <summary>Counts what became of the lines, and hands refusals on in the order of the lines.</summary>
internal sealed class ImportTally(IReadOnlyList<IRefusals> told)
{
    /// <summary>Cases opened now.</summary>
    public long Imported { get; private set; }

    /// <summary>Cases that were opened by the same line before.</summary>
    public long Unchanged { get; private set; }

    /// <summary>Lines that were only checked, and are good.</summary>
    public long Valid { get; private set; }

    /// <summary>Lines that are not written.</summary>
    public long Refused { get; private set; }

    /// <summary>All of them.</summary>
    public long Answered => Imported + Unchanged + Valid + Refused;

    /// <summary>Counts an answer of the server.</summary>
    public void Add(FileLine line, ImportProjectsResponse answer)
    {
        switch (answer.ResultCase)
        {
            case ImportProjectsResponse.ResultOneofCase.Imported: Imported++; break;
            case ImportProjectsResponse.ResultOneofCase.Unchanged: Unchanged++; break;
            case ImportProjectsResponse.ResultOneofCase.Valid: Valid++; break;
            case ImportProjectsResponse.ResultOneofCase.Refused: Refuse(new LineRefusal(line, RelocGrainsError.From(answer.Refused))); break;
            default: throw new InvalidDataException($"Line {line.Number} was answered by something newer than this program.");
        }
    }

    /// <summary>Counts a line that is not written.</summary>
    public void Refuse(LineRefusal refusal)
    {
        Refused++;
        foreach (var each in told) each.Add(refusal);
    }
}

/// <summary>Where refused lines are told: on a screen, in a document, in a file.</summary>
internal interface IRefusals
{
    /// <summary>Tells the next one.</summary>
    void Add(LineRefusal refusal);
}

/// <summary>The result of an import as its reader wants it.</summary>
internal interface IImportOutcome : IRefusals
{
    /// <summary>Says what it came to; called once, also when the import ended before its lines.</summary>
    void Write(ImportTally tally);
}
