using NodaTime;

namespace RelocGrains.Server.Hosting;

/// <summary>
/// The clock of facts: the one given, but while the demo data is loaded into an empty store. It gives its instants to the log and to
/// the rules; Orleans and deadlines of calls keep the system's.
/// </summary>
public sealed class FactClock(IClock present) : IClock
{
    private Instant? travelled;

    /// <inheritdoc/>
    public Instant GetCurrentInstant() => travelled ?? present.GetCurrentInstant();

    /// <summary>Stands at an instant of the past from now on.</summary>
    public void TravelTo(Instant instant) => travelled = instant;

    /// <summary>Runs with the present again.</summary>
    public void Return() => travelled = null;
}
