using RelocGrains.Domain;
using RelocGrains.Domain.Envelopes;
using RelocGrains.Domain.Projects;
using RelocGrains.Faults.History;
using Xunit;
using static RelocGrains.Faults.Checking.Specs.SmallRun;

namespace RelocGrains.Faults.Checking.Specs;

/// <summary>The checker finds nothing in a run as it should be, and in each broken one exactly what is broken.</summary>
public sealed class CheckerSpecs
{
    private static readonly Reply None = new Reply.Unknown("no answer");

    [Fact]
    public void A_run_as_it_should_be_has_no_findings()
    {
        var verdict = Checker.Check(Seen, Final);

        Assert.Empty(verdict.Findings);
        Assert.Equal((5, 0, 0, 5, 9, 9), (verdict.Acknowledged, verdict.Unknown, verdict.Refused, verdict.Recorded, verdict.Calls, verdict.Told));
    }

    [Fact]
    public void An_empty_run_has_no_findings() =>
        Assert.Empty(Checker.Check(new Recording(default, default, default), new FinalState(default, new LogReport(true, 0, 0, default))).Findings);

    [Fact]
    public void A_write_without_an_answer_may_be_there() => Assert.Equal((4, 1, 5), Counts(InPlaceOf(Writes[2], Writes[2] with { Reply = None })));

    [Fact]
    public void A_write_without_an_answer_may_be_missing() => Assert.Equal((5, 1, 5), Counts(With(Unsent with { Reply = None })));

    [Fact]
    public void A_refused_write_may_be_accepted_later() => Finds([], With(Writes[2] with { SentAt = 450, AnsweredAt = 460, Reply = new Reply.Refused("OVERLOADED") }));

    [Fact]
    public void An_attempt_under_way_may_be_refused_though_another_was_accepted() =>
        Finds([], With(Writes[2] with { AnsweredAt = 700, Reply = new Reply.Refused("STAGE_NOT_ALLOWED") }));

    [Fact]
    public void A_repeat_may_be_answered_as_the_first_time_whenever() => Finds([], With(Late(Writes[1])));

    [Fact]
    public void An_acknowledged_write_that_is_missing_is_lost() => Finds<Finding.Lost>(With(Unsent));

    [Fact]
    public void A_request_with_two_facts_is_doubled() => Finds<Finding.Doubled>(
        Told(More(9, 5) with { Request = Facts[2].Request }), Log(9, More(9, 5) with { Request = Facts[2].Request }));

    [Fact]
    public void A_fact_that_nobody_asked_for_is_found() => Finds<Finding.NotAsked>(Told(More(9, 5)), Log(9, More(9, 5)));

    [Fact]
    public void A_refused_write_that_was_recorded_is_found() => Finds<Finding.RecordedThoughRefused>(
        InPlaceOf(Writes[2], Writes[2] with { Reply = new Reply.Refused("STAGE_NOT_ALLOWED") }));

    [Fact]
    public void A_repeat_that_is_answered_otherwise_is_found() => Finds<Finding.AnsweredDifferently>(
        With(Late(Writes[1]) with { Reply = new Reply.OfCase(8, LineOfA(4)) }));

    [Fact]
    public void A_repeat_that_is_refused_after_the_first_was_accepted_is_found() => Finds<Finding.AnsweredDifferently>(
        With(Late(Writes[1]) with { Reply = new Reply.Refused("STAGE_NOT_ALLOWED") }));

    [Fact]
    public void An_etag_that_was_not_looked_at_is_found() => Finds<Finding.EtagIgnored>(
        InPlaceOf(Writes[4], Writes[4] with { ExpectedVersion = 2 }));

    [Fact]
    public void A_write_that_stands_before_one_that_was_acknowledged_before_it_was_sent_is_found() => Finds<Finding.OutOfOrder>(
        InPlaceOf(Writes[1], Writes[1] with { SentAt = 550, AnsweredAt = 560 }));

    [Fact]
    public void A_chain_with_a_gap_is_found() => Finds<Finding.BrokenChain>(Seen, Log(8, [.. Facts[..3], Facts[3] with { Version = 2 }, Facts[4]]));

    [Fact]
    public void Positions_that_fall_are_found() => Finds<Finding.BrokenChain>(
        Seen, Log(8, [Facts[0], Facts[1], Facts[3], Facts[2], Facts[4]]));

    [Fact]
    public void A_second_live_case_of_a_company_is_found()
    {
        var second = Fact(9, "AURA-2026-00003", 1, Detected("AURA-2026-00003", 1, "69", 5));

        Finds<Finding.SecondLiveCase>(With(Late(Write(second, 9, Stage.Detected, "69")), second), Log(9, second));
    }

    [Fact]
    public void An_envelope_that_is_overdrawn_is_found()
    {
        var envelope = Code.Parse<EnvelopeId>("2026-pack_relocalisation");
        var decision = new DecisionOnAid("CP-1", new(2026, 1, 12), new(2027, 1, 12), default, default, [new(envelope, envelope.Allotted + Money.Euros(1))]);
        var decided = Fact(9, A, 5, new ProjectEvent.AidDecided(decision));

        Finds<Finding.OverCommitted>(With(Late(Write(decided, 9, Stage.Decided, "69")), decided), Log(9, decided));
    }

    [Fact]
    public void A_case_that_was_otherwise_at_the_revision_is_found() => Finds<Finding.UntrueCase>(
        InPlaceOf(Reads[0], Reads[0] with { Reply = new Reply.OfCase(5, LineOfA(2)) }));

    [Fact]
    public void A_list_without_a_case_is_found() => Finds<Finding.UntrueList>(
        InPlaceOf(Reads[1], Reads[1] with { Reply = new Reply.OfList(7, "", "", 2, More: false, [LineOfA(3)]) }));

    [Fact]
    public void A_page_that_promises_more_than_there_is_is_found() => Finds<Finding.UntrueList>(
        InPlaceOf(Reads[1], Reads[1] with { Reply = new Reply.OfList(4, "69", "", 1, More: true, [LineOfA(2)]), Needed = 4 }, from: 4));

    [Fact]
    public void A_total_of_another_number_is_found() => Finds<Finding.UntrueFigures>(
        InPlaceOf(Reads[2], Reads[2] with { Reply = new Reply.OfFigures(8, [Rhone with { Totals = Rhone.Totals with { JobsAnnounced = 6 } }], default) }));

    [Fact]
    public void A_stage_with_another_number_of_cases_is_found() => Finds<Finding.UntrueFigures>(
        InPlaceOf(Reads[2], Reads[2] with { Reply = new Reply.OfFigures(8, [Rhone with { Stages = [new(Stage.Qualified, 2, 0)] }], default) }));

    [Fact]
    public void An_envelope_with_another_amount_is_found() => Finds<Finding.UntrueEnvelope>(
        InPlaceOf(Reads[2], Reads[2] with { Reply = new Reply.OfFigures(8, default, [new(Code.Parse<EnvelopeId>("2026-pack_relocalisation"), Money.Euros(1))]) }));

    [Fact]
    public void A_read_that_is_older_than_it_asked_for_is_found() => Finds<Finding.Stale>(
        InPlaceOf(Reads[0], Reads[0] with { Needed = 6 }));

    [Fact]
    public void A_read_that_is_older_than_the_one_before_is_found() => Finds<Finding.Stale>(
        With(Read(1100, new Reply.OfCase(5, LineOfA(3)), needed: 0)));

    [Fact]
    public void A_strong_read_that_is_older_than_what_anybody_knew_is_found() => Finds<Finding.Stale>(
        With(Read(1100, new Reply.OfCase(5, LineOfA(3)), needed: 0) with { Caller = "other", Strong = true }));

    [Fact]
    public void A_read_that_is_refused_is_found() => Finds<Finding.ReadRefused>(With(Read(1100, new Reply.Refused("PROJECT_NOT_FOUND"), needed: 0)));

    [Fact]
    public void An_internal_error_is_found() => Finds<Finding.Broken>(With(Read(1100, new Reply.Broken("Internal error."), needed: 0)));

    [Fact]
    public void A_fact_told_twice_is_found() => Finds<Finding.ToldTwice>(Telling([.. Watches[0].Told, Watches[0].Told[^1]]));

    [Fact]
    public void A_fact_that_is_not_told_is_found() => Finds<Finding.NotTold>(Telling([.. Watches[0].Told.Where(told => told.Revision != 5)]));

    [Fact]
    public void Facts_told_in_another_order_are_found() => Finds<Finding.ToldOutOfOrder>(
        Telling([Watches[0].Told[0], Watches[0].Told[2], Watches[0].Told[1], Watches[0].Told[3], Watches[0].Told[4]]));

    [Fact]
    public void A_fact_told_to_the_wrong_watcher_is_found() => Finds<Finding.ToldWrongly>(
        Of(Seen.Calls, [Watches[0], Watches[1] with { Told = [Watches[0].Told[3], .. Watches[1].Told] }]));

    [Fact]
    public void A_fact_told_with_another_hash_is_found() => Finds<Finding.ToldWrongly>(
        Telling([.. Watches[0].Told.Take(4), Watches[0].Told[4] with { Facts = [Facts[4].AsTold with { Hash = "ff" }] }]));

    [Fact]
    public void A_watch_that_stops_early_is_found() => Finds<Finding.NotToldToTheEnd>(Telling([.. Watches[0].Told.Take(4)]));

    [Fact]
    public void A_fact_without_its_text_is_found() => Finds<Finding.TextLost>(
        Seen, Log(8, [.. Facts[..4], Facts[4] with { HasItsTexts = false }]));

    [Fact]
    public void A_log_that_is_damaged_is_found() => Finds<Finding.LogDamaged>(
        Seen, Final with { Verified = new LogReport(false, 8, 8, [new LogDamage(4, "hash")]) });

    [Fact]
    public void A_log_with_a_gap_is_found() => Finds<Finding.LogDamaged>(Seen, Final with { Verified = new LogReport(true, 7, 8, default) });

    [Fact]
    public void A_finding_says_its_evidence_in_one_line()
    {
        var line = Assert.Single(Checker.Check(With(Unsent), Final).Findings).ToString();

        Assert.StartsWith("Lost: {\"acknowledged\":{\"request\":\"00000000-0000-0000-0000-000000000007\"", line, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', line);
    }

    private static PlaceFigures Rhone => ((Reply.OfFigures)Reads[2].Reply).Places[0];

    // An accepted write that is nowhere in the log.
    private static Call.Write Unsent => Write(More(7, 4), 8, Stage.Qualified, "69") with { SentAt = 900, AnsweredAt = 910 };

    private static Fact More(long position, long version) => Fact(position, A, version, Facts[2].Event);

    private static (long Acknowledged, long Unknown, long Recorded) Counts(Recording recording)
    {
        var verdict = Checker.Check(recording, Final);
        Assert.Empty(verdict.Findings);
        return (verdict.Acknowledged, verdict.Unknown, verdict.Recorded);
    }

    private static Recording With(Call call, params Fact[] told) => Of([.. Seen.Calls, call], Told(told).Watches);

    // Every watcher is told some facts more.
    private static Recording Told(params Fact[] facts) => Of(
        Seen.Calls, Watches.Select(watch => watch with { Told = [.. watch.Told, .. facts.Select(fact => new Told(0, 2100, fact.Position, [fact.AsTold]))] }));

    private static Call.Write Late(Call.Write write) => write with { SentAt = 5000, AnsweredAt = 5010 };

    private static Recording InPlaceOf(Call call, Call other, int from = 0) => Of(
        Seen.Calls.Where(old => old is not Call.Read read || read == call || from == 0).Select(old => old == call ? other : old), Watches);

    private static Recording Telling(Items<Told> told) => Of(Seen.Calls, [Watches[0] with { Told = told }, Watches[1]]);

    // The log with some facts more, or with others.
    private static FinalState Log(long end, params Fact[] facts)
    {
        Fact[] all = facts.Length == Facts.Length ? facts : [.. Facts, .. facts];
        return new FinalState(all.ToItems(), new LogReport(true, end, end, default));
    }

    private static void Finds<T>(Recording recording, FinalState? final = null) where T : Finding => Finds([typeof(T)], recording, final);

    private static void Finds(Type[] findings, Recording recording, FinalState? final = null) =>
        Assert.Equal(findings, Checker.Check(recording, final ?? Final).Findings.Select(finding => finding.GetType()).Distinct());
}
