using RelocGrains.Domain.Reference;
using static RelocGrains.Domain.Tests.Kit.People;

namespace RelocGrains.Domain.Tests.Properties;

/// <summary>What somebody who wants the case to advance would do next.</summary>
public static class Sensible
{
    public static Act Next(ProjectState state, Dice dice, LocalDate on)
    {
        if (state.Outcome is not Outcome.None) return new(new ProjectCommand.Reopen(Cases.Text()), state.EndedBy == Colleague.Person ? Follower : Colleague, on);
        if (state.Status is not Status.Active) return new(new ProjectCommand.Resume(), Follower, on);
        return state.Stage switch
        {
            Stage.None => new(Cases.Detect(Cases.Company(1 + dice.Roll(2)), jobs: 40 + dice.Roll(60), linkedTo: state.Id == Cases.Id ? Cases.Other : Cases.Id), Creator, on),
            Stage.Detected => new(new ProjectCommand.Qualify(Cases.Qualification()), Assessor, on),
            Stage.Qualified => Orienting(state, on),
            Stage.Oriented => Structuring(state, dice, on),
            Stage.Structured => Examining(state, on),
            Stage.Examined => Deciding(state, on),
            Stage.Decided => new(new ProjectCommand.SignAgreement(Agreement(state, on)), Lawyer, on),
            Stage.Contracted => Paying(state, on) ?? new(new ProjectCommand.StartWorks(Cases.Proof("travaux")), Follower, on),
            Stage.Executing => Paying(state, on) ?? Proving(state, dice, on),
            _ => Paying(state, on) ?? Settling(state, dice, on),
        };
    }

    private static Act Orienting(ProjectState state, LocalDate on) =>
        state.Needs.IsEmpty ? new(new ProjectCommand.StateNeeds([Need.Financing]), Follower, on)
        : state.Referrals.IsEmpty ? new(new ProjectCommand.SendReferral(Cases.Partner("bpifrance"), Need.Financing, null, null), Follower, on)
        : new(new ProjectCommand.Orient(), Follower, on);

    private static Act Structuring(ProjectState state, Dice dice, LocalDate on)
    {
        if (state.Referrals.FirstOrDefault(r => r.Answer is ReferralAnswer.Pending) is { } pending)
        {
            return on > pending.DueOn && dice.Percent(30)
                ? new(new ProjectCommand.EscalateReferral(pending.Id, Follower.Person), Follower, on)
                : new(dice.Percent(15) ? new ProjectCommand.DeclineReferral(pending.Id, Cases.Text()) : new ProjectCommand.AcceptReferral(pending.Id), Partner(pending.To), on);
        }
        if (!state.Referrals.Any(r => r.Answer is ReferralAnswer.Accepted))
        {
            return new(new ProjectCommand.SendReferral(Cases.Partner("ccir"), Need.Export, null, null), Follower, on);
        }
        if (state.FinancingPlan is not { Uses.IsEmpty: false } plan || plan.TotalUses != plan.TotalResources || plan.OwnContribution < plan.TotalUses.Percent(25))
        {
            return new(new ProjectCommand.SubmitFinancingPlan(Nonsense.Plan(dice)), Follower, on);
        }
        if (state.JobPlan.IsEmpty) return new(new ProjectCommand.SetJobPlan(Cases.JobPlan), Follower, on);
        return state.Site is null ? new(new ProjectCommand.RecordSite(Cases.Site), Follower, on) : new(new ProjectCommand.Structure(true), Follower, on);
    }

    private static Act Examining(ProjectState state, LocalDate on)
    {
        if (PlanReference.Current.Checklist.FirstOrDefault(d => !state.Documents.Any(f => f.Document.Value == d.Code)) is { } missing)
        {
            return new(new ProjectCommand.FileDocument(new DocumentCode(missing.Code), Cases.Proof(missing.Code)), Follower, on);
        }
        var opinion = state.Opinions.LastOrDefault(o => o.From.Value == "bpifrance");
        if (opinion is null) return new(new ProjectCommand.RequestOpinion(Cases.Partner("bpifrance"), null), Examiner, on);
        if (opinion.View is null && on <= opinion.DueOn) return new(new ProjectCommand.GiveOpinion(opinion.Id, View.Favourable, null), Banker, on);
        if (state.AidCheck is null) return new(new ProjectCommand.CheckAid(), Examiner, on);
        return state.AidCheck.Green
            ? new(new ProjectCommand.Examine(null), Examiner, on)
            : new(new ProjectCommand.SubmitFinancingPlan(Cases.Plan(Cases.Line(Cases.Pack, 200_000))), Follower, on);
    }

    private static Act Deciding(ProjectState state, LocalDate on) => state.CommitteeOpinion is not { ConflictsDeclared: true, Conflicts.IsEmpty: true }
        ? new(new ProjectCommand.RecordCommitteeOpinion(Cases.Committee()), Secretary, on)
        : new(
            new ProjectCommand.DecideAid("CP-1", on, [.. state.FinancingPlan!.FundingLines.Where(l => l.IsPublic).Select(l => new Grant(l.Id, l.Amount))], default),
            state.ExaminedBy == Elected.Person ? Colleague : Elected,
            on);

    private static Agreement Agreement(ProjectState state, LocalDate on)
    {
        var half = state.Decision!.Total.Percent(50);
        return new(on, on, 10, 50, on.PlusYears(1), 3,
        [
            new Instalment(Cases.Item("i1"), half, InstalmentTrigger.Signature),
            new Instalment(Cases.Item("i2"), state.Decision.Total - half, InstalmentTrigger.JobsVerified),
        ]);
    }

    private static Act? Paying(ProjectState state, LocalDate on)
    {
        if (state.Payments.FirstOrDefault(p => !p.Paid) is { } waiting)
        {
            var payer = new[] { PayerTwo, PayerThree, PayerOne }.First(p => p.Person != waiting.RequestedBy && !waiting.Approvers.Contains(p.Person));
            return new(new ProjectCommand.ApprovePayment(waiting.Id), payer, on);
        }
        var due = state.Agreement!.Instalments.FirstOrDefault(i =>
            i.Amount > state.Payments.Where(p => p.Instalment == i.Id).Total(p => p.Amount) && (i.Trigger is InstalmentTrigger.Signature || state.JobsVerified is not null));
        return due is null || Account.Payable(state) == Money.Zero || state.Stage is Stage.Contracted
            ? null
            : new(new ProjectCommand.RequestPayment(due.Id, Cases.Proof($"facture-{due.Id}-{state.PaymentsRequested}")), PayerOne, on);
    }

    private static Act Proving(ProjectState state, Dice dice, LocalDate on)
    {
        if (state.SiteOpenedOn is null) return new(new ProjectCommand.OpenSite(Cases.Proof("ouverture")), Follower, on);
        return state.JobStatements.LastOrDefault(j => j.Verification is null) is { } stated
            ? new(new ProjectCommand.VerifyJobs(stated.Id, stated.Headcount, Cases.Proof("controle")), Verifier, on)
            : new(new ProjectCommand.StateJobs(on, 20 + dice.Roll(60), Cases.Proof("effectif-" + state.Version)), Follower, on);
    }

    private static Act Settling(ProjectState state, Dice dice, LocalDate on)
    {
        var over = Account.MaintenanceEndsOn(state)!.Value;
        var later = on > over ? on : over;
        if (state.JobsMaintained is null) return Proving(state with { JobStatements = [.. state.JobStatements.Where(j => j.StatedOn >= over)] }, dice, later);
        if (Account.Unsettled(state) >= Money.Zero) return new(new ProjectCommand.Close(), Examiner, later);
        return state.Recovery is { } order && order.Outstanding > Money.Zero
            ? new(new ProjectCommand.RecordRecovery(order.Outstanding, Cases.Proof("virement-" + state.Version)), PayerOne, later)
            : new(new ProjectCommand.OrderRecovery(), PayerOne, later);
    }

    private static Actor Partner(PartnerId partner) => People.All.FirstOrDefault(a => a.Partner == partner) ?? Banker with { Partner = partner };
}
