namespace RelocGrains.Faults.History;

/// <summary>
/// One call as its caller saw it, one attempt of several where it was repeated. Instants are microseconds of the recorder's clock, which
/// never goes back.
/// </summary>
/// <param name="Caller">Whose session it belongs to, such as <c>writer-3</c>.</param>
/// <param name="Server">Which server was asked.</param>
internal abstract record Call(string Caller, int Server, long SentAt, long AnsweredAt, Reply Reply)
{
    /// <summary>An attempt to record one fact.</summary>
    /// <param name="Request">The id of the intention: the same for every attempt.</param>
    /// <param name="Act">The rpc, such as <c>QualifyProject</c>.</param>
    /// <param name="Project">The case; empty for an opening, which has none yet.</param>
    /// <param name="ExpectedVersion">The version whose etag was given; null without one.</param>
    public sealed record Write(
        string Caller, int Server, long SentAt, long AnsweredAt, Reply Reply, Guid Request, string Act, string Project, long? ExpectedVersion)
        : Call(Caller, Server, SentAt, AnsweredAt, Reply)
    {
        /// <summary>The answer of an accepted write; null for every other.</summary>
        public Reply.OfCase? Accepted => Reply as Reply.OfCase;
    }

    /// <summary>A read.</summary>
    /// <param name="Needed">The position of the revision that was asked for at least; 0 for none.</param>
    /// <param name="Strong">True when it had to be true at the head.</param>
    public sealed record Read(string Caller, int Server, long SentAt, long AnsweredAt, Reply Reply, string What, long Needed, bool Strong)
        : Call(Caller, Server, SentAt, AnsweredAt, Reply);
}
