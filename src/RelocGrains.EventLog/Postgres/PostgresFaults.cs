using System.Net.Sockets;
using Npgsql;

namespace RelocGrains.EventLog.Postgres;

/// <summary>Tells a store that is away for a while from one that says that we are wrong.</summary>
public static class PostgresFaults
{
    private const string IdleInTransaction = "25P03";
    private const string Driver = "Npgsql";

    // Classes of SQLSTATE that no repetition heals: data, constraints, transactions, names and rights. One of them is a bug.
    private static readonly string[] Ours = ["21", "22", "23", "25", "2D", "34", "42"];

    // Of class 25 only these are not: the server ended a transaction in which nothing was asked, or it has become a standby.
    private static readonly string[] Theirs = [IdleInTransaction, PostgresErrorCodes.ReadOnlySqlTransaction];

    /// <summary>True when the same may succeed on another connection, later.</summary>
    public static bool IsAway(Exception e) => e switch
    {
        PostgresException { SqlState: var state } => Theirs.Contains(state, StringComparer.Ordinal) || !Ours.Any(state.StartsWith),
        NpgsqlException or SocketException or IOException or TimeoutException => true,

        // A server that is away may come back as one that promises less: nothing is written then, and it is looked at again.
        StoreRefusedException => true,

        // The driver sends a long batch while it reads the answers already. When sending fails, it takes the buffers away from under its own
        // reader, who stumbles over that: a lost connection, though it looks like a bug.
        NullReferenceException or InvalidOperationException => e.Source is Driver,
        _ => false,
    };
}
