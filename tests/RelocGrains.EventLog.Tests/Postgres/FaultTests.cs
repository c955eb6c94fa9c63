using System.Net.Sockets;
using Npgsql;
using RelocGrains.EventLog.Postgres;
using Xunit;

namespace RelocGrains.EventLog.Tests.Postgres;

public sealed class FaultTests
{
    [Theory]
    [InlineData("57P01")] // An administrator ended the session.
    [InlineData("57P02")] // The server crashed and starts again.
    [InlineData("57P03")] // It starts.
    [InlineData("57014")] // It took too long.
    [InlineData("55P03")] // Too long in line for the head.
    [InlineData("25P03")] // Idle while holding it.
    [InlineData("25006")] // A standby now.
    [InlineData("53100")] // The disk is full.
    [InlineData("53300")] // Too many connections.
    [InlineData("40001")] // Serialization.
    [InlineData("08006")] // The connection failed.
    public void What_may_succeed_later_is_tried_again(string state) => Assert.True(PostgresFaults.IsAway(Answer(state)));

    [Theory]
    [InlineData("23505")] // A constraint that should never fire.
    [InlineData("22021")] // Bytes that are no text.
    [InlineData("42P01")] // The table is gone.
    [InlineData("42501")] // No right to it.
    [InlineData("25P02")] // In a transaction that has failed already.
    public void What_no_repetition_heals_stops_the_log(string state) => Assert.False(PostgresFaults.IsAway(Answer(state)));

    [Fact]
    public void A_broken_line_is_tried_again_and_a_broken_log_is_not()
    {
        Assert.True(PostgresFaults.IsAway(new NpgsqlException("while reading", new IOException())));
        Assert.True(PostgresFaults.IsAway(new SocketException()));
        Assert.False(PostgresFaults.IsAway(new InvalidDataException()));
        Assert.False(PostgresFaults.IsAway(new KeyNotFoundException()));
    }

    [Fact]
    public void The_driver_that_stumbles_over_a_lost_connection_is_tried_again_and_our_own_stumbling_is_not()
    {
        Assert.True(PostgresFaults.IsAway(Stumbled(over: "Npgsql")));
        Assert.True(PostgresFaults.IsAway(new ObjectDisposedException("a buffer") { Source = "Npgsql" }));
        Assert.False(PostgresFaults.IsAway(Stumbled(over: "RelocGrains.EventLog")));
        Assert.False(PostgresFaults.IsAway(new InvalidOperationException()));
    }

    // The runtime alone may make one.
    private static NullReferenceException Stumbled(string over)
    {
        string? nothing = null;
        var stumbled = Assert.Throws<NullReferenceException>(() => nothing!.Length);
        stumbled.Source = over;
        return stumbled;
    }

    private static PostgresException Answer(string state) => new("said so", "ERROR", "ERROR", state);
}
