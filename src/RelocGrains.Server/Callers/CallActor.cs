using Grpc.Core;
using RelocGrains.Domain;

namespace RelocGrains.Server.Callers;

/// <summary>The actor of a call, between the interceptor that admitted it and the method that answers.</summary>
internal static class CallActor
{
    private static readonly object Slot = new();

    /// <summary>Notes the actor of a call.</summary>
    public static void SetActor(this ServerCallContext call, Actor actor) => call.UserState[Slot] = actor;

    /// <summary>The actor, or null when one of the public calls.</summary>
    public static Actor? ActorOrPublic(this ServerCallContext call) =>
        call.UserState.TryGetValue(Slot, out var actor) ? (Actor)actor : null;

    /// <summary>The actor of an rpc that the public may not call.</summary>
    public static Actor Actor(this ServerCallContext call) =>
        call.ActorOrPublic() ?? throw new InvalidOperationException($"{call.Method} is open to the public and has no actor.");
}
