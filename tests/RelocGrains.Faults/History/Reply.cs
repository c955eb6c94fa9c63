using RelocGrains.Domain;
using RelocGrains.Domain.Figures;
using RelocGrains.Domain.Projects;

namespace RelocGrains.Faults.History;

/// <summary>What a caller was answered: exactly one of its cases. A revision is the position in the log that the token named.</summary>
internal abstract record Reply
{
    private Reply() { }

    /// <summary>The case, as it stands at the revision: an accepted write, or a read.</summary>
    public sealed record OfCase(long Revision, CaseLine Line) : Reply;

    /// <summary>A page of a list.</summary>
    /// <param name="Department">What it is filtered by; empty for all.</param>
    /// <param name="After">The case before its first line; empty for the first page.</param>
    /// <param name="Total">How many cases the list has in all.</param>
    public sealed record OfList(long Revision, string Department, string After, long Total, bool More, Items<CaseLine> Lines) : Reply;

    /// <summary>Figures of places, and what is committed on envelopes where the answer says so.</summary>
    public sealed record OfFigures(long Revision, Items<PlaceFigures> Places, Items<Reservation> Envelopes) : Reply;

    /// <summary>The server said no, for a reason of the contract: nothing was recorded by this call.</summary>
    public sealed record Refused(string Reason) : Reply
    {
        /// <summary>True when the same call may be accepted a moment later.</summary>
        public bool ForNow => Reason is "OVERLOADED";
    }

    /// <summary>No answer, or one that says that nobody knows.</summary>
    public sealed record Unknown(string Why) : Reply;

    /// <summary>What a server never answers: an internal error, or nonsense.</summary>
    public sealed record Broken(string Said) : Reply;

    /// <summary>The position at which it claims to be true; null when it claims nothing.</summary>
    public long? TrueAt => this switch
    {
        OfCase answer => answer.Revision,
        OfList answer => answer.Revision,
        OfFigures answer => answer.Revision,
        _ => null,
    };
}

/// <summary>What was said of one case.</summary>
internal readonly record struct CaseLine(string Case, long Version, Stage Stage, string Department);

/// <summary>What was said of a place.</summary>
/// <param name="Department">Its code; <see cref="Region"/> for all of them.</param>
/// <param name="Stages">Cases by stage, empty ones left out; null where the answer does not say.</param>
internal sealed record PlaceFigures(string Department, Totals Totals, Items<StageCount>? Stages)
{
    /// <summary>In place of a code: the whole region.</summary>
    public const string Region = "region";
}
