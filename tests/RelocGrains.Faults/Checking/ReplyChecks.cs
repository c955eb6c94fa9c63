using RelocGrains.Faults.History;

namespace RelocGrains.Faults.Checking;

/// <summary>Every answer is true at the revision it carries: cases, lists and figures are what a replay of the log has there.</summary>
internal static class ReplyChecks
{
    /// <summary>Where they are not.</summary>
    public static IEnumerable<Finding> Find(Recording recording, Replay replay)
    {
        var picture = new Picture();
        var next = 0;
        foreach (var call in recording.Calls.Where(call => call.Reply.TrueAt is not null).OrderBy(call => call.Reply.TrueAt))
        {
            for (; next < replay.Steps.Count && replay.Steps[next].Fact.Position <= call.Reply.TrueAt; next++) picture.Add(replay.Steps[next]);
            foreach (var finding in Find(call, picture, replay)) yield return finding;
        }
        foreach (var call in recording.Calls)
        {
            if (call.Reply is Reply.Broken) yield return new Finding.Broken(call);
        }
    }

    private static IEnumerable<Finding> Find(Call call, Picture picture, Replay replay) => call.Reply switch
    {
        Reply.OfCase answer => Lines(call, answer.Revision, [answer.Line], replay),
        Reply.OfList answer => [.. Lines(call, answer.Revision, answer.Lines, replay), .. Page(call, answer, picture)],
        Reply.OfFigures answer => Figures(call, answer, picture),
        _ => [],
    };

    // A write that is not in the log at all is lost, and found as such.
    private static IEnumerable<Finding> Lines(Call call, long revision, IEnumerable<CaseLine> lines, Replay replay)
    {
        foreach (var said in lines)
        {
            var there = replay.At(said.Case, revision)?.Line;
            if (there != said && !(there is null && call is Call.Write)) yield return new Finding.UntrueCase(call, said, there);
        }
    }

    private static IEnumerable<Finding> Page(Call call, Reply.OfList said, Picture picture)
    {
        var total = picture.Total(said.Department);
        var there = picture.After(said.Department, said.After).Take(said.Lines.Count + 1).ToList();
        var names = said.Lines.Select(line => line.Case).ToList();
        var first = names.Zip(there).Where(pair => pair.First != pair.Second).Select(pair => pair.Second).FirstOrDefault();
        var ends = said.More ? there.Count > names.Count : there.Count == names.Count;
        if (total != said.Total || first is not null || !ends)
        {
            yield return new Finding.UntrueList(call, said.Total, total, first ?? there.ElementAtOrDefault(names.Count));
        }
    }

    private static IEnumerable<Finding> Figures(Call call, Reply.OfFigures said, Picture picture)
    {
        foreach (var place in said.Places)
        {
            var counted = picture.Figures(place.Department);
            if (place.Totals != counted.Totals || (place.Stages is { } stages && stages != counted.Stages)) yield return new Finding.UntrueFigures(call, place, counted);
        }
        foreach (var line in said.Envelopes)
        {
            var committed = picture.Committed(line.Envelope);
            if (committed != line.Amount) yield return new Finding.UntrueEnvelope(call, line.Envelope, line.Amount.Cents, committed.Cents);
        }
    }
}
