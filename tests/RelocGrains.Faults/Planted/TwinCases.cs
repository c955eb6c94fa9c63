using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Orleans.Concurrency;
using RelocGrains.Domain;
using RelocGrains.Domain.Projects;
using RelocGrains.EventLog;
using RelocGrains.Grains.Projects;
using RelocGrains.Grains.Texts;

namespace RelocGrains.Faults.Planted;

/// <summary>
/// Every case is active twice on one server, as Orleans may have it on two: what is asked goes to the one and to the other in turn, and
/// neither knows of the other but by the log.
/// </summary>
[SuppressMessage("Performance", "CA1852:Seal internal types", Justification = "The proxy is made by deriving from it.")]
internal class TwinCases : DispatchProxy
{
    private readonly ConcurrentDictionary<string, Twins> cases = new(StringComparer.Ordinal);
    private IGrainFactory grains = null!;
    private Func<ProjectId, ProjectStream> activate = null!;

    /// <summary>The factory that the edge asks for grains.</summary>
    public static IGrainFactory Of(IServiceProvider services)
    {
        var factory = Create<IGrainFactory, TwinCases>();
        var twins = (TwinCases)(object)factory;
        twins.grains = services.GetRequiredService<IClusterClient>();
        twins.activate = id => new ProjectStream(
            id, services.GetRequiredService<IEventLog>(), new NeighbourStreams(services.GetRequiredService<IEventLog>()),
            services.GetRequiredService<ITextVault>(), services.GetRequiredService<IClock>());
        return factory;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var isCase = targetMethod!.IsGenericMethod && targetMethod.GetGenericArguments()[0] == typeof(IProjectGrain);
        return isCase && args![0] is string id
            ? cases.GetOrAdd(id, key => new Twins(activate(Code.Parse<ProjectId>(key)), activate(Code.Parse<ProjectId>(key))))
            : targetMethod.Invoke(grains, args);
    }

    /// <summary>Two activations of one case; each does one write after the other, as a grain does.</summary>
    private sealed class Twins(ProjectStream one, ProjectStream two) : IProjectGrain
    {
        private readonly (ProjectStream Stream, SemaphoreSlim Turn)[] both = [(one, new(1, 1)), (two, new(1, 1))];
        private int asked;

        private (ProjectStream Stream, SemaphoreSlim Turn) Next => both[Interlocked.Increment(ref asked) & 1];

        public async Task<Immutable<Answer>> Execute(Immutable<Ask> ask)
        {
            var (stream, turn) = Next;
            await turn.WaitAsync();
            try
            {
                return (await stream.Execute(ask.Value)).AsImmutable();
            }
            finally
            {
                turn.Release();
            }
        }

        public async Task<Immutable<Answer>> Read(Immutable<Freshness> freshness) => (await Next.Stream.Read(freshness.Value)).AsImmutable();

        public async Task<Immutable<Answer>> ReadAt(long version) => (await Next.Stream.ReadAt(version)).AsImmutable();

        public async Task<Immutable<Explanation?>> Explain(Stage target, Immutable<Actor> by, Immutable<Freshness> freshness) =>
            (await Next.Stream.Explain(target, by.Value, freshness.Value)).AsImmutable();

        public async Task<Immutable<HistoryPage?>> History(long afterVersion, int max, Immutable<Freshness> freshness) =>
            (await Next.Stream.History(afterVersion, max, freshness.Value)).AsImmutable();
    }
}
