using System.Collections.Immutable;
using System.Globalization;
using CsCheck;

namespace RelocGrains.EventLog.Tests.Conformance;

/// <summary>Any appends: on a few streams and with a few request ids, so that they meet often; mostly on the right version.</summary>
internal static class Scripts
{
    public static readonly Gen<ScriptedAppend[]> Any = Gen.Select(
        Gen.Int[0, 5],
        Gen.Select(Gen.Int[0, 2], Gen.Int[-1, 1], Gen.Int[0, 3]).Array[1, 3],
        (request, changes) => new ScriptedAppend(
            request,
            [.. changes.DistinctBy(c => c.Item1).Select(c => new ScriptedChange(c.Item1, c.Item2 * (c.Item3 % 2), c.Item3))])).Array[1, 12];
}

internal sealed record ScriptedChange(int Stream, int Off, int Events);

internal sealed record ScriptedAppend(int Request, ImmutableArray<ScriptedChange> Changes)
{
    /// <param name="prefix">Keeps the streams and requests of a script apart from those of others.</param>
    /// <param name="version">The version a stream has before.</param>
    public Append ToAppend(string prefix, Func<string, long> version)
    {
        var id = new Guid(Request, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        var streams = Changes.Select(c => Change($"{prefix}/{c.Stream}", c, version));
        return new Append(new RequestKey(prefix, id), Appends.Hash("asked"), "someone", null, [.. streams]);
    }

    private static StreamAppend Change(string stream, ScriptedChange change, Func<string, long> version) => Appends.Change(
        stream,
        Math.Max(0, version(stream) + change.Off),
        [.. Enumerable.Range(0, change.Events).Select(i => i.ToString(CultureInfo.InvariantCulture))]);
}
