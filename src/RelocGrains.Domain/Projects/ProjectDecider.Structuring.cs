using RelocGrains.Domain.Calendar;
using RelocGrains.Domain.Reference;

namespace RelocGrains.Domain.Projects;

/// <summary>Plans, documents, opinions, examination.</summary>
public static partial class ProjectDecider
{
    private static Decision<ProjectEvent> SubmitFinancingPlan(ProjectCommand.SubmitFinancingPlan x, Case c)
    {
        var plan = Numbered(x.Plan.On(c.State.FinancingPlan));
        if (c.State.FinancingPlan == plan) return Nothing;
        if (!c.LiveBetween(Stage.Qualified, Stage.Structured)) return WrongStage(c);
        var fact = new ProjectEvent.FinancingPlanSubmitted(plan);
        var unmet = c.State.Stage is Stage.Structured ? PlanNotGoodEnough(fact, c) : default;
        return unmet.IsEmpty ? Accept(fact) : Refuse(unmet);
    }

    private static FinancingPlan Numbered(FinancingPlan plan) =>
        plan with { FundingLines = [.. plan.FundingLines.Select((line, i) => line with { Id = ItemId.After('l', i) })] };

    // Once structured, a plan that would not have let the case in may not take the place of the one that did.
    private static Items<UnmetGuard> PlanNotGoodEnough(ProjectEvent.FinancingPlanSubmitted fact, Case c) =>
        Unmet(Stage.Structured, fact, c)
            .Where(unmet => unmet.Guard is Guard.FinancingPlanSubmitted or Guard.FinancingPlanBalances or Guard.OwnContribution).ToItems();

    private static Decision<ProjectEvent> SetJobPlan(ProjectCommand.SetJobPlan x, Case c)
    {
        if (c.State.JobPlan == x.Lines) return Nothing;
        return c.LiveBetween(Stage.Qualified, Stage.Examined) ? Accept(new ProjectEvent.JobPlanSet(x.Lines)) : WrongStage(c);
    }

    private static Decision<ProjectEvent> RecordSite(ProjectCommand.RecordSite x, Case c)
    {
        var site = x.Site.On(c.State.Site);
        if (site is not null && c.State.Site == site) return Nothing;
        if (!c.LiveBetween(Stage.Qualified, Stage.Executing)) return WrongStage(c);
        return site is null ? Refuse(Guards.SiteParts(x.Site)) : Accept(new ProjectEvent.SiteRecorded(site));
    }

    private static Decision<ProjectEvent> Structure(ProjectCommand.Structure x, Case c) =>
        c.State.Stage is Stage.Structured && c.State.IsLive && x.WorksNotStarted
            ? Nothing
            : Enter(Stage.Structured, new ProjectEvent.Structured(x.WorksNotStarted), c);

    private static Decision<ProjectEvent> FileDocument(ProjectCommand.FileDocument x, Case c)
    {
        if (c.State.Documents.Any(d => d.Document == x.Document && d.Evidence == x.Evidence)) return Nothing;
        return c.LiveBetween(Stage.Qualified, Stage.Decided) ? Accept(new ProjectEvent.DocumentFiled(x.Document, x.Evidence)) : WrongStage(c);
    }

    private static Decision<ProjectEvent> RequestOpinion(ProjectCommand.RequestOpinion x, Case c)
    {
        if (c.State.Opinions.Any(o => o.From == x.From && o.View is null)) return Nothing;
        if (!c.LiveBetween(Stage.Qualified, Stage.Examined)) return WrongStage(c);
        var due = x.DueOn ?? WorkingDays.Add(c.Context.EffectiveOn, PlanReference.Current.OpinionWorkingDays.On(c.Context.EffectiveOn));
        return Accept(new ProjectEvent.OpinionRequested(ItemId.After('o', c.State.Opinions.Count), x.From, due));
    }

    private static Decision<ProjectEvent> GiveOpinion(ProjectCommand.GiveOpinion x, Case c)
    {
        var opinion = c.State.Opinions.FirstOrDefault(o => o.Id == x.Opinion);
        if (opinion is null) return NoSuch(x.Opinion);
        if (opinion.From != c.Context.By.Partner) return OtherPartner(opinion.From);
        if (opinion.View == x.View) return Nothing;
        if (!c.State.IsLive) return WrongStage(c);
        return opinion.View is null ? Accept(new ProjectEvent.OpinionGiven(x.Opinion, x.View, x.Text)) : NotOpen(x.Opinion, opinion.View.ToString()!);
    }

    private static Decision<ProjectEvent> CheckAid(Case c)
    {
        var check = AidRules.Check(c.State, c.Context.EffectiveOn, c.Neighbours.Undertaking);
        if (c.State.AidCheck == check) return Nothing;
        return c.LiveBetween(Stage.Qualified, Stage.Examined) ? Accept(new ProjectEvent.AidChecked(check)) : WrongStage(c);
    }

    private static Decision<ProjectEvent> Examine(ProjectCommand.Examine x, Case c) =>
        c.State.Stage is Stage.Examined && c.State.IsLive && c.State.ExaminedBy == c.By ? Nothing : Enter(Stage.Examined, new ProjectEvent.Examined(x.Report), c);
}
