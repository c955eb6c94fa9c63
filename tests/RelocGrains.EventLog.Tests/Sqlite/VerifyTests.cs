using Xunit;

namespace RelocGrains.EventLog.Tests.Sqlite;

public sealed class VerifyTests : TamperedLog
{
    [Fact]
    public void A_log_that_nobody_touched_is_in_order()
    {
        var report = Verify();

        Assert.Empty(report.Findings);
        Assert.True(report.Ok);
        Assert.Equal((6, 6), (report.Events, report.LastPosition));
    }

    [Theory]
    [InlineData("stream = 'x'")]
    [InlineData("version = 7")]
    [InlineData("type = 'thing.happened.v2'")]
    [InlineData("body = x'34'")]
    [InlineData("body = x'3300'")]
    [InlineData("effective_on = '2026-03-03'")]
    [InlineData("effective_on = '2026-3-2'")]
    [InlineData("recorded_at = recorded_at + 1")]
    [InlineData("recorded_at = recorded_at - 1")]
    [InlineData("recorded_at = -1")]
    [InlineData("who = 'someone else'")]
    [InlineData("who = 'someone' || char(0)")]
    [InlineData("caller = 'Tester'")]
    [InlineData("request_id = zeroblob(16)")]
    [InlineData("request_id = zeroblob(15)")]
    [InlineData("traceparent = '00-00-00-00'")]
    [InlineData("hash = zeroblob(32)")]
    public void An_edited_column_of_an_event_is_found(string edit)
    {
        var report = VerifyAfter($"UPDATE events SET {edit} WHERE position = 3");

        Assert.False(report.Ok);
        Assert.Equal(3, report.Findings[0].Position);
    }

    [Theory]
    [InlineData("request_hash = zeroblob(32)")]
    [InlineData("stream = 'b'")]
    [InlineData("version = 2")]
    [InlineData("position = 5")]
    [InlineData("position = 3")]
    [InlineData("position = 0")]
    [InlineData("position = 9")]
    [InlineData("caller = 'Tester'")]
    [InlineData("request_id = zeroblob(16)")]
    [InlineData("request_id = x'00'")]
    [InlineData("seal = zeroblob(32)")]
    public void An_edited_column_of_a_request_is_found(string edit) =>
        Assert.False(VerifyAfter($"UPDATE requests SET {edit} WHERE position = 6").Ok);

    [Theory]
    [InlineData("position = 5")]
    [InlineData("position = 7")]
    [InlineData("hash = zeroblob(32)")]
    [InlineData("recorded_at = recorded_at + 1")]
    public void An_edited_head_is_found(string edit) => Assert.False(VerifyAfter($"UPDATE head SET {edit}").Ok);

    [Fact]
    public void A_lost_head_is_found() => Assert.False(VerifyAfter("DELETE FROM head").Ok);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(6)]
    public void A_deleted_event_is_found(long position) =>
        Assert.False(VerifyAfter($"DELETE FROM events WHERE position = {position}").Ok);

    [Fact]
    public void A_last_event_deleted_with_care_is_found() => Assert.False(VerifyAfter("""
        DELETE FROM events WHERE position = 6;
        UPDATE head SET position = 5, hash = (SELECT hash FROM events WHERE position = 5);
        """).Ok);

    [Fact]
    public void A_deleted_request_is_found() => Assert.False(VerifyAfter("DELETE FROM requests WHERE position = 2").Ok);

    [Theory]
    [InlineData(1, 2)]
    [InlineData(3, 4)]
    public void A_swapped_pair_is_found(long one, long other) => Assert.False(VerifyAfter($"""
        UPDATE events SET position = -1 WHERE position = {one};
        UPDATE events SET position = {one} WHERE position = {other};
        UPDATE events SET position = {other} WHERE position = -1;
        """).Ok);

    [Fact]
    public void A_gap_in_the_versions_is_found_where_it_is()
    {
        var report = VerifyAfter("UPDATE events SET version = version + 1 WHERE stream = 'a' AND version = 4");

        Assert.Contains(report.Findings, f => f.Position == 6 && f.What.Contains("version 5 of 'a' follows version 3", StringComparison.Ordinal));
    }

    [Fact]
    public void One_edit_of_a_body_is_one_finding()
    {
        var report = VerifyAfter("UPDATE events SET body = x'00' WHERE position = 2");

        Assert.Equal(2, Assert.Single(report.Findings).Position);
    }

    [Fact]
    public void A_log_broken_everywhere_gives_its_first_findings()
    {
        var report = VerifyAfter("""
            WITH RECURSIVE more(n) AS (SELECT 7 UNION ALL SELECT n + 1 FROM more WHERE n < 100)
            INSERT INTO events
            SELECT n, 's' || n, 9, 't', x'', '2026-03-02', 0, 'w', 'c', zeroblob(16), NULL, zeroblob(32) FROM more;
            """);

        Assert.Equal(VerifyReport.MaxFindings, report.Findings.Length);
        Assert.Equal(100, report.Events);
    }
}
