using Grpc.Core;
using RelocGrains.Domain;

namespace RelocGrains.Server.Callers;

/// <summary>Who calls, as the server knows it: exactly one of its cases.</summary>
internal abstract record Caller
{
    private Caller() { }

    /// <summary>Nobody said who calls: one of the public.</summary>
    /// <param name="HowToSay">A sentence for whoever calls what is not public.</param>
    public sealed record Unnamed(string HowToSay) : Caller;

    /// <summary>Somebody who may not be believed.</summary>
    /// <param name="Why">A sentence for whoever calls.</param>
    public sealed record Unknown(string Why) : Caller;

    /// <summary>Somebody.</summary>
    public sealed record Known(Actor Actor) : Caller;
}

/// <summary>Knows who calls. One for each way in which callers are known.</summary>
internal interface ICallers
{
    /// <summary>Who makes this call.</summary>
    Caller Of(ServerCallContext call);
}
