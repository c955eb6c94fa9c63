using Grpc.Core;
using RelocGrains.Domain;

namespace RelocGrains.Server.Callers;

/// <summary>Reads who calls from the call's metadata. Over HTTP it is the header of the same name.</summary>
internal static class CallerMetadata
{
    /// <summary>Holds <c>p-017;partner=region;role=verifier</c>.</summary>
    public const string Key = "x-reloc-actor";

    /// <summary>What the metadata says of the caller.</summary>
    public enum Reading
    {
        /// <summary>Nothing: one of the public.</summary>
        Absent,

        /// <summary>Something that cannot be read, or that nobody may claim to be.</summary>
        Malformed,

        /// <summary>An actor.</summary>
        Known,
    }

    /// <summary>Reads the metadata; the actor is meaningful only when known. Two callers of one call are none.</summary>
    public static Reading Read(Metadata metadata, out Actor actor)
    {
        actor = Actor.System;
        var said = metadata.Where(entry => !entry.IsBinary && entry.Key == Key).Select(entry => entry.Value).ToArray();
        if (said.Length == 0) return Reading.Absent;
        var known = said.Length == 1 && Actor.TryParse(said[0], out actor) && actor.Person != Actor.System.Person;
        return known ? Reading.Known : Reading.Malformed;
    }
}
