using Orleans.Concurrency;
using RelocGrains.Domain;
using RelocGrains.Domain.Projects;
using RelocGrains.EventLog;
using RelocGrains.Grains.Numbers;
using RelocGrains.Grains.Projects;
using RelocGrains.Grains.Texts;
using RelocGrains.Server.Hosting;

namespace RelocGrains.Server.Demo;

/// <summary>Loads the demo data into an empty store, through the same commands as any user's case.</summary>
public static class DemoLoader
{
    /// <summary>What a reader of the demo data must know.</summary>
    public const string Notice =
        "Données de démonstration : dossiers, montants, personnes et textes sont synthétiques. Les totaux reproduisent les chiffres publiés du plan ; " +
        "des entreprises citées par la presse ne sont repris que le nom, le département et le sujet.";

    /// <summary>Loads it and sets the clock back to the system's.</summary>
    /// <exception cref="InvalidOperationException">The log is not empty, or a command was refused, which is a bug.</exception>
    public static async Task Load(
        IGrainFactory grains, IEventLog log, ReferenceNumbers numbers, ITextVault vault, FactClock clock, Action<int, int> progress, CancellationToken ct)
    {
        if ((await log.ReadHead(ct)).Position > 0) throw new InvalidOperationException("The demo data goes into an empty store only.");
        Console.WriteLine(Notice);
        var yesterday = Paris.DayOf(clock.GetCurrentInstant()).PlusDays(-1);
        var script = DemoPlan.Make(vault.Key, yesterday);
        await vault.Keep(script.Texts);
        try
        {
            await new DemoRun(Execute, numbers.Next, clock.TravelTo).Execute(script, progress, ct);
        }
        finally
        {
            clock.Return();
        }

        async Task<Answer> Execute(ProjectId id, Ask ask) => (await grains.GetGrain<IProjectGrain>(id.Value).Execute(ask.AsImmutable())).Value;
    }
}
