using RelocGrains.EventLog;
using RelocGrains.Grains.Numbers;
using RelocGrains.Grains.Texts;
using RelocGrains.Server.Hosting;

namespace RelocGrains.Server.Demo;

/// <summary>Loads the demo data before the server serves, and says how far it is. A store that holds anything already is left as it is.</summary>
internal sealed class DemoStart(IGrainFactory grains, IEventLog log, ReferenceNumbers numbers, ITextVault vault, FactClock clock) : IHostedService
{
    private const int Reports = 10;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if ((await log.ReadHead(cancellationToken)).Position > 0)
        {
            Console.WriteLine("demo: the store holds data already, nothing is loaded");
            return;
        }
        var reported = 0;
        await DemoLoader.Load(grains, log, numbers, vault, clock, Report, cancellationToken);

        void Report(int done, int total)
        {
            var tenth = done * Reports / total;
            if (tenth == reported) return;
            reported = tenth;
            Console.WriteLine($"demo: synthetic data, {done} of {total} acts");
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
