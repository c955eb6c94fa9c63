using RelocGrains.V1;

namespace RelocGrains.Faults.Load;

/// <summary>A case as its writer knows it: what was asked, and what was acknowledged. An answer that is missing is unknown.</summary>
internal sealed class WrittenCase(CreateProjectRequest creation)
{
    public CreateProjectRequest Creation { get; } = creation;

    public Project? Created { get; set; }

    public QualifyProjectRequest? Qualification { get; set; }

    public Project? Qualified { get; set; }

    public int Acknowledged => (Created is null ? 0 : 1) + (Qualified is null ? 0 : 1);

    public int Unknown => (Created is null ? 1 : 0) + (Qualification is not null && Qualified is null ? 1 : 0);

    /// <summary>What was acknowledged last.</summary>
    public Project? Last => Qualified ?? Created;

    /// <summary>What is acknowledged at this moment, whatever comes.</summary>
    public WrittenCase AsAcknowledgedNow() => new(Creation) { Created = Created, Qualification = Qualification, Qualified = Qualified };
}
