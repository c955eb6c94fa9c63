using System.CommandLine;
using RelocGrains.V1;

namespace RelocGrains.Cli;

/// <summary>
/// How fresh a read is. Each run is a program of its own that remembers no revision, so a read is strong unless told otherwise.
/// </summary>
internal static class ReadOptions
{
    private static readonly Option<string?> MinRevision = Options.Text(
        "--min-revision",
        Say("Lire à cette révision ou après, au lieu de la toute dernière", "Read at this revision or after it, instead of the very last"),
        "REVISION");

    public static void AddTo(Command verb) => verb.Options.Add(MinRevision);

    public static Consistency Consistency(this Session session) =>
        session.Get(MinRevision) is { } revision ? new Consistency { MinRevision = revision } : new Consistency { Strong = true };
}
