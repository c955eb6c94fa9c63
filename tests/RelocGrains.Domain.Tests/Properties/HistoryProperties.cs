using System.Collections.Concurrent;
using System.Globalization;
using CsCheck;

namespace RelocGrains.Domain.Tests.Properties;

/// <summary>
/// What holds in every history. One seed makes the whole run: it is printed, and RELOCGRAINS_SEED sets it; RELOCGRAINS_HISTORIES sets how many.
/// A history that fails is cut down by CsCheck, whose own seed then stands in the message.
/// </summary>
public sealed class HistoryProperties(ITestOutputHelper output)
{
    private const int Histories = 10_000;

    /// <summary>Of so many histories, at least one in this many reaches each stage and each outcome.</summary>
    private const int OneIn = 200;

    private static readonly Gen<ulong[]> Steps = Gen.ULong.Array[30, 90];

    [Fact]
    public void Hold_in_ten_thousand_random_histories()
    {
        var count = int.Parse(Environment.GetEnvironmentVariable("RELOCGRAINS_HISTORIES") ?? $"{Histories}", CultureInfo.InvariantCulture);
        var seed = ulong.Parse(Environment.GetEnvironmentVariable("RELOCGRAINS_SEED") ?? $"{(ulong)Random.Shared.NextInt64()}", CultureInfo.InvariantCulture);
        output.WriteLine($"RELOCGRAINS_SEED={seed} RELOCGRAINS_HISTORIES={count}");

        var spread = new Spread();
        Parallel.For(0, count, i => RunOne(seed, (uint)i, spread));
        output.WriteLine(spread.ToString());
        spread.Require(count / OneIn);
    }

    private static void RunOne(ulong seed, uint number, Spread spread)
    {
        var random = new PCG(number, seed);
        var start = random.ToString();
        var steps = Steps.Generate(random, null, out _);
        try
        {
            spread.Count(History.Run(steps));
        }
        catch
        {
            // The first that fails is run again, then cut down: a shorter one that fails too is easier to read.
            if (spread.FirstToFail()) Steps.Sample(shorter => { History.Run(shorter); }, seed: start, iter: 500, threads: 1);
            throw;
        }
    }

    /// <summary>How many cases came how far: a driver that never gets anywhere proves nothing.</summary>
    private sealed class Spread
    {
        private readonly ConcurrentDictionary<Enum, int> reached = new();

        private readonly ConcurrentDictionary<string, int> events = new(StringComparer.Ordinal);

        private int failed;

        public bool FirstToFail() => Interlocked.Exchange(ref failed, 1) == 0;

        public void Count(World world)
        {
            foreach (var project in world.Projects)
            {
                var history = world.History(project.Id);
                foreach (var name in history.Select(r => Json.EventCodec<ProjectEvent>.NameOf(r.Event)).Distinct(StringComparer.Ordinal)) Add(events, name);
                foreach (var stage in project.Timeline.Milestones.Select(m => m.Stage).Distinct()) Add(reached, stage);
                foreach (var outcome in history.Select(r => OutcomeOf(r.Event)).Where(o => o is not Outcome.None).Distinct()) Add(reached, outcome);
            }
        }

        public void Require(int least)
        {
            foreach (var stage in Enum.GetValues<Stage>().Where(s => s is not Stage.None)) Assert.True(reached.GetValueOrDefault(stage) >= least, $"{stage}: {this}");
            foreach (var outcome in Enum.GetValues<Outcome>().Where(o => o is not Outcome.None)) Assert.True(reached.GetValueOrDefault(outcome) >= least, $"{outcome}: {this}");
            var kinds = Json.Unions.CasesOf(typeof(ProjectEvent)).Length;
            Assert.True(events.Count == kinds, $"{events.Count} of {kinds} kinds of event were recorded: {this}");
        }

        public override string ToString() => string.Join(", ", reached.OrderBy(r => r.Key.GetType().Name, StringComparer.Ordinal).ThenBy(r => r.Key).Select(r => $"{r.Key} {r.Value}"))
            + "; " + string.Join(", ", events.OrderBy(e => e.Value).Select(e => $"{e.Key} {e.Value}"));

        private static Outcome OutcomeOf(ProjectEvent e) => e switch
        {
            ProjectEvent.Closed => Outcome.Completed,
            ProjectEvent.Exited x => x.Outcome,
            _ => Outcome.None,
        };

        private static void Add<T>(ConcurrentDictionary<T, int> counts, T key) where T : notnull => counts.AddOrUpdate(key, 1, (_, n) => n + 1);
    }
}
