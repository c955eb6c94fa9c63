using System.Net;

namespace RelocGrains.Server.Hosting;

/// <summary>What a silo is told that shares a PostgreSQL with others.</summary>
/// <param name="Connection">How the database is reached, as Npgsql reads it.</param>
/// <param name="ClusterId">Silos of one cluster have the same; another one never meets them.</param>
/// <param name="ServiceId">Stays the same for as long as the installation lives.</param>
/// <param name="Advertised">The address at which the other silos reach this one.</param>
/// <param name="SiloPort">Where the other silos reach this one.</param>
/// <param name="GatewayPort">For Orleans' own clients; none when 0, because ours speak gRPC.</param>
/// <param name="Membership">How soon a silo that is gone is noticed.</param>
public sealed record ClusterOptions(
    string Connection, string ClusterId, string ServiceId, IPAddress Advertised, int SiloPort, int GatewayPort, Membership Membership);

/// <summary>How soon a silo that is gone is noticed.</summary>
public enum Membership
{
    /// <summary>Within seconds: for machines in one place, where a silo that does not answer for a few seconds is gone.</summary>
    Tuned,

    /// <summary>As Orleans has it by default: slower, and patient with networks that stall.</summary>
    Default,
}
