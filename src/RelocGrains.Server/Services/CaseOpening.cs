using NodaTime;
using Orleans.Concurrency;
using RelocGrains.Domain;
using RelocGrains.Domain.Projects;
using RelocGrains.EventLog;
using RelocGrains.Grains.Numbers;
using RelocGrains.Grains.Projects;
using RelocGrains.Grains.Texts;
using RelocGrains.Server.Reading;
using RelocGrains.V1;
using Actor = RelocGrains.Domain.Actor;

namespace RelocGrains.Server.Services;

/// <summary>What became of a request to open a case.</summary>
/// <param name="Project">The case, or the reference it would have had.</param>
/// <param name="Repeated">True when the request was accepted before.</param>
internal readonly record struct Opened(ProjectId Project, Answer Answer, bool Repeated);

/// <summary>Opens cases, one by one or from a file. An opening has no case yet to be asked of, so it is given a reference first.</summary>
internal sealed class CaseOpening(
    IGrainFactory grains, IEventLog log, NeighbourStreams neighbours, ReferenceNumbers numbers, ITextVault vault, IClock clock)
{
    /// <summary>Reads a request; refuses it when fields are wrong.</summary>
    /// <param name="complete">False where the commune and the company's size may be left out.</param>
    public Ask Read(CreateProjectRequest request, Actor by, bool complete)
    {
        var fields = ActFields.Begin(request, by, clock, vault.Key);
        return fields.ToAsk(new ProjectCommand.Detect(
            fields.Company("company", request.Company, sizeKnown: complete),
            fields.Code<DepartmentCode>("department", request.Department),
            complete ? fields.Commune("commune", request.Commune) : fields.CommuneOrNone("commune", request.Commune),
            fields.Word<V1.DetectionSource, Domain.Projects.DetectionSource>("source", request.Source),
            fields.Jobs("announced_jobs", request.AnnouncedJobs),
            fields.Money("announced_investment_cents", request.AnnouncedInvestmentCents),
            fields.CaseOrNone("linked_to", request.LinkedTo),
            fields.Contact("contact", request.Contact),
            fields.PartnerNumberOrNone("partner_number", request.PartnerNumber)));
    }

    /// <summary>Opens the case, once for each request id.</summary>
    /// <param name="asleep">
    /// True where nobody is about to work on it, as with the lines of a file: then its grain is not activated, which costs more than a third of
    /// the time and most of the memory of an opening. A case that nobody knows has no other writer, and the store's fence is the same.
    /// </param>
    public async Task<Opened> Open(Ask ask, bool asleep, CancellationToken ct)
    {
        var year = (ask.EffectiveOn ?? Paris.DayOf(clock.GetCurrentInstant())).Year;
        var given = ask.ValidateOnly ? ReferenceNumbers.Never(year) : numbers.AtHand(year);
        var first = given is null ? await FirstCase(ask, ct) : null;
        var id = given ?? first ?? await numbers.Next(year, ct);
        var answer = asleep && first is null
            ? await new ProjectStream(id, log, neighbours, vault, clock).Execute(ask)
            : (await grains.GetGrain<IProjectGrain>(id.Value).Execute(ask.AsImmutable())).Value;
        if (answer is not Answer.Found && first is null && !ask.ValidateOnly) numbers.GiveBack(id);
        return answer is Answer.AcceptedElsewhere elsewhere
            ? new Opened(elsewhere.Project, await grains.FirstAnswer(elsewhere), Repeated: true)
            : new Opened(id, answer, first is not null);
    }

    // Looked for where a new block of references would be taken: a repeated request writes nothing, not even that.
    private async Task<ProjectId?> FirstCase(Ask ask, CancellationToken ct)
    {
        var accepted = await log.FindRequest(new RequestKey(ask.By.Person.Value, ask.RequestId), ct);
        return accepted is not null && StreamNames.IsProject(accepted.Stream, out var first) ? first : null;
    }
}

/// <summary>Asking a case for what it answered before.</summary>
internal static class FirstAnswers
{
    /// <summary>The answer that a request got the first time, from the case that gave it.</summary>
    public static async Task<Answer> FirstAnswer(this IGrainFactory grains, Answer.AcceptedElsewhere elsewhere)
    {
        var then = (await grains.GetGrain<IProjectGrain>(elsewhere.Project.Value).ReadAt(elsewhere.Version)).Value;
        return then is Answer.Found found ? found with { Position = elsewhere.Position } : then;
    }
}
