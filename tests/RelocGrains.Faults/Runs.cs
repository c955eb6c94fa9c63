using System.Globalization;
using Xunit;

namespace RelocGrains.Faults;

/// <summary>How long tests run, and by which seed: from the environment, printed by each test.</summary>
internal static class Runs
{
    /// <summary><c>RELOCGRAINS_SEED</c>, or today's.</summary>
    public static int Seed { get; } = Number("RELOCGRAINS_SEED", Environment.TickCount & 0xFFFF);

    /// <summary>Cuts in the power cut test.</summary>
    public static int PowerCuts { get; } = Number("RELOCGRAINS_POWERCUTS", 20);

    /// <summary>Cuts in the power cut test of PostgreSQL: each takes some ten seconds, recovery and starts included.</summary>
    public static int PostgresPowerCuts { get; } = Number("RELOCGRAINS_POSTGRES_POWERCUTS", 2);

    /// <summary>Faults in the test that plays them on a server under load.</summary>
    public static int Faults { get; } = Number("RELOCGRAINS_FAULTS", 7);

    /// <summary>Runs of each disk fault.</summary>
    public static int DiskFaults { get; } = Number("RELOCGRAINS_DISKFAULTS", 5);

    /// <summary>Says a figure of the test.</summary>
    public static void Say(FormattableString line) => TestContext.Current.TestOutputHelper!.WriteLine(FormattableString.Invariant(line));

    private static int Number(string variable, int standard) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : standard;
}
