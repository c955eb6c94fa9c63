using RelocGrains.Domain.Reference;

namespace RelocGrains.Domain.Tests.Properties;

/// <summary>Any command with any content that the edge lets through, whatever the case is in.</summary>
public static class Nonsense
{
    private static readonly Need[][] SomeNeeds = [[Need.Financing], [Need.Land, Need.Hiring], []];

    private static readonly CompanySize[] Sizes = [CompanySize.Small, CompanySize.Medium, CompanySize.Large];

    private static readonly Func<Dice, ProjectCommand>[] Commands =
    [
        d => Cases.Detect(Cases.Company(1 + d.Roll(2)), Department(d), d.Percent(50) ? Case(d) : null, d.Roll(100)) with { PartnerNumber = d.Percent(30) ? Number(d) : null },
        d => new ProjectCommand.Assign(new Owner(d.Pick(People.All).Person, Partner(d))),
        d => new ProjectCommand.NotePartnerNumber(Number(d)),
        d => new ProjectCommand.Qualify(Cases.Qualification(d.Percent(20), d.Percent(20))),
        d => new ProjectCommand.StateNeeds([.. d.Pick(SomeNeeds)]),
        d => new ProjectCommand.SendReferral(Partner(d), d.Pick<Need>(), null, null),
        d => new ProjectCommand.AcceptReferral(Item('r', d)),
        d => new ProjectCommand.DeclineReferral(Item('r', d), Cases.Text()),
        d => new ProjectCommand.EscalateReferral(Item('r', d), d.Pick(People.All).Person),
        _ => new ProjectCommand.Orient(),
        d => new ProjectCommand.SubmitFinancingPlan(d.Percent(50) ? Plan(d) : PartsOf(Plan(d), d)),
        d => new ProjectCommand.SetJobPlan(d.Percent(80) ? Cases.JobPlan : default),
        d => new ProjectCommand.RecordSite(new SiteChange(
            d.Percent(70) ? d.Pick<SiteState>() : null, d.Percent(70) ? "Lyon" : null, d.Percent(70) ? new SiteArea(d.Percent(50) ? d.Roll(9_000) : null) : null)),
        d => new ProjectCommand.Structure(d.Percent(80)),
        d => new ProjectCommand.FileDocument(new DocumentCode(d.Pick(PlanReference.Current.Checklist).Code), Proof(d)),
        d => new ProjectCommand.RequestOpinion(Partner(d), null),
        d => new ProjectCommand.GiveOpinion(Item('o', d), d.Pick<View>(), null),
        _ => new ProjectCommand.CheckAid(),
        d => new ProjectCommand.Examine(d.Percent(50) ? Cases.Text() : null),
        d => new ProjectCommand.RecordCommitteeOpinion(Cases.Committee(d.Percent(80), d.Percent(20) ? [People.Elected.Person] : [])),
        d => Cases.Decide(Cases.Grant("l1", d.Roll(500_000)), new Grant(Item('l', d), Money.Euros(d.Roll(300_000)))),
        d => new ProjectCommand.SignAgreement(Cases.Agreement() with { CommittedJobs = d.Roll(80), MaintenanceYears = d.Roll(6) }),
        d => new ProjectCommand.StartWorks(Proof(d)),
        d => new ProjectCommand.OpenSite(Proof(d)),
        d => new ProjectCommand.StateJobs(Journey.ExecutingOn.PlusMonths(d.Roll(60)), d.Roll(120), Proof(d)),
        d => new ProjectCommand.VerifyJobs(Item('s', d), d.Roll(120), Proof(d)),
        d => new ProjectCommand.RequestPayment(Item('i', d), Proof(d)),
        d => new ProjectCommand.ApprovePayment(Item('p', d)),
        _ => new ProjectCommand.OrderRecovery(),
        d => new ProjectCommand.RecordRecovery(Money.Euros(1 + d.Roll(200_000)), Proof(d)),
        _ => new ProjectCommand.Close(),
        d => new ProjectCommand.Return(d.Pick<Stage>(), Cases.Text()),
        _ => new ProjectCommand.Reopen(Cases.Text()),
        d => new ProjectCommand.Correct(Correction(d), Cases.Text()),
        d => new ProjectCommand.Hold(d.Pick<Status>(), Cases.Text()),
        _ => new ProjectCommand.Resume(),
        d => Exit(d),
        d => new ProjectCommand.RequestOverride(d.Pick<Guard>(), Cases.Text()),
        d => new ProjectCommand.ApproveOverride(d.Pick<Guard>()),
    ];

    /// <summary>How many kinds of command there are here: all.</summary>
    public static int Kinds => Commands.Length;

    /// <summary>One of each kind.</summary>
    public static IEnumerable<ProjectCommand> OneOfEach(Dice dice) => Commands.Select(make => make(dice));

    public static ProjectCommand Any(Dice dice) => dice.Pick(Commands)(dice);

    /// <summary>What comes between a case and its end in daily life: corrections, a step back, a guard passed over, now and then an outcome.</summary>
    public static ProjectCommand Interruption(Dice dice, ProjectState state) => dice.Roll(12) switch
    {
        0 => Exit(dice),
        1 => new ProjectCommand.Return((Stage)Math.Max(1, (int)state.Stage - dice.Roll(4)), Cases.Text()),
        2 or 3 when state.Overrides.FirstOrDefault(o => o.ApprovedBy is null) is { } asked => new ProjectCommand.ApproveOverride(asked.Guard),
        2 or 3 => new ProjectCommand.RequestOverride(dice.Pick(Enum.GetValues<Guard>().Where(Guards.MayOverride).ToList()), Cases.Text()),
        4 => new ProjectCommand.Hold(dice.Pick<Status>(), Cases.Text()),
        _ => new ProjectCommand.Correct(Correction(dice), Cases.Text()),
    };

    /// <summary>An end other than completed, with what belongs to it.</summary>
    public static ProjectCommand.Exit Exit(Dice dice)
    {
        var outcome = dice.Pick(Enum.GetValues<Outcome>().Where(o => o > Outcome.Completed).ToList());
        return new(outcome, outcome is Outcome.Lost ? "Piémont" : null, outcome is Outcome.Merged ? Case(dice) : null, Cases.Text());
    }

    public static FinancingPlan Plan(Dice dice) => dice.Roll(7) switch
    {
        5 or 6 => MostOfAnEnvelope(25_000_000 + dice.Roll(60_000_000)),
        0 => Cases.Plan(Cases.Line(Cases.Fund, dice.Roll(700_000))),
        1 => Cases.Plan(Cases.Line(Cases.Pack, dice.Roll(700_000)), Cases.Line(Cases.Loan, 100_000)),
        2 => Cases.Plan(Cases.Line(Cases.Pack, 300_000), Cases.Line(Cases.Fund, 100_000), Cases.Line(Cases.Minimis, dice.Roll(250_000))),
        3 => Cases.Plan() with { OwnContribution = Money.Euros(dice.Roll(2_000_000)) },
        _ => Cases.Plan(),
    };

    private static FinancingPlanChange PartsOf(FinancingPlan plan, Dice dice) => new(
        dice.Percent(40) ? plan.Uses : null,
        dice.Percent(40) ? plan.OwnContribution : null,
        dice.Percent(40) ? plan.PrivateLoans : null,
        dice.Percent(40) ? plan.FundingLines : null);

    // The fund has 70 million a year: one of these may be too much, and two are likely to be.
    private static FinancingPlan MostOfAnEnvelope(long euros) => new(
        [new Use(UseKind.Building, Money.Euros(6 * euros))], Money.Euros(5 * euros), Money.Zero, [Cases.Line(Cases.Fund, euros, euros)]);

    private static Correction Correction(Dice dice) => dice.Roll(7) switch
    {
        0 => new Correction.AnnouncedJobs(dice.Roll(200)),
        1 => new Correction.AnnouncedInvestment(Money.Euros(dice.Roll(5_000_000))),
        2 => new Correction.CommittedJobs(dice.Roll(80)),
        3 => new Correction.Place(Department(dice), "Grenoble"),
        4 => new Correction.Filiere(new FiliereCode("bois")),
        5 => new Correction.CompanySize(dice.Pick(Sizes)),
        _ => new Correction.CompanyName("Nouveau nom"),
    };

    private static PartnerNumber Number(Dice dice) => new(Partner(dice), "DOS-" + dice.Roll(3));

    private static DepartmentCode Department(Dice dice) => dice.Percent(70) ? Cases.Rhone : Cases.Isere;

    private static ProjectId Case(Dice dice) => dice.Percent(50) ? Cases.Id : Cases.Other;

    private static PartnerId Partner(Dice dice) => new(dice.Pick(PlanReference.Current.Partners).Id);

    private static ItemId Item(char kind, Dice dice) => ItemId.After(kind, dice.Roll(4));

    private static Evidence Proof(Dice dice) => Cases.Proof("preuve-" + dice.Roll(6));
}
