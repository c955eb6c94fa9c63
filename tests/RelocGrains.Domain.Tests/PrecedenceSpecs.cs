using RelocGrains.Domain.Tests.Properties;
using static RelocGrains.Domain.Tests.Kit.People;

namespace RelocGrains.Domain.Tests;

/// <summary>
/// Which refusal is the answer where several would be possible, in the order ProjectDecider promises: case not found; item not found; said
/// twice; stage; the item's own state, partner and second person; guards. Each row stacks the later reasons under the first one.
/// </summary>
public sealed class PrecedenceSpecs
{
    private static readonly LocalDate TooEarly = Journey.DetectedOn.PlusDays(-1);
    private static readonly TextRef Why = Cases.Text();

    private static ProjectCommand Withdraw => new ProjectCommand.Exit(Outcome.Withdrawn, null, null, Why);

    private static Spec Ended(Stage stage) => Given(stage).And(Withdraw, Follower);

    public static TheoryData<string, ProjectCommand> EveryCommand
    {
        get
        {
            var data = new TheoryData<string, ProjectCommand>();
            foreach (var command in Nonsense.OneOfEach(new Dice(7)).Where(c => c is not ProjectCommand.Detect)) data.Add(command.GetType().Name, command);
            return data;
        }
    }

    [Fact]
    public void Every_command_has_its_rows() =>
        Assert.Equal(Json.Unions.CasesOf(typeof(ProjectCommand)), Nonsense.OneOfEach(new Dice(7)).Select(c => c.GetType()).OrderBy(t => t.Name, StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(EveryCommand))]
    public void A_case_that_is_not_there_is_not_found_whatever_else_is_wrong(string name, ProjectCommand command)
    {
        Assert.NotEmpty(name);
        GivenNothing.When(command, Chamber, TooEarly).ThenRefused(Reason.ProjectNotFound);
    }

    /// <summary>Commands about an item, on an ended case, by the wrong partner, dated before it began.</summary>
    public static TheoryData<string, ProjectCommand> ItemsThatAreNotThere => new()
    {
        { "referral to accept", new ProjectCommand.AcceptReferral(Cases.Item("r9")) },
        { "referral to decline", new ProjectCommand.DeclineReferral(Cases.Item("r9"), Why) },
        { "referral to escalate", new ProjectCommand.EscalateReferral(Cases.Item("r9"), Follower.Person) },
        { "opinion", new ProjectCommand.GiveOpinion(Cases.Item("o9"), View.Favourable, null) },
        { "line", Cases.Decide(Cases.Grant("l9", 1)) },
        { "statement", new ProjectCommand.VerifyJobs(Cases.Item("s9"), 1, Cases.Proof()) },
        { "instalment", new ProjectCommand.RequestPayment(Cases.Item("i9"), Cases.Proof()) },
        { "payment", new ProjectCommand.ApprovePayment(Cases.Item("p9")) },
        { "override", new ProjectCommand.ApproveOverride(Guard.SiteKnown) },
    };

    [Theory]
    [MemberData(nameof(ItemsThatAreNotThere))]
    public void An_item_that_is_not_there_comes_before_the_stage(string item, ProjectCommand command)
    {
        Assert.NotEmpty(item);
        Ended(Stage.JobsCreated).When(command, Chamber, TooEarly).ThenRefused(Reason.ItemNotFound);
    }

    /// <summary>Acts of the usual way that stay true after the case has moved on, and who had said them.</summary>
    public static TheoryData<string, Act> SaidBefore
    {
        get
        {
            var data = new TheoryData<string, Act>();
            var stays = Journey.To(Stage.JobsCreated).Concat(Journey.Paid("i1")).Where(act => act.Command
                is not (ProjectCommand.Orient or ProjectCommand.Structure or ProjectCommand.Examine or ProjectCommand.SendReferral or ProjectCommand.RequestOpinion
                or ProjectCommand.CheckAid or ProjectCommand.StartWorks or ProjectCommand.OpenSite or ProjectCommand.DecideAid));
            foreach (var act in stays) data.Add(act.Command.GetType().Name, act);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(SaidBefore))]
    public void What_is_true_already_comes_before_the_stage(string name, Act act)
    {
        Assert.NotEmpty(name);
        Given(Stage.JobsCreated).And(Journey.Paid("i1")).And(Withdraw, Follower).When(act.Command, act.By, TooEarly).ThenNothing();
    }

    /// <summary>On an ended case, what the item's own partner has said already.</summary>
    public static TheoryData<string, ProjectCommand> OfOtherPartners => new()
    {
        { "accepts what another accepted", new ProjectCommand.AcceptReferral(Cases.Item("r1")) },
        { "declines what another accepted", new ProjectCommand.DeclineReferral(Cases.Item("r1"), Why) },
        { "repeats another's opinion", new ProjectCommand.GiveOpinion(Cases.Item("o1"), View.Favourable, null) },
        { "notes another's number", new ProjectCommand.NotePartnerNumber(new(Cases.Partner("bpifrance"), "1")) },
    };

    [Theory]
    [MemberData(nameof(OfOtherPartners))]
    public void The_item_s_partner_comes_before_what_is_true_already_and_before_the_stage(string row, ProjectCommand command)
    {
        Assert.NotEmpty(row);
        Given(Stage.JobsCreated).And(Withdraw, Follower).When(command, Chamber, TooEarly).ThenRefused(Reason.OtherPartnerConcerned);
    }

    /// <summary>On an ended case: item closed, guard not met, person not the second, all dated too early.</summary>
    public static TheoryData<string, ProjectCommand, Actor> AfterTheEnd => new()
    {
        { "declined after accepting", new ProjectCommand.DeclineReferral(Cases.Item("r1"), Why), Banker },
        { "escalated after accepting", new ProjectCommand.EscalateReferral(Cases.Item("r1"), Follower.Person), Follower },
        { "verified again", new ProjectCommand.VerifyJobs(Cases.Item("s1"), 1, Cases.Proof()), PayerTwo },
        { "instalment asked for again", new ProjectCommand.RequestPayment(Cases.Item("i1"), Cases.Proof("autre")), PayerOne },
        { "own payment approved", new ProjectCommand.ApprovePayment(Cases.Item("p1")), PayerOne },
        { "more comes back than is owed", new ProjectCommand.RecordRecovery(Money.Euros(1), Cases.Proof()), PayerOne },
        { "nothing undue", new ProjectCommand.OrderRecovery(), PayerOne },
        { "merged into nobody", new ProjectCommand.Exit(Outcome.Merged, null, Cases.Third, Why), Follower },
        { "guard that may not be passed over", new ProjectCommand.RequestOverride(Guard.EnvelopeAvailable, Why), Follower },
        { "own override approved", new ProjectCommand.ApproveOverride(Guard.OpinionsGiven), Follower },
        { "returned to the first stage", new ProjectCommand.Return(Stage.Detected, Why), Follower },
        { "paid and reopened by the same person", new ProjectCommand.Reopen(Why), Follower },
        { "closed with nothing settled", new ProjectCommand.Close(), Follower },
        { "qualified by its creator", new ProjectCommand.Qualify(Cases.Qualification(move: true)), Creator },
        { "decided by the examiner", Cases.Decide(Cases.Grant("l1", 9_000_000)), Examiner },
        { "signed wrongly", new ProjectCommand.SignAgreement(Cases.Agreement() with { MaintenanceYears = 0 }), Lawyer },
    };

    [Theory]
    [MemberData(nameof(AfterTheEnd))]
    public void The_stage_comes_before_the_item_s_state_and_the_second_person(string row, ProjectCommand command, Actor by)
    {
        Assert.NotEmpty(row);
        Given(Stage.JobsCreated).And(Journey.Paid("i1")).And(new ProjectCommand.RequestOverride(Guard.OpinionsGiven, Why), Follower).And(Withdraw, Follower)
            .When(command, by, TooEarly)
            .ThenRefused(Reason.StageNotAllowed);
    }

    /// <summary>On a live case, dated before it began, so that a guard is unmet as well.</summary>
    public static TheoryData<string, ProjectCommand, Actor, Reason> BeforeTheGuards => new()
    {
        { "another partner accepts", new ProjectCommand.AcceptReferral(Cases.Item("r1")), Chamber, Reason.OtherPartnerConcerned },
        { "declined after accepting", new ProjectCommand.DeclineReferral(Cases.Item("r1"), Why), Banker, Reason.ItemNotOpen },
        { "escalated after accepting", new ProjectCommand.EscalateReferral(Cases.Item("r1"), Follower.Person), Follower, Reason.ItemNotOpen },
        { "another partner's opinion", new ProjectCommand.GiveOpinion(Cases.Item("o1"), View.Unfavourable, null), Chamber, Reason.OtherPartnerConcerned },
        { "an opinion changed", new ProjectCommand.GiveOpinion(Cases.Item("o1"), View.Unfavourable, null), Banker, Reason.ItemNotOpen },
        { "another partner's number", new ProjectCommand.NotePartnerNumber(new(Cases.Partner("ccir"), "1")), Banker, Reason.OtherPartnerConcerned },
        { "verified again by a payer", new ProjectCommand.VerifyJobs(Cases.Item("s1"), 1, Cases.Proof()), PayerTwo, Reason.ItemNotOpen },
        { "instalment asked for again", new ProjectCommand.RequestPayment(Cases.Item("i1"), Cases.Proof("autre")), PayerOne, Reason.ItemNotOpen },
        { "own payment approved", new ProjectCommand.ApprovePayment(Cases.Item("p2")), PayerOne, Reason.SecondPersonRequired },
        { "paid payment approved by the one who asked", new ProjectCommand.ApprovePayment(Cases.Item("p1")), PayerOne, Reason.ItemNotOpen },
        { "nothing undue", new ProjectCommand.OrderRecovery(), PayerOne, Reason.AmountExceeded },
        { "nothing owed", new ProjectCommand.RecordRecovery(Money.Euros(1), Cases.Proof()), PayerOne, Reason.AmountExceeded },
        { "merged into nobody", new ProjectCommand.Exit(Outcome.Merged, null, Cases.Third, Why), Follower, Reason.ItemNotFound },
        { "guard that may not be passed over", new ProjectCommand.RequestOverride(Guard.EnvelopeAvailable, Why), Follower, Reason.GuardNotOverridable },
        { "own override approved", new ProjectCommand.ApproveOverride(Guard.OpinionsGiven), Follower, Reason.SecondPersonRequired },
    };

    [Theory]
    [MemberData(nameof(BeforeTheGuards))]
    public void The_item_s_state_its_partner_and_the_second_person_come_before_guards(string row, ProjectCommand command, Actor by, Reason reason)
    {
        Assert.NotEmpty(row);
        Given(Stage.JobsCreated).And(Journey.Paid("i1")).And(new ProjectCommand.RequestPayment(Cases.Item("i2"), Cases.Proof("facture-i2")), PayerOne)
            .And(new ProjectCommand.RequestOverride(Guard.OpinionsGiven, Why), Follower)
            .When(command, by, TooEarly)
            .ThenRefused(reason);
    }

    [Fact]
    public void A_second_person_is_asked_for_before_guards_when_reopening() =>
        Given(Stage.Qualified).And(Withdraw, Follower).When(new ProjectCommand.Reopen(Why), Follower, TooEarly).ThenRefused(Reason.SecondPersonRequired);

    [Fact]
    public void A_fact_dated_before_the_case_began_is_refused_by_its_guard_last() =>
        Given(Stage.JobsCreated).When(new ProjectCommand.Assign(new Owner(Follower.Person, Follower.Partner)), Follower, TooEarly).ThenUnmet(Guard.EffectiveInOrder);
}
