using NodaTime;
using RelocGrains.Domain;
using RelocGrains.Domain.Projects;

namespace RelocGrains.Server.Demo;

/// <summary>Jobs stated and verified, the last payments, recovery, control at the end of maintenance, closing.</summary>
internal sealed partial class CaseStory
{
    private void Prove()
    {
        var verified = life.Verified!.Value;
        var found = JobsFound(verified);
        var verifier = c.Dice("verifier").Pick(DemoPeople.Verifiers);
        State(1, Days(verified, -12), found);
        Verify(1, verified, found, verifier);

        var due = Due(found);
        Pay(Days(verified, 4), InstalmentTrigger.JobsVerified, due);
        var settled = true;
        if (requested > due) settled = Recover(Days(verified, 25), requested - due);
        if (settled) Close(verified, found, due, verifier);
    }

    // Most keep their word; some fall short. Nobody is counted with more than committed before the last publication.
    private int JobsFound(LocalDate verified)
    {
        var committed = c.Amounts.CommittedJobs;
        var dice = c.Dice("found");
        if (c.Twist is Twist.Recovery) return Math.Max(1, committed * 60 / 100);
        if (c.Press is not null) return committed;
        if (dice.Chance(16)) return Math.Max(1, committed * dice.Between(72, 95) / 100);
        return Publications.IntervalOf(verified) == Publications.Days.Length && dice.Chance(12) ? committed + dice.Between(1, 3) : committed;
    }

    private void State(int number, LocalDate day, int jobs) =>
        diary.On(day, owner, new ProjectCommand.StateJobs(day, c.Company.Headcount + jobs, Proof($"dsn-{number}", c)));

    private void Verify(int number, LocalDate day, int jobs, Actor verifier) =>
        diary.On(day, verifier, new ProjectCommand.VerifyJobs(ItemId.After('s', number - 1), c.Company.Headcount + jobs, Proof($"controle-{number}", c)));

    private Money Due(int proven)
    {
        var granted = Thousands(c.Amounts.Grant);
        return proven < c.Amounts.CommittedJobs ? granted.Times(proven, c.Amounts.CommittedJobs) : granted;
    }

    // True when all of it came back.
    private bool Recover(LocalDate day, Money undue)
    {
        var payer = c.Dice("recovery").Pick(DemoPeople.Payers);
        var back = c.Number % 2 == 0 ? undue : undue.Percent(50);
        diary.On(day, service, new ProjectCommand.OrderRecovery());
        diary.On(Days(day, 70), payer, new ProjectCommand.RecordRecovery(back, Proof("encaissement", c)));
        requested -= back;
        return back == undue;
    }

    private void Close(LocalDate verified, int found, Money due, Actor verifier)
    {
        var over = Days(verified.PlusYears(c.Company.Company.IsSme ? 3 : 5), 3);
        if (over > Publications.EndsOn) return;
        State(2, over, found);
        Verify(2, Days(over, 14), found, DemoPeople.Other(DemoPeople.Verifiers, verifier, c.Dice("control")));
        Pay(Days(over, 18), InstalmentTrigger.MaintenanceOver, due);
        diary.On(Days(over, 40), service, new ProjectCommand.Close());
    }
}
