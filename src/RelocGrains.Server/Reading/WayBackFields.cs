using RelocGrains.Domain.Projects;

namespace RelocGrains.Server.Reading;

/// <summary>Reads what stops a case or ends it.</summary>
internal static class WayBackFields
{
    private const int MaxPlace = 200;

    /// <summary>A status in which the clock stands.</summary>
    public static Status HeldStatus(this Fields fields, string path, V1.Status status)
    {
        var read = fields.Word<V1.Status, Status>(path, status);
        fields.Require(read is not Status.Active, path, "WAITING_FOR_COMPANY or ON_HOLD");
        return read;
    }

    /// <summary>How a case ends: what belongs to one outcome must be said for it, and for no other.</summary>
    public static ProjectCommand.Exit Exit(this ActFields fields, V1.ExitProjectRequest request)
    {
        var outcome = fields.Word<V1.Outcome, Outcome>("outcome", request.Outcome);
        fields.Require(outcome is not Outcome.Completed, "outcome", "any but COMPLETED, which CloseProject gives");
        fields.Require(outcome is Outcome.Lost == request.LostTo.Length > 0, "lost_to", "there for LOST, empty otherwise");
        fields.Require(outcome is Outcome.Merged == request.Survivor.Length > 0, "survivor", "there for MERGED, empty otherwise");
        var survivor = fields.CaseOrNone("survivor", request.Survivor);
        fields.Require(survivor is null || survivor != fields.Project, "survivor", "another case than the one that ends");
        return new ProjectCommand.Exit(
            outcome,
            request.LostTo.Length == 0 ? null : fields.LineOrNone("lost_to", request.LostTo, MaxPlace),
            survivor,
            fields.Text("reason", request.Reason));
    }
}
