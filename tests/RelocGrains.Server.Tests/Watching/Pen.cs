using RelocGrains.Domain;
using RelocGrains.Domain.Projects;
using RelocGrains.EventLog;
using RelocGrains.Grains.Projects;

namespace RelocGrains.Server.Tests.Watching;

/// <summary>Writes acts on one case straight into the log, of any number of facts: faster and larger than any command of today.</summary>
internal sealed class Pen(IEventLog log, string name)
{
    private const string Who = "p-102;partner=ccir;role=partner";
    private const string Beside = "beside-1";

    private readonly string stream = "project-" + name["projects/".Length..];

    /// <summary>One act: so many facts of the case, then so many of something that nobody watches.</summary>
    public async Task Act(int facts, int others = 0)
    {
        var (version, beside) = (await log.StreamVersion(stream, default), await log.StreamVersion(Beside, default));
        var events = Enumerable.Range(1, facts).Select(i => Streams.ToNew<ProjectEvent>(
            new ProjectEvent.PartnerNumberNoted(new PartnerNumber(new PartnerId("ccir"), FormattableString.Invariant($"D-{version + i}"))), RunningServer.Today));
        var noise = Enumerable.Range(1, others).Select(_ => new NewEvent("thing.happened.v1", "{}"u8.ToArray(), RunningServer.Today));
        var result = await log.Append(
            new Append(
                new RequestKey("p-102", Guid.NewGuid()), new byte[32], Who, null,
                [new StreamAppend(stream, version, [.. events]), new StreamAppend(Beside, beside, [.. noise])]),
            default);
        if (result is not AppendResult.Appended) throw new InvalidOperationException(result.ToString());
    }
}
