using System.Globalization;
using RelocGrains.Domain;

namespace RelocGrains.Faults.Checking;

/// <summary>What a run shows: findings, and how much was looked at.</summary>
/// <param name="Acknowledged">Intentions that were acknowledged, each counted once.</param>
/// <param name="Unknown">Intentions of which nobody was told whether they were done.</param>
/// <param name="Refused">Intentions that were refused.</param>
/// <param name="Recorded">Facts in the log: no less than were acknowledged, no more than that and what is unknown.</param>
/// <param name="Calls">Calls, every attempt counted.</param>
/// <param name="Told">Facts that watchers were told.</param>
internal sealed record Verdict(
    Items<Finding> Findings, long Acknowledged, long Unknown, long Refused, long Recorded, long Calls, long Told)
{
    /// <summary>Acknowledged writes that are gone.</summary>
    public int Lost => Findings.Count(finding => finding is Finding.Lost);

    /// <summary>Intentions that were applied twice.</summary>
    public int Doubled => Findings.Count(finding => finding is Finding.Doubled);

    /// <summary>How often each kind of finding was made.</summary>
    public IEnumerable<(string Name, int Count)> Kinds =>
        Findings.CountBy(finding => finding.Name).OrderByDescending(kind => kind.Value).Select(kind => (kind.Key, kind.Value));

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Acknowledged} acknowledged, {Unknown} unknown, {Refused} refused, {Recorded} recorded; "
        + $"{Calls} calls, {Told} facts told; {Lost} lost, {Doubled} doubled, {Findings.Count} findings");
}
