using RelocGrains.Domain.Undertakings;

namespace RelocGrains.Domain.Projects;

/// <summary>Works, jobs, payments, recovery, closing: where outcomes are proven.</summary>
public static partial class ProjectDecider
{
    private static Decision<ProjectEvent> StartWorks(ProjectCommand.StartWorks x, Case c) =>
        c.State.WorksStartedOn == c.Context.EffectiveOn ? Nothing : Enter(Stage.Executing, new ProjectEvent.WorksStarted(x.Evidence), c);

    private static Decision<ProjectEvent> OpenSite(ProjectCommand.OpenSite x, Case c)
    {
        if (c.State.SiteOpenedOn == c.Context.EffectiveOn) return Nothing;
        return c.LiveBetween(Stage.Executing, Stage.Executing) ? Accept(new ProjectEvent.SiteOpened(x.Evidence)) : WrongStage(c);
    }

    private static Decision<ProjectEvent> StateJobs(ProjectCommand.StateJobs x, Case c)
    {
        if (c.State.JobStatements.Any(j => j.StatedOn == x.StatedOn && j.Headcount == x.Headcount && j.Evidence == x.Evidence)) return Nothing;
        return c.LiveBetween(Stage.Executing, Stage.JobsCreated)
            ? Accept(new ProjectEvent.JobsStated(ItemId.After('s', c.State.JobStatements.Count), x.StatedOn, x.Headcount, x.Evidence))
            : WrongStage(c);
    }

    private static Decision<ProjectEvent> VerifyJobs(ProjectCommand.VerifyJobs x, Case c)
    {
        var statement = c.State.JobStatements.FirstOrDefault(j => j.Id == x.Statement);
        if (statement is null) return NoSuch(x.Statement);
        if (statement.Verification is { } v && v.Headcount == x.Headcount && v.Evidence == x.Evidence) return Nothing;
        if (!c.LiveBetween(Stage.Executing, Stage.JobsCreated)) return WrongStage(c);
        if (statement.Verification is not null) return NotOpen(x.Statement, "Verified");
        var found = Math.Max(0, x.Headcount - c.State.Agreement!.BaselineHeadcount);
        var first = new ProjectEvent.JobsVerified(x.Statement, x.Headcount, found, c.State.Agreement.CommittedJobs - found, x.Evidence);
        return c.State.Stage is Stage.Executing ? Enter(Stage.JobsCreated, first, c) : VerifyAgain(statement, first, c);
    }

    // Until the maintenance period is over a later statement says how many jobs there are; after it, how many were kept.
    private static Decision<ProjectEvent> VerifyAgain(JobStatement statement, ProjectEvent.JobsVerified found, Case c)
    {
        var unmet = OutOfOrder(c).Concat(Guards.Independence(new Entry(c.State, c.State, c.Context, c.Neighbours))).ToItems();
        if (!unmet.IsEmpty) return Refuse(unmet);
        return statement.StatedOn >= Account.MaintenanceEndsOn(c.State)
            ? Accept(new ProjectEvent.JobsMaintained(found.Statement, found.Headcount, found.JobsCreated, found.Evidence))
            : Accept(found);
    }

    private static Decision<ProjectEvent> RequestPayment(ProjectCommand.RequestPayment x, Case c)
    {
        var instalment = c.State.Agreement?.Instalments.FirstOrDefault(i => i.Id == x.Instalment);
        if (instalment is null) return NoSuch(x.Instalment);
        if (c.State.Payments.Any(p => p.Instalment == x.Instalment && p.Evidence == x.Evidence)) return Nothing;
        if (!c.LiveBetween(Stage.Contracted, Stage.JobsCreated)) return WrongStage(c);
        // An instalment cut down to what was due stays open for the rest: jobs proven later may make it due.
        var rest = instalment.Amount - c.State.Payments.Where(p => p.Instalment == x.Instalment).Total(p => p.Amount);
        if (rest <= Money.Zero) return NotOpen(x.Instalment, "Requested");
        if (!HasCome(instalment.Trigger, c)) return NotOpen(x.Instalment, $"Awaits{instalment.Trigger}");
        var payable = Account.Payable(c.State);
        if (payable == Money.Zero) return Refuse(Reason.AmountExceeded, new Detail("limit_cents", "0"));
        var amount = rest < payable ? rest : payable;
        return Accept(new ProjectEvent.PaymentRequested(ItemId.After('p', c.State.PaymentsRequested), x.Instalment, amount, x.Evidence));
    }

    private static bool HasCome(InstalmentTrigger trigger, Case c) => trigger switch
    {
        InstalmentTrigger.Signature => true,
        InstalmentTrigger.WorksStarted => c.State.WorksStartedOn is not null,
        InstalmentTrigger.SiteOpened => c.State.SiteOpenedOn is not null,
        InstalmentTrigger.JobsVerified => c.State.JobsVerified is not null,
        _ => c.State.JobsMaintained is not null,
    };

    private static Decision<ProjectEvent> ApprovePayment(ProjectCommand.ApprovePayment x, Case c)
    {
        var payment = c.State.Payments.FirstOrDefault(p => p.Id == x.Payment);
        if (payment is null) return NoSuch(x.Payment);
        if (payment.Approvers.Contains(c.By)) return Nothing;
        if (!c.LiveBetween(Stage.Contracted, Stage.JobsCreated)) return WrongStage(c);
        if (payment.Paid) return NotOpen(x.Payment, "Paid");
        // Who asked for the money, and who found the jobs it is paid for, may not let it go.
        if (payment.RequestedBy == c.By || c.State.JobStatements.Any(s => s.Verification?.By == c.By)) return SecondPerson(c.By);
        return Accept(new ProjectEvent.PaymentApproved(x.Payment, payment.Approvers.Count + 1 >= Payment.ApproversNeeded));
    }

    private static Decision<ProjectEvent> OrderRecovery(Case c)
    {
        var undue = Account.Undue(c.State);
        if (c.State.Recovery is { } order && order.Amount == undue) return Nothing;
        if (!c.LiveBetween(Stage.JobsCreated, Stage.JobsCreated)) return WrongStage(c);
        if (undue == Money.Zero) return Refuse(Reason.AmountExceeded, new Detail("limit_cents", "0"));
        var proven = c.State.JobsMaintained ?? c.State.JobsVerified;
        return Accept(new ProjectEvent.RecoveryOrdered(
            undue, $"{c.State.Paid} - {c.State.Decision!.Total} x {proven} / {c.State.Agreement!.CommittedJobs} = {undue}"));
    }

    private static Decision<ProjectEvent> RecordRecovery(ProjectCommand.RecordRecovery x, Case c)
    {
        if (c.State.Recovery?.Receipts.Contains(x.Evidence) == true) return Nothing;
        if (!c.LiveBetween(Stage.JobsCreated, Stage.JobsCreated)) return WrongStage(c);
        var outstanding = c.State.Recovery?.Outstanding ?? Money.Zero;
        return x.Amount <= outstanding
            ? Accept(new ProjectEvent.RecoveryReceived(x.Amount, x.Evidence))
            : Refuse(Reason.AmountExceeded, new Detail("limit_cents", outstanding.Cents.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }

    private static Decision<ProjectEvent> Close(Case c) => c.State.Outcome is Outcome.Completed
        ? Nothing
        : Enter(Stage.Closed, new ProjectEvent.Closed(), c, [CaseEnded(c)]);

    private static NeighbourEvent CaseEnded(Case c) => new NeighbourEvent.OfUndertaking(UndertakingOf(c.State), new UndertakingEvent.CaseEnded(c.State.Id));

    private static NeighbourEvent CaseOpened(Case c, DepartmentCode department) => new NeighbourEvent.OfUndertaking(
        UndertakingOf(c.State), new UndertakingEvent.CaseOpened(c.State.Id, c.State.Company!.Identity, department));

    private static Decision<ProjectEvent> SecondPerson(PersonId first) => Refuse(Reason.SecondPersonRequired, new Detail("person", first.Value));
}
