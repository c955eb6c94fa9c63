using NodaTime;
using RelocGrains.Domain;
using RelocGrains.Domain.Projects;
using RelocGrains.EventLog;
using RelocGrains.EventLog.Postgres;
using RelocGrains.Faults.Faults;
using RelocGrains.Faults.Load;
using RelocGrains.Faults.Planted;
using RelocGrains.Faults.Volumes;
using RelocGrains.Grains.Projects;
using RelocGrains.Grains.Texts;
using RelocGrains.Server.Tests;
using RelocGrains.Server.Tests.Processes;
using Xunit;

namespace RelocGrains.Faults;

/// <summary>
/// Every case is active on two silos at once, as Orleans may have it: two logs on one PostgreSQL, each with a memory of its own, and what
/// the database checks is all that stands between them.
/// </summary>
[Collection(Machine.Name)]
public sealed class DuplicateActivationTests : IAsyncLifetime
{
    private const int Cases = 240;
    private const int AtOnce = 8;
    private const int WritesEach = 6;

    private const int LeastOnBoth = 200;

    // Any of which goes to any of the two: after ten for each case hardly one has been on one silo alone.
    private const int Attempts = 10 * 300;

    private static readonly TimeSpan Load = TimeSpan.FromSeconds(15);

    // Everyone is at another case.
    private static readonly CrowdSize Many = CrowdSize.OfCluster with { Writers = 300 };

    private static readonly LocalDate Day = new(2026, 1, 12);
    private static readonly Actor Agent = ActorOf("p-002;partner=agence;role=operator");
    private static readonly Actor Banker = ActorOf("p-101;partner=bpifrance;role=partner");

    private readonly List<Twin> silos = [];
    private SharedDatabase? database;

    public async ValueTask InitializeAsync()
    {
        database = await Needs.Postgres(() => SharedDatabase.Start(silos: 2));
        for (var silo = 0; silo < 2; silo++) silos.Add(new Twin(database.ConnectionOf(silo)));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var silo in silos) await silo.DisposeAsync();
        if (database is not null) await database.DisposeAsync();
    }

    [Fact]
    public async Task Cases_that_are_active_on_two_silos_at_once_have_one_history()
    {
        await Parallel.ForEachAsync(
            Enumerable.Range(1, Cases), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, (number, _) => new ValueTask(WriteOnBoth(number)));

        var report = await silos[0].Log.Verify(CancellationToken.None);
        var conflicts = silos.Sum(silo => silo.Log.Conflicts);
        Runs.Say($"{Cases} cases active on two silos, {Cases * WritesEach * 2} writes at the same time: {conflicts} conflicts, {report.Events} events, {report.Findings.Length} findings");
        Assert.True(report.Ok);
        Assert.True(conflicts > 0, "They never met.");
    }

    [Fact]
    public async Task Two_silos_that_both_have_every_case_lose_nothing_and_double_nothing()
    {
        var dice = new Dice(Runs.Seed);
        using var folder = new TempFolder();
        await using var cluster = await Cluster.Shared(folder.Path, silos: 2, server: PlantedServer.Command(Plant.Twins));
        await cluster.Start();

        var outcome = await new Run(cluster, Many, dice, Runs.Say).Play(Schedule.Without(Load) with { Wanted = Attempts, LongestLoad = 4 * Load });

        var onBoth = outcome.Recording.Writes.Where(write => write.Accepted is not null).GroupBy(write => write.Accepted!.Line.Case)
            .Count(ofCase => ofCase.DistinctBy(write => write.Server).Count() == 2);
        Runs.Say($"RELOCGRAINS_SEED={Runs.Seed}: {onBoth} cases written on both silos: {outcome}");
        Assert.Empty(outcome.Verdict.Findings);
        Assert.True(onBoth >= LeastOnBoth, $"Only {onBoth} cases were written on both.");
    }

    private async Task WriteOnBoth(int number)
    {
        var id = Code.Parse<ProjectId>(FormattableString.Invariant($"AURA-2026-{number:D5}"));
        var (one, other) = (silos[0].Activate(id), silos[1].Activate(id));
        Assert.IsType<Answer.Found>(await one.Execute(AskOf(Agent, Detect(number))));

        await Task.WhenAll(Task.Run(() => WriteAll(one, Agent)), Task.Run(() => WriteAll(other, Banker)));

        var facts = new List<Recorded<ProjectEvent>>();
        await foreach (var stored in silos[0].Log.After(StreamNames.Of(id), 0)) facts.Add(Streams.ReadProject(stored));
        Assert.Equal(Enumerable.Range(1, 1 + (2 * WritesEach)).Select(version => (long)version), facts.Select(fact => fact.Version));
        foreach (var who in (ReadOnlySpan<Actor>)[Agent, Banker]) Assert.Equal(Enumerable.Range(0, WritesEach).Select(NumberOf), NumbersBy(facts, who));
        Assert.Equal(await StateOf(one), await StateOf(other));
    }

    private static async Task<ProjectState> StateOf(ProjectStream stream) => Assert.IsType<Answer.Found>(await stream.Read(new Freshness(0, Strong: true))).State;

    private static async Task WriteAll(ProjectStream stream, Actor by)
    {
        for (var i = 0; i < WritesEach; i++)
        {
            Assert.IsType<Answer.Found>(await stream.Execute(AskOf(by, new ProjectCommand.NotePartnerNumber(new PartnerNumber(by.Partner, NumberOf(i))))));
        }
    }

    private static IEnumerable<string> NumbersBy(IEnumerable<Recorded<ProjectEvent>> facts, Actor by) =>
        facts.Where(fact => fact.By == by).Select(fact => fact.Event).OfType<ProjectEvent.PartnerNumberNoted>().Select(noted => noted.Number.Number);

    private static string NumberOf(int i) => FormattableString.Invariant($"D-{i}");

    private static Domain.Projects.Ask AskOf(Actor by, ProjectCommand command) => new(command, by, Guid.NewGuid(), Day, null, default);

    private static ProjectCommand.Detect Detect(int company) => new(
        new Company("Essai", Code.Parse<Siren>(Sirens.Of(company)), null, null, null, CompanySize.Small),
        Code.Parse<DepartmentCode>("69"), "Lyon", DetectionSource.Web, 5, Money.Euros(1), null, null);

    private static Actor ActorOf(string text) => Actor.TryParse(text, out var actor) ? actor : throw new FormatException(text);

    /// <summary>What one silo has of its own.</summary>
    private sealed class Twin : IAsyncDisposable
    {
        private readonly PostgresEventLog postgres;
        private readonly PostgresTextVault texts;
        private readonly NeighbourStreams neighbours;

        public Twin(string connection)
        {
            postgres = PostgresEventLog.Open(connection, SystemClock.Instance);
            texts = new PostgresTextVault(connection);
            Log = new CountingLog(postgres);
            neighbours = new NeighbourStreams(Log);
        }

        public CountingLog Log { get; }

        public ProjectStream Activate(ProjectId id) => new(id, Log, neighbours, texts, SystemClock.Instance);

        public async ValueTask DisposeAsync()
        {
            await postgres.DisposeAsync();
            texts.Dispose();
        }
    }

    /// <summary>Counts how often the fence held.</summary>
    private sealed class CountingLog(IEventLog log) : LogInPlace(log)
    {
        private int conflicts;

        public int Conflicts => conflicts;

        public override async Task<AppendResult> Append(Append append, CancellationToken ct)
        {
            var result = await Log.Append(append, ct);
            if (result is AppendResult.VersionConflict) Interlocked.Increment(ref conflicts);
            return result;
        }
    }
}
