using NodaTime;
using RelocGrains.Domain;
using RelocGrains.Domain.Projects;

namespace RelocGrains.Server.Demo;

/// <summary>Holds, returns, reopenings, corrections, overrides and endings.</summary>
internal sealed partial class CaseStory
{
    private void Override(LocalDate day, params Guard[] guards)
    {
        foreach (var guard in guards)
        {
            diary.On(day, owner, text => new ProjectCommand.RequestOverride(guard, text("reason", "Pièce attendue sous quinzaine, calendrier de la commission contraint.")));
            diary.On(day, DemoPeople.Other(DemoPeople.Region, owner, c.Dice("override")), new ProjectCommand.ApproveOverride(guard));
        }
    }

    private void PauseByWithdrawal()
    {
        var oriented = life.Oriented!.Value;
        diary.On(Detours.PausedOn(oriented), agent, text => new ProjectCommand.Exit(Outcome.Withdrawn, null, null, text("reason", "L'entreprise suspend son projet d'investissement.")));
        diary.On(Detours.TakenUpOn(oriented), service, text => new ProjectCommand.Reopen(text("reason", "Nouvelle commande d'un donneur d'ordres : le projet reprend.")));
    }

    private void PauseForCompany()
    {
        var oriented = life.Oriented!.Value;
        diary.On(Detours.PausedOn(oriented), owner, text => new ProjectCommand.Hold(Status.WaitingForCompany, text("reason", "Comptes du dernier exercice attendus.")));
        diary.On(Detours.TakenUpOn(oriented), owner, new ProjectCommand.Resume());
    }

    private void ReturnAfterExamination(LocalDate examined)
    {
        var again = Detours.AgainOn(examined);
        var to = c.Twist is Twist.ReturnToOriented ? Stage.Oriented : Stage.Structured;
        diary.On(Detours.ReturnOn(examined), service, text => new ProjectCommand.Return(to, text("reason", "Le plan de financement a changé, dossier à reprendre.")));
        if (to is Stage.Oriented) diary.On(again, agent, new ProjectCommand.Structure(WorksNotStarted: true));
        CheckAndExamine(again);
    }

    private void ReturnTheDecision(LocalDate decided, Actor authority)
    {
        diary.On(Detours.DecisionReturnedOn(decided), service, text => new ProjectCommand.Return(Stage.Examined, text("reason", "Erreur matérielle dans la délibération.")));
        DecideOn(Detours.DecidedAgainOn(decided), authority, withCondition: false);
    }

    private void Correct()
    {
        (LocalDate? Since, LocalDate? TrueOn, Correction? Correction) correction = c.Twist switch
        {
            Twist.CorrectedJobs => (life.Qualified, life.Detected, new Correction.AnnouncedJobs(c.Amounts.AnnouncedJobs)),
            Twist.CorrectedInvestment => (life.Qualified, life.Detected, new Correction.AnnouncedInvestment(Thousands(c.Amounts.Announced))),
            Twist.CorrectedPlace => (life.Qualified, life.Detected, new Correction.Place(new DepartmentCode(c.Department), c.Company.Commune)),
            Twist.CorrectedFiliere => (life.Qualified, life.Qualified, new Correction.Filiere(c.Company.Filiere)),
            Twist.CorrectedName => (life.Qualified, life.Detected, new Correction.CompanyName(c.Company.Company.Name)),
            Twist.CorrectedCommitment => (life.Contracted, life.Contracted, new Correction.CommittedJobs(c.Amounts.CommittedJobs)),
            _ => default,
        };
        if (correction is not ({ } since, _, { } what)) return;
        diary.On(Detours.NoticedOn(since), service, text => new ProjectCommand.Correct(what, text("reason", "Erreur de saisie relevée lors d'un contrôle interne.")), correction.TrueOn);
    }

    private void Hold(LocalDate day)
    {
        var status = c.Twist is Twist.HeldNow ? Status.OnHold : Status.WaitingForCompany;
        var reason = status is Status.OnHold ? "Projet mis en pause à la demande du groupe." : "Pièces demandées à l'entreprise, sans réponse à ce jour.";
        diary.AtLast(day, owner, text => new ProjectCommand.Hold(status, text("reason", reason)));
    }

    private void Leave(LocalDate day)
    {
        var place = c.Outcome is Outcome.Lost ? c.Dice("lost").Pick(["Wallonie (Belgique)", "Bade-Wurtemberg (Allemagne)", "Catalogne (Espagne)", "Grand Est", "Piémont (Italie)"]) : null;
        diary.AtLast(day, service, text => new ProjectCommand.Exit(c.Outcome, place, c.Outcome is Outcome.Merged ? twin : null, text("reason", ReasonOf(c.Outcome))));
    }

    private static string ReasonOf(Outcome outcome) => outcome switch
    {
        Outcome.Rejected => "Viabilité insuffisante au regard des critères du plan.",
        Outcome.OutOfScope => "Simple déménagement, sans production nouvelle.",
        Outcome.Withdrawn => "L'entreprise renonce à son projet.",
        Outcome.Lost => "Une offre foncière immédiate a été faite ailleurs.",
        Outcome.Merged => "Doublon d'un dossier déjà ouvert.",
        Outcome.Lapsed => "Convention non signée dans les douze mois.",
        _ => "Ouverture d'une liquidation judiciaire.",
    };
}
