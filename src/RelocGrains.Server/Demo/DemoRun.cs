using NodaTime;
using RelocGrains.Domain;
using RelocGrains.Domain.Projects;

namespace RelocGrains.Server.Demo;

/// <summary>
/// Executes the demo data day by day: the clock stands at ten in the morning of the day; cases go side by side, the commands of one
/// case in their order.
/// </summary>
/// <param name="execute">Gives a command to a case.</param>
/// <param name="takeNumber">Takes the next reference of a year.</param>
/// <param name="travelTo">Sets the clock of facts.</param>
public sealed class DemoRun(
    Func<ProjectId, Ask, Task<Answer>> execute, Func<int, CancellationToken, Task<ProjectId>> takeNumber, Action<Instant> travelTo)
{
    // Enough that one commit of the log serves many cases.
    private const int CasesAtATime = 64;

    private static readonly Duration TenInTheMorning = Duration.FromHours(10);

    /// <summary>Executes all of it.</summary>
    /// <param name="progress">Commands done, and all commands.</param>
    /// <exception cref="InvalidOperationException">A command was refused, or a reference was not the one expected: a bug.</exception>
    public async Task Execute(DemoScript script, Action<int, int> progress, CancellationToken ct)
    {
        var opened = new HashSet<ProjectId>();
        var done = 0;
        foreach (var day in script.Steps.GroupBy(s => s.RecordedOn))
        {
            travelTo(Paris.StartOf(day.Key) + TenInTheMorning);
            var cases = day.GroupBy(s => s.Project).ToList();
            foreach (var c in cases.Where(c => opened.Add(c.Key))) await TakeNumber(c.Key, day.Key.Year, ct);
            await Parallel.ForEachAsync(cases, new ParallelOptions { MaxDegreeOfParallelism = CasesAtATime, CancellationToken = ct }, ExecuteCase);
            done += day.Count();
            progress(done, script.Steps.Count);
        }
    }

    private async Task TakeNumber(ProjectId expected, int year, CancellationToken ct)
    {
        var taken = await takeNumber(year, ct);
        if (taken != expected) throw new InvalidOperationException($"The demo data expects {expected}, the store gives {taken}.");
    }

    private async ValueTask ExecuteCase(IEnumerable<DemoStep> steps, CancellationToken ct)
    {
        foreach (var step in steps)
        {
            ct.ThrowIfCancellationRequested();
            var answer = await execute(step.Project, step.Ask);
            if (answer is not Answer.Found) throw Refused(step, answer);
        }
    }

    private static InvalidOperationException Refused(DemoStep step, Answer answer)
    {
        var why = answer is Answer.Refused { Refusal: var r } ? $"{r.Reason} {r.Metadata} {r.Unmet}" : answer.ToString();
        return new InvalidOperationException($"{step.Project}, recorded on {step.RecordedOn}: {step.Ask.Command} by {step.Ask.By} was refused: {why}");
    }
}
