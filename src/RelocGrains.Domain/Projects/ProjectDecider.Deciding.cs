using NodaTime;
using RelocGrains.Domain.Envelopes;
using RelocGrains.Domain.Reference;
using RelocGrains.Domain.Undertakings;

namespace RelocGrains.Domain.Projects;

/// <summary>Committee, decision, agreement: where public money is committed.</summary>
public static partial class ProjectDecider
{
    private static Decision<ProjectEvent> RecordCommitteeOpinion(ProjectCommand.RecordCommitteeOpinion x, Case c)
    {
        if (c.State.CommitteeOpinion == x.Opinion) return Nothing;
        return c.LiveBetween(Stage.Examined, Stage.Examined) ? Accept(new ProjectEvent.CommitteeOpinionRecorded(x.Opinion)) : WrongStage(c);
    }

    private static Decision<ProjectEvent> DecideAid(ProjectCommand.DecideAid x, Case c)
    {
        var lines = c.State.FinancingPlan?.FundingLines ?? default;
        foreach (var grant in x.Grants)
        {
            if (!lines.Any(l => l.Id == grant.Line && l.IsPublic)) return NoSuch(grant.Line);
        }
        var lapse = x.DeliberationOn.Plus(Period.FromMonths(PlanReference.Current.LapseMonths.On(x.DeliberationOn)));
        var reservations = Granted(x, c.State, c.Context);
        var decision = new DecisionOnAid(x.DeliberationNumber, x.DeliberationOn, lapse, x.Grants, x.Conditions, reservations);
        if (c.State.Decision == decision) return Nothing;
        return Enter(Stage.Decided, new ProjectEvent.AidDecided(decision), c, [.. Reserve(reservations, c), .. GrantDeMinimis(x.Grants, c)]);
    }

    private static IEnumerable<NeighbourEvent> Reserve(Items<Reservation> reservations, Case c) => reservations
        .Where(r => r.Amount > Money.Zero)
        .Select(r => new NeighbourEvent.OfEnvelope(r.Envelope, new EnvelopeEvent.Reserved(c.State.Id, r.Amount)));

    private static IEnumerable<NeighbourEvent> GrantDeMinimis(Items<Grant> grants, Case c)
    {
        var lines = c.State.FinancingPlan?.FundingLines ?? default;
        var amount = grants.Where(g => lines.Any(l => l.Id == g.Line && PlanReference.Current.SchemeOf(l.Scheme).DeMinimis)).Total(g => g.Amount);
        if (amount <= Money.Zero) yield break;
        yield return new NeighbourEvent.OfUndertaking(UndertakingOf(c.State), new UndertakingEvent.DeMinimisGranted(c.State.Id, amount, c.Context.EffectiveOn));
    }

    private static Decision<ProjectEvent> SignAgreement(ProjectCommand.SignAgreement x, Case c)
    {
        var agreement = x.Agreement with { Instalments = [.. x.Agreement.Instalments.Select((i, n) => i with { Id = ItemId.After('i', n) })] };
        return c.State.Agreement == agreement ? Nothing : Enter(Stage.Contracted, new ProjectEvent.AgreementSigned(agreement), c);
    }

    // Money that has left cannot be given back to the envelope: what was paid stays committed.
    private static IEnumerable<NeighbourEvent> Release(Case c)
    {
        var paid = c.State.Paid;
        foreach (var reservation in c.State.Decision?.Reservations ?? default)
        {
            var spent = paid < reservation.Amount ? paid : reservation.Amount;
            paid -= spent;
            if (reservation.Amount > spent)
            {
                yield return new NeighbourEvent.OfEnvelope(reservation.Envelope, new EnvelopeEvent.Released(c.State.Id, reservation.Amount - spent));
            }
        }
        if (c.State.Paid == Money.Zero && c.Neighbours.Undertaking?.DeMinimis.Any(g => g.Project == c.State.Id) == true)
        {
            yield return new NeighbourEvent.OfUndertaking(UndertakingOf(c.State), new UndertakingEvent.DeMinimisWithdrawn(c.State.Id));
        }
    }
}
