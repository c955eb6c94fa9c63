using NodaTime;
using RelocGrains.Domain;
using RelocGrains.Domain.Projects;
using RelocGrains.EventLog.Sqlite;
using RelocGrains.Grains.Projects;
using RelocGrains.Grains.Texts;
using RelocGrains.Server.Tests.Processes;
using Xunit;

namespace RelocGrains.Server.Tests;

/// <summary>
/// Two activations of one case at the same time, as Orleans may make them: two streams over one log, each with a memory of its own. The
/// log's version check is all that stands between them.
/// </summary>
public sealed class DuplicateActivationTests : IAsyncDisposable
{
    private const int Writes = 40;

    private static readonly ProjectId Id = Code.Parse<ProjectId>("AURA-2026-00001");
    private static readonly LocalDate Day = new(2026, 1, 12);
    private static readonly Actor Finder = ActorOf("p-001;partner=agence;role=operator");
    private static readonly Actor Agent = ActorOf("p-002;partner=agence;role=operator");
    private static readonly Actor Banker = ActorOf("p-101;partner=bpifrance;role=partner");

    private readonly TempFolder folder = new();
    private readonly SqliteEventLog log;
    private readonly SqliteTextVault texts;
    private readonly ProjectStream one;
    private readonly ProjectStream two;

    public DuplicateActivationTests()
    {
        log = SqliteEventLog.Open(folder.Path, SystemClock.Instance);
        texts = new SqliteTextVault(folder.Path);
        (one, two) = (NewStream(), NewStream());
    }

    [Fact]
    public async Task Written_in_turns_no_fact_is_lost_and_none_doubled()
    {
        await Open();

        for (var i = 0; i < Writes; i++) Assert.IsType<Answer.Found>(await (i % 2 == 0 ? one : two).Execute(Note(Agent, i)));

        await AllNumbersStandOnceInOrder([.. Enumerable.Range(0, Writes).Select(i => $"D-{i}")]);
    }

    [Fact]
    public async Task Written_at_the_same_time_no_fact_is_lost_and_none_doubled()
    {
        await Open();

        await Task.WhenAll(WriteAll(one, Agent), WriteAll(two, Banker));

        var facts = await Facts();
        Assert.Equal(1 + (2 * Writes), facts.Count);
        Assert.Equal(Enumerable.Range(1, facts.Count).Select(v => (long)v), facts.Select(f => f.Version));
        foreach (var who in new[] { Agent, Banker })
        {
            Assert.Equal(Enumerable.Range(0, Writes).Select(i => $"D-{i}"), Numbers(facts, who));
        }
        Assert.True((await log.Verify(CancellationToken.None)).Ok);

        static async Task WriteAll(ProjectStream stream, Actor by)
        {
            for (var i = 0; i < Writes; i++) Assert.IsType<Answer.Found>(await stream.Execute(Note(by, i)));
        }
    }

    [Fact]
    public async Task The_same_request_to_both_at_once_has_one_effect_and_one_answer()
    {
        await Open();

        for (var i = 0; i < Writes; i++)
        {
            var ask = Note(Agent, i);
            var answers = await Task.WhenAll(Task.Run(() => one.Execute(ask)), Task.Run(() => two.Execute(ask)));
            Assert.Equal(answers[0], answers[1]);
        }

        await AllNumbersStandOnceInOrder([.. Enumerable.Range(0, Writes).Select(i => $"D-{i}")]);
    }

    [Fact]
    public async Task A_stale_one_refuses_nothing_that_the_log_allows()
    {
        await Open();
        Assert.IsType<Answer.Found>(await two.Read(Freshness.Any));
        await one.Execute(Ask(Agent, Qualify()));

        // It still believes that the case is only detected, where no needs can be stated.
        var stated = Assert.IsType<Answer.Found>(await two.Execute(Ask(Agent, new ProjectCommand.StateNeeds([Need.Land]))));

        Assert.Equal((Stage.Qualified, 3L), (stated.State.Stage, stated.State.Version));
    }

    [Fact]
    public async Task A_stale_one_accepts_nothing_that_the_log_does_not_allow()
    {
        await Open();
        await two.Read(Freshness.Any);
        await one.Execute(Ask(Agent, new ProjectCommand.Exit(Outcome.Withdrawn, null, null, Typed())));

        var refused = Assert.IsType<Answer.Refused>(await two.Execute(Ask(Agent, Qualify())));

        Assert.Equal(Reason.StageNotAllowed, refused.Refusal.Reason);
        Assert.Contains(new Detail("outcome", "Withdrawn"), refused.Refusal.Metadata);
    }

    [Fact]
    public async Task A_stale_one_takes_the_etag_of_the_others_write_and_refuses_the_one_before()
    {
        var opened = await Open();
        await two.Read(Freshness.Any);
        var noted = Assert.IsType<Answer.Found>(await one.Execute(Note(Agent, 1)));

        var before = Assert.IsType<Answer.Refused>(await two.Execute(Note(Banker, 2) with { ExpectedVersion = opened.State.Version }));
        Assert.Equal((Reason.EtagMismatch, new Detail("changed_by", "p-002")), (before.Refusal.Reason, before.Refusal.Metadata[0]));
        var stale = NewStream();
        Assert.IsType<Answer.Found>(await stale.Execute(Note(Banker, 3) with { ExpectedVersion = noted.State.Version }));
    }

    [Fact]
    public async Task A_stale_one_answers_a_read_at_the_others_revision_and_a_strong_one()
    {
        await Open();
        await two.Read(Freshness.Any);
        var first = Assert.IsType<Answer.Found>(await one.Execute(Note(Agent, 1)));

        var read = Assert.IsType<Answer.Found>(await two.Read(new Freshness(first.Position, Strong: false)));
        Assert.Equal(first.State, read.State);
        Assert.True(read.Position >= first.Position);

        var second = Assert.IsType<Answer.Found>(await one.Execute(Note(Agent, 2)));
        Assert.Equal(second.State, Assert.IsType<Answer.Found>(await two.Read(new Freshness(0, Strong: true))).State);
        Assert.Equal(3, (await two.History(0, 10, new Freshness(second.Position, Strong: false)))!.Entries.Count);
    }

    [Fact]
    public async Task A_stale_one_reads_its_own_write_at_its_revision()
    {
        await Open();
        await two.Read(Freshness.Any);
        await one.Execute(Note(Agent, 1));
        var own = Assert.IsType<Answer.Found>(await two.Execute(Note(Banker, 2)));

        var read = Assert.IsType<Answer.Found>(await two.Read(new Freshness(own.Position, Strong: false)));

        Assert.Equal(own.State, read.State);
        Assert.Equal(2, read.State.PartnerNumbers.Count);
    }

    [Fact]
    public async Task Two_that_open_the_same_company_at_once_open_one_case()
    {
        var other = new ProjectStream(Code.Parse<ProjectId>("AURA-2026-00002"), log, new NeighbourStreams(log), texts, SystemClock.Instance);

        var answers = await Task.WhenAll(Task.Run(() => one.Execute(Ask(Finder, Detect()))), Task.Run(() => other.Execute(Ask(Finder, Detect()))));

        Assert.Single(answers, a => a is Answer.Found);
        var refused = (Answer.Refused)Assert.Single(answers, a => a is Answer.Refused);
        Assert.Equal(Guard.NotADuplicate, Assert.Single(refused.Refusal.Unmet).Guard);
    }

    public async ValueTask DisposeAsync()
    {
        texts.Dispose();
        await log.DisposeAsync();
        folder.Dispose();
    }

    private ProjectStream NewStream() => new(Id, log, new NeighbourStreams(log), texts, SystemClock.Instance);

    private async Task<Answer.Found> Open() => Assert.IsType<Answer.Found>(await one.Execute(Ask(Finder, Detect())));

    private async Task AllNumbersStandOnceInOrder(string[] numbers)
    {
        var facts = await Facts();
        Assert.Equal(numbers, Numbers(facts, Agent));
        Assert.Equal(1 + numbers.Length, facts.Count);
    }

    private async Task<List<Recorded<ProjectEvent>>> Facts()
    {
        var facts = new List<Recorded<ProjectEvent>>();
        await foreach (var stored in log.After(StreamNames.Of(Id), 0)) facts.Add(Streams.ReadProject(stored));
        return facts;
    }

    private static IEnumerable<string> Numbers(IEnumerable<Recorded<ProjectEvent>> facts, Actor by) =>
        facts.Where(f => f.By == by).Select(f => f.Event).OfType<ProjectEvent.PartnerNumberNoted>().Select(e => e.Number.Number);

    private static Ask Note(Actor by, int number) => Ask(by, new ProjectCommand.NotePartnerNumber(new PartnerNumber(by.Partner, $"D-{number}")));

    private static Ask Ask(Actor by, ProjectCommand command) => new(command, by, Guid.NewGuid(), Day, null, default);

    private static ProjectCommand.Detect Detect() => new(
        new Company("Essai", Code.Parse<Siren>(Sirens.Of(1)), null, null, null, CompanySize.Small),
        Code.Parse<DepartmentCode>("69"), "Lyon", DetectionSource.Web, 5, Money.Euros(1), null, null);

    private static ProjectCommand.Qualify Qualify() => new(
        new Qualification(ProjectKind.Extension, Code.Parse<FiliereCode>("bois"), false, false, new Assessment(3, 3, 3, null)));

    private static TextRef Typed() => new(Guid.NewGuid(), "00");

    private static Actor ActorOf(string text) => Actor.TryParse(text, out var actor) ? actor : throw new FormatException(text);
}
