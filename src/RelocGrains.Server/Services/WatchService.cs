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
    ProjectWatch watch, IEventLog log, TextVault vault, IClock clock, TimeProvider time, IHostApplicationLifetime lifetime)
    : V1.WatchService.WatchServiceBase
{
    public override async Task WatchProjects(
        WatchProjectsRequest request, IServerStreamWriter<WatchProjectsResponse> responseStream, ServerCallContext call)
    {
        var fields = ReadFields.Begin(clock);
        var filter = ReadFilter(fields, request);
        var start = ReadStart(fields, request);
        fields.ThrowIfInvalid();

        var head = (await log.ReadHead(call.CancellationToken)).Position;
        if (start > head) throw Refusals.RevisionAhead(head);
        using var writer = new PatientWriter<WatchProjectsResponse>(responseStream, call.GetHttpContext(), time, lifetime.ApplicationStopping);
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(call.CancellationToken, lifetime.ApplicationStopping);
        var (position, texts) = (start ?? head, new Texts(vault, call.Actor()));
        try
        {
            await foreach (var told in watch.Follow(filter, position, head, request.StopAtHead, ends.Token))
            {
                if (told is Told.TooSlow) throw Refusals.WatchTooSlow(told.Position);
                await writer.Write(ToWire(told, texts));
                position = told.Position;
            }
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            throw Refusals.ShuttingDown(position);
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
