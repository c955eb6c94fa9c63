using Grpc.Core;
using NodaTime;
using RelocGrains.Domain;
using RelocGrains.EventLog;
using RelocGrains.Grains.Projects;
using RelocGrains.Grains.Texts;
using RelocGrains.Grains.Watching;
using RelocGrains.Server.Answers;
using RelocGrains.Server.Callers;
using RelocGrains.Server.Mapping;
using RelocGrains.Server.Reading;
using RelocGrains.V1;

namespace RelocGrains.Server.Services;

/// <summary>Tells what is recorded, as it is recorded.</summary>
internal sealed class WatchService(
    ProjectWatch watch, IEventLog log, ITextVault vault, IClock clock, TimeProvider time, IHostApplicationLifetime lifetime)
    : V1.WatchService.WatchServiceBase, IDisposable
{
    /// <summary>Watches at a time. One that catches up costs a megabyte or two; a region has six partners, and not a thousand screens.</summary>
    public const int MaxOpen = 500;

    private readonly SemaphoreSlim room = new(MaxOpen, MaxOpen);

    public override async Task WatchProjects(
        WatchProjectsRequest request, IServerStreamWriter<WatchProjectsResponse> responseStream, ServerCallContext call)
    {
        var fields = ReadFields.Begin(clock);
        var filter = ReadFilter(fields, request);
        var start = ReadStart(fields, request);
        fields.ThrowIfInvalid();

        var head = (await log.ReadHead(call.CancellationToken)).Position;
        if (start > head) throw Refusals.RevisionAhead(head);
        if (!await room.WaitAsync(TimeSpan.Zero, call.CancellationToken)) throw Refusals.Overloaded();
        try
        {
            using var writer = new PatientWriter<WatchProjectsResponse>(responseStream, call.GetHttpContext(), time, lifetime.ApplicationStopping);
            using var ends = CancellationTokenSource.CreateLinkedTokenSource(call.CancellationToken, lifetime.ApplicationStopping);
            var after = start ?? head;
            await Tell(watch.Follow(filter, after, head, request.StopAtHead, ends.Token), after, writer, new Texts(vault, call.Actor()));
        }
        finally
        {
            room.Release();
        }
    }

    public void Dispose() => room.Dispose();

    private async Task Tell(IAsyncEnumerable<Told> follow, long after, PatientWriter<WatchProjectsResponse> writer, Texts texts)
    {
        var position = after;
        try
        {
            await foreach (var told in follow)
            {
                if (told is Told.TooSlow) throw Refusals.WatchTooSlow(told.Position);
                await writer.Write(ToWire(told, texts));
                position = told.Position;
            }
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            throw Refusals.ServerShuttingDown(position);
        }
    }

    private static WatchFilter ReadFilter(Fields fields, WatchProjectsRequest request) => new(
        fields.CodeOrNone<DepartmentCode>("department", request.Department),
        fields.CodeOrNone<PartnerId>("partner", request.Partner),
        fields.CodeOrNone<PersonId>("owner", request.Owner),
        fields.CaseOrNone("project", request.Project));

    // Null: with what is recorded from now on.
    private static long? ReadStart(Fields fields, WatchProjectsRequest request)
    {
        switch (request.StartCase)
        {
            case WatchProjectsRequest.StartOneofCase.AfterRevision:
                fields.Require(Tokens.TryReadRevision(request.AfterRevision, out var position), "after_revision", "a revision from an answer");
                return position;
            case WatchProjectsRequest.StartOneofCase.FromBeginning:
                fields.Require(request.FromBeginning, "from_beginning", "true when set");
                return 0;
            default:
                return null;
        }
    }

    private static WatchProjectsResponse ToWire(Told told, Texts texts)
    {
        var wire = new WatchProjectsResponse { Revision = Tokens.Revision(told.Position) };
        if (told is not Told.OfAct act) return wire;
        wire.Entries.AddRange(act.Facts.Select(fact => HistoryEntries.Of(fact.Stored, fact.Movements).ToWire(fact.After.Id, texts)));
        wire.Project = act.Facts[^1].After.ToBasic(told.Position);
        return wire;
    }
}
