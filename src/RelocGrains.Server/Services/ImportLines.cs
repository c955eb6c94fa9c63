using Grpc.Core;
using RelocGrains.Domain.Projects;
using RelocGrains.Domain.Undertakings;
using RelocGrains.EventLog;
using RelocGrains.Server.Answers;
using RelocGrains.Server.Mapping;
using RelocGrains.V1;
using Actor = RelocGrains.Domain.Actor;
using WireStatus = Google.Rpc.Status;

namespace RelocGrains.Server.Services;

/// <summary>The lines of one import: what becomes of each. What is wrong with one is its answer, never the end of the call.</summary>
internal sealed class ImportLines(CaseOpening opening, TimeProvider time, Actor by, CancellationToken ct)
{
    // Many more than lines in work, so that two undertakings seldom share one.
    private const int Lanes = 4096;

    private static readonly TimeSpan PauseWhenOverloaded = TimeSpan.FromMilliseconds(100);

    // Lines of one undertaking go one after the other: of two that say the same the first one opens the case.
    private readonly Task[] lanes = [.. Enumerable.Repeat(Task.CompletedTask, Lanes)];

    /// <summary>Takes a line into work. To be called in the order of the lines.</summary>
    /// <exception cref="RpcException">Nobody knows whether the line was written: the call ends with it.</exception>
    public Task<ImportProjectsResponse> Answer(ImportProjectsRequest line)
    {
        try
        {
            var ask = opening.Read(line.Project ?? new CreateProjectRequest(), by, complete: false);
            var company = ((ProjectCommand.Detect)ask.Command).Company;
            ref var lane = ref lanes[(uint)UndertakingState.IdOf(company).GetHashCode(StringComparison.Ordinal) % Lanes];
            var answer = Answer(line.Line, ask, after: lane);
            lane = answer;
            return answer;
        }
        catch (RpcException refused)
        {
            return Task.FromResult(Refused(line.Line, refused));
        }
    }

    private async Task<ImportProjectsResponse> Answer(long line, Ask ask, Task after)
    {
        await after.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        try
        {
            return ToWire(line, ask, await Open(ask));
        }
        catch (Exception e) when (Unanswered.Is(e))
        {
            throw Refusals.OutcomeUnknown(ask.RequestId.ToString());
        }
    }

    // A file is no reason to refuse anybody: it waits.
    private async Task<Opened> Open(Ask ask)
    {
        while (true)
        {
            try
            {
                return await opening.Open(ask, asleep: true, ct);
            }
            catch (LogOverloadedException)
            {
                await Task.Delay(PauseWhenOverloaded, time, ct);
            }
        }
    }

    private static ImportProjectsResponse ToWire(long line, Ask ask, Opened opened) => opened.Answer switch
    {
        Domain.Projects.Answer.Found found when opened.Repeated =>
            new() { Line = line, Unchanged = Names.Of(opened.Project), Revision = Tokens.Revision(found.Position) },
        Domain.Projects.Answer.Found found when ask.ValidateOnly => new() { Line = line, Valid = true, Revision = Tokens.Revision(found.Position) },
        Domain.Projects.Answer.Found found =>
            new() { Line = line, Imported = Names.Of(opened.Project), Revision = Tokens.Revision(found.Position) },
        Domain.Projects.Answer.Refused refused => Refused(line, Refusals.Of(refused.Refusal, opened.Project, ask.RequestId)),
        _ => throw new InvalidOperationException($"{opened.Project} answered {opened.Answer.GetType().Name}."),
    };

    private static ImportProjectsResponse Refused(long line, RpcException refusal) =>
        new() { Line = line, Refused = refusal.GetRpcStatus() ?? new WireStatus { Code = (int)refusal.StatusCode, Message = refusal.Status.Detail } };
}
