using Grpc.Core;
using RelocGrains.Domain;

namespace RelocGrains.Server.Callers;

/// <summary>Callers who name themselves, and are believed: for a machine of one's own. Over HTTP it is the header of the same name.</summary>
internal sealed class SelfNamedCallers : ICallers
{
    // Holds p-017;partner=region;role=verifier.
    private const string Key = "x-reloc-actor";
    private const string HowToSay = $"Say who calls: {Key}: <person>;partner=<id>;role=<role>.";

    /// <summary>Two callers of one call are none.</summary>
    public Caller Of(ServerCallContext call)
    {
        var said = call.RequestHeaders.Where(entry => !entry.IsBinary && entry.Key == Key).Select(entry => entry.Value).ToArray();
        if (said.Length == 0) return new Caller.Unnamed(HowToSay);
        return said.Length == 1 && Actor.TryParse(said[0], out var actor) && actor.Person != Actor.System.Person
            ? new Caller.Known(actor)
            : new Caller.Unknown(HowToSay);
    }
}
