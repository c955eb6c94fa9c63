using Orleans.Concurrency;
using RelocGrains.Domain;
using RelocGrains.Domain.Projects;

namespace RelocGrains.Grains.Projects;

/// <summary>One relocation project, by its reference. The only one who writes its stream.</summary>
[Alias("relocgrains.project")]
public interface IProjectGrain : IGrainWithStringKey
{
    /// <summary>Decides a command and records what follows, once for each request id.</summary>
    [Alias("execute")]
    Task<Immutable<Answer>> Execute(Immutable<Ask> ask);

    /// <summary>The case as it stands, as fresh as asked for; refused with <see cref="Reason.ProjectNotFound"/> when there is none.</summary>
    [Alias("read")]
    [AlwaysInterleave]
    Task<Immutable<Answer>> Read(Immutable<Freshness> freshness);

    /// <summary>The case as it stood at one version of its stream.</summary>
    [Alias("read-at")]
    [AlwaysInterleave]
    Task<Immutable<Answer>> ReadAt(long version);

    /// <summary>Every unmet guard between the case and a stage, for this actor; null when there is no case.</summary>
    [Alias("explain")]
    [AlwaysInterleave]
    Task<Immutable<Explanation?>> Explain(Stage target, Immutable<Actor> by, Immutable<Freshness> freshness);

    /// <summary>Recorded facts after a version, oldest first; null when there is no case.</summary>
    [Alias("history")]
    [AlwaysInterleave]
    Task<Immutable<HistoryPage?>> History(long afterVersion, int max, Immutable<Freshness> freshness);
}
