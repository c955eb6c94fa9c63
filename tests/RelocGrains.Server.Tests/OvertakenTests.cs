using NodaTime;
using RelocGrains.Domain;
using RelocGrains.Domain.Projects;
using RelocGrains.EventLog;
using RelocGrains.EventLog.Sqlite;
using RelocGrains.Grains.Projects;
using RelocGrains.Grains.Texts;
using RelocGrains.Server.Tests.Processes;
using Xunit;

namespace RelocGrains.Server.Tests;

/// <summary>What somebody else writes while an act is only validated: the answer is true of the log as it is then.</summary>
public sealed class OvertakenTests : IAsyncDisposable
{
    private static readonly LocalDate Day = new(2026, 1, 12);
    private static readonly Actor Finder = ActorOf("p-001;partner=agence;role=operator");
    private static readonly Actor Agent = ActorOf("p-002;partner=agence;role=operator");

    private readonly TempFolder folder = new();
    private readonly SqliteEventLog log;
    private readonly SqliteTextVault texts;
    private readonly ProjectStream writer;
    private readonly ProjectStream validator;

    // What somebody else does between the next decision of the validator and its look into the log; once.
    private Func<Task>? meanwhile;

    public OvertakenTests()
    {
        log = SqliteEventLog.Open(folder.Path, SystemClock.Instance);
        texts = new SqliteTextVault(folder.Path);
        writer = new ProjectStream(IdOf(1), log, new NeighbourStreams(log), texts, SystemClock.Instance);
        validator = NewValidator(IdOf(1));
    }

    [Fact]
    public async Task A_stale_one_validates_on_what_the_log_holds()
    {
        await writer.Execute(Ask(Finder, Detect()));
        await validator.Read(Freshness.Any);
        var noted = Found(await writer.Execute(Ask(Agent, Note("D-1"))));

        var foreseen = Found(await validator.Execute(Ask(Agent, Qualify()) with { ValidateOnly = true }));

        Assert.Equal((Stage.Qualified, noted.State.Version), (foreseen.State.Stage, foreseen.State.Version));
        Assert.Equal(noted.State.PartnerNumbers, foreseen.State.PartnerNumbers);
    }

    [Fact]
    public async Task A_case_that_moves_meanwhile_is_decided_again()
    {
        await writer.Execute(Ask(Finder, Detect()));
        await validator.Read(Freshness.Any);
        meanwhile = () => writer.Execute(Ask(Agent, new ProjectCommand.Exit(Outcome.Withdrawn, null, null, new TextRef(Guid.NewGuid(), "00"))));

        var refused = Refused(await validator.Execute(Ask(Agent, Qualify()) with { ValidateOnly = true }));

        Assert.Equal(Reason.StageNotAllowed, refused.Reason);
    }

    [Fact]
    public async Task An_undertaking_that_moves_meanwhile_is_looked_at_again()
    {
        meanwhile = () => writer.Execute(Ask(Finder, Detect()));

        var refused = Refused(await NewValidator(IdOf(0)).Execute(Ask(Agent, Detect()) with { ValidateOnly = true }));

        Assert.Equal(Guard.NotADuplicate, Assert.Single(refused.Unmet).Guard);
    }

    [Fact]
    public async Task An_undertaking_that_nobody_remembers_is_looked_at_before_a_twin_is_opened()
    {
        await writer.Execute(Ask(Finder, Detect()));

        var refused = Refused(await NewValidator(IdOf(2)).Execute(Ask(Finder, Detect())));

        Assert.Equal(Guard.NotADuplicate, Assert.Single(refused.Unmet).Guard);
        Assert.Equal(0, await log.StreamVersion(StreamNames.Of(IdOf(2)), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_same_request_done_meanwhile_is_answered_as_it_was_done()
    {
        await writer.Execute(Ask(Finder, Detect()));
        await validator.Read(Freshness.Any);
        var ask = Ask(Agent, Qualify());
        Answer? done = null;
        meanwhile = async () => done = await writer.Execute(ask);

        Assert.Equal(Found(await validator.Execute(ask with { ValidateOnly = true })), done);
    }

    [Fact]
    public async Task The_same_opening_done_meanwhile_names_the_case_it_opened()
    {
        var ask = Ask(Finder, Detect());
        meanwhile = () => writer.Execute(ask);

        var elsewhere = Assert.IsType<Answer.AcceptedElsewhere>(await NewValidator(IdOf(0)).Execute(ask with { ValidateOnly = true }));

        Assert.Equal((IdOf(1), 1L), (elsewhere.Project, elsewhere.Version));
    }

    public async ValueTask DisposeAsync()
    {
        texts.Dispose();
        await log.DisposeAsync();
        folder.Dispose();
    }

    private ProjectStream NewValidator(ProjectId id) =>
        new(id, new Overtaking(log, Overtake), new NeighbourStreams(log), texts, SystemClock.Instance);

    private async Task Overtake()
    {
        if (Interlocked.Exchange(ref meanwhile, null) is { } act) await act();
    }

    private static Answer.Found Found(Answer answer) => Assert.IsType<Answer.Found>(answer);

    private static Refusal Refused(Answer answer) => Assert.IsType<Answer.Refused>(answer).Refusal;

    private static ProjectId IdOf(int number) => ProjectId.Of(2026, number);

    private static Ask Ask(Actor by, ProjectCommand command) => new(command, by, Guid.NewGuid(), Day, null, default);

    private static ProjectCommand.NotePartnerNumber Note(string number) => new(new PartnerNumber(Agent.Partner, number));

    private static ProjectCommand.Detect Detect() => new(
        new Company("Essai", Code.Parse<Siren>(Sirens.Of(1)), null, null, null, CompanySize.Small),
        Code.Parse<DepartmentCode>("69"), "Lyon", DetectionSource.Web, 5, Money.Euros(1), null, null);

    private static ProjectCommand.Qualify Qualify() => new(
        new Qualification(ProjectKind.Extension, Code.Parse<FiliereCode>("bois"), false, false, new Assessment(3, 3, 3, null)));

    private static Actor ActorOf(string text) => Actor.TryParse(text, out var actor) ? actor : throw new FormatException(text);

    // The log, with a moment before each look for a request: what was decided is decided, what is checked is not checked yet.
    private sealed class Overtaking(IEventLog log, Func<Task> moment) : IEventLog
    {
        public async ValueTask<AcceptedRequest?> FindRequest(RequestKey key, CancellationToken ct)
        {
            await moment();
            return await log.FindRequest(key, ct);
        }

        public Task<AppendResult> Append(Append append, CancellationToken ct) => log.Append(append, ct);

        public ValueTask<IReadOnlyList<StoredEvent>> ReadStream(string stream, long afterVersion, int max, CancellationToken ct) =>
            log.ReadStream(stream, afterVersion, max, ct);

        public ValueTask<long> StreamVersion(string stream, CancellationToken ct) => log.StreamVersion(stream, ct);

        public ValueTask<IReadOnlyList<StoredEvent>> ReadAll(long afterPosition, int max, CancellationToken ct) => log.ReadAll(afterPosition, max, ct);

        public ValueTask<Head> ReadHead(CancellationToken ct) => log.ReadHead(ct);

        public Task WaitBeyond(long position, CancellationToken ct) => log.WaitBeyond(position, ct);

        public Task<Exception> Failure => log.Failure;

        public Task<VerifyReport> Verify(CancellationToken ct) => log.Verify(ct);
    }
}
