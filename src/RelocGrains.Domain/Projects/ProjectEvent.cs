using NodaTime;
using RelocGrains.Domain.Json;

namespace RelocGrains.Domain.Projects;

/// <summary>A fact about one project. Stored for ever: add, never change. Who, when and why it is known stand in the envelope.</summary>
public abstract record ProjectEvent
{
    private ProjectEvent() { }

    /// <summary>A case was opened.</summary>
    [EventName("project.detected.v1", Changes = "stage,company,department,announced_jobs,announced_investment_cents")]
    public sealed record Detected(
        ProjectId Id,
        Company Company,
        DepartmentCode Department,
        string Commune,
        DetectionSource Source,
        int AnnouncedJobs,
        Money AnnouncedInvestment,
        ProjectId? LinkedTo,
        TextRef? Contact) : ProjectEvent;

    /// <summary>Somebody follows the case from now on.</summary>
    [EventName("project.assigned.v1", Changes = "owner")]
    public sealed record Assigned(Owner Owner) : ProjectEvent;

    /// <summary>A partner noted its own number.</summary>
    [EventName("project.partner_number_noted.v1", Changes = "partner_numbers")]
    public sealed record PartnerNumberNoted(PartnerNumber Number) : ProjectEvent;

    /// <summary>The agency found the case worth pursuing.</summary>
    [EventName("project.qualified.v1", Changes = "stage,qualification")]
    public sealed record Qualified(Qualification Qualification) : ProjectEvent;

    /// <summary>The company's needs were stated.</summary>
    [EventName("project.needs_stated.v1", Changes = "needs")]
    public sealed record NeedsStated(Items<Need> Needs) : ProjectEvent;

    /// <summary>A need was sent to a partner.</summary>
    [EventName("project.referral_sent.v1", Changes = "referrals")]
    public sealed record ReferralSent(ItemId Id, PartnerId To, Need Need, LocalDate DueOn, TextRef? Message) : ProjectEvent;

    /// <summary>The partner took the referral.</summary>
    [EventName("project.referral_accepted.v1", Changes = "referrals")]
    public sealed record ReferralAccepted(ItemId Id) : ProjectEvent;

    /// <summary>The partner did not take the referral.</summary>
    [EventName("project.referral_declined.v1", Changes = "referrals")]
    public sealed record ReferralDeclined(ItemId Id, TextRef Reason) : ProjectEvent;

    /// <summary>A named person took over a referral that was overdue.</summary>
    [EventName("project.referral_escalated.v1", Changes = "referrals")]
    public sealed record ReferralEscalated(ItemId Id, PersonId To) : ProjectEvent;

    /// <summary>Needs are stated and sent.</summary>
    [EventName("project.oriented.v1", Changes = "stage")]
    public sealed record Oriented : ProjectEvent;

    /// <summary>A financing plan was handed in.</summary>
    [EventName("project.financing_plan_submitted.v1", Changes = "financing_plan")]
    public sealed record FinancingPlanSubmitted(FinancingPlan Plan) : ProjectEvent;

    /// <summary>The job plan was set.</summary>
    [EventName("project.job_plan_set.v1", Changes = "job_plan")]
    public sealed record JobPlanSet(Items<PlannedJobs> Lines) : ProjectEvent;

    /// <summary>The site is known, or looked for.</summary>
    [EventName("project.site_recorded.v1", Changes = "site")]
    public sealed record SiteRecorded(Site Site) : ProjectEvent;

    /// <summary>Partners answered and plans stand.</summary>
    [EventName("project.structured.v1", Changes = "stage")]
    public sealed record Structured(bool WorksNotStarted) : ProjectEvent;

    /// <summary>A document of the checklist is there.</summary>
    [EventName("project.document_filed.v1", Changes = "documents")]
    public sealed record DocumentFiled(DocumentCode Document, Evidence Evidence) : ProjectEvent;

    /// <summary>A partner was asked for its opinion.</summary>
    [EventName("project.opinion_requested.v1", Changes = "opinions")]
    public sealed record OpinionRequested(ItemId Id, PartnerId From, LocalDate DueOn) : ProjectEvent;

    /// <summary>The partner gave it.</summary>
    [EventName("project.opinion_given.v1", Changes = "opinions")]
    public sealed record OpinionGiven(ItemId Id, View View, TextRef? Text) : ProjectEvent;

    /// <summary>The planned aid was checked against the rules.</summary>
    [EventName("project.aid_checked.v1", Changes = "aid_check")]
    public sealed record AidChecked(AidCheck Check) : ProjectEvent;

    /// <summary>The file is complete and the aid allowed.</summary>
    [EventName("project.examined.v1", Changes = "stage")]
    public sealed record Examined(TextRef? Report) : ProjectEvent;

    /// <summary>The committee said what it thinks.</summary>
    [EventName("project.committee_opinion_recorded.v1", Changes = "committee_opinion")]
    public sealed record CommitteeOpinionRecorded(CommitteeOpinion Opinion) : ProjectEvent;

    /// <summary>The elected authority decided; the money is reserved.</summary>
    [EventName("project.aid_decided.v1", Changes = "stage,decision")]
    public sealed record AidDecided(DecisionOnAid Decision) : ProjectEvent;

    /// <summary>Company and Région signed.</summary>
    [EventName("project.agreement_signed.v1", Changes = "stage,agreement")]
    public sealed record AgreementSigned(Agreement Agreement) : ProjectEvent;

    /// <summary>Works began on the effective day.</summary>
    [EventName("project.works_started.v1", Changes = "stage,works_started_on")]
    public sealed record WorksStarted(Evidence Evidence) : ProjectEvent;

    /// <summary>The site opened on the effective day.</summary>
    [EventName("project.site_opened.v1", Changes = "site_opened_on")]
    public sealed record SiteOpened(Evidence Evidence) : ProjectEvent;

    /// <summary>The company stated its headcount.</summary>
    [EventName("project.jobs_stated.v1", Changes = "job_statements")]
    public sealed record JobsStated(ItemId Id, LocalDate StatedOn, int Headcount, Evidence Evidence) : ProjectEvent;

    /// <summary>Jobs were verified for the first time.</summary>
    /// <param name="Shortfall">Committed jobs less created ones; negative when more were created.</param>
    [EventName("project.jobs_verified.v1", Changes = "stage,job_statements")]
    public sealed record JobsVerified(ItemId Statement, int Headcount, int JobsCreated, int Shortfall, Evidence Evidence) : ProjectEvent;

    /// <summary>A later control found how many of them were kept.</summary>
    [EventName("project.jobs_maintained.v1", Changes = "job_statements")]
    public sealed record JobsMaintained(ItemId Statement, int Headcount, int JobsMaintainedCount, Evidence Evidence) : ProjectEvent;

    /// <summary>An instalment was asked for.</summary>
    [EventName("project.payment_requested.v1", Changes = "payments")]
    public sealed record PaymentRequested(ItemId Id, ItemId Instalment, Money Amount, Evidence Evidence) : ProjectEvent;

    /// <summary>A person approved the payment; the second approval pays it.</summary>
    [EventName("project.payment_approved.v1", Changes = "payments")]
    public sealed record PaymentApproved(ItemId Id, bool Paid) : ProjectEvent;

    /// <summary>Undue money was asked back.</summary>
    [EventName("project.recovery_ordered.v1", Changes = "recovery")]
    public sealed record RecoveryOrdered(Money Amount, string Arithmetic) : ProjectEvent;

    /// <summary>Money came back.</summary>
    [EventName("project.recovery_received.v1", Changes = "recovery")]
    public sealed record RecoveryReceived(Money Amount, Evidence Evidence) : ProjectEvent;

    /// <summary>Maintenance is over and the account settled.</summary>
    [EventName("project.closed.v1", Changes = "stage,outcome")]
    public sealed record Closed : ProjectEvent;

    /// <summary>The case went back to an earlier stage.</summary>
    [EventName("project.returned.v1", Changes = "stage,decision")]
    public sealed record Returned(Stage From, Stage To, TextRef Reason) : ProjectEvent;

    /// <summary>The case was taken up again after it had ended.</summary>
    [EventName("project.reopened.v1", Changes = "stage,outcome")]
    public sealed record Reopened(Outcome After, Stage To, TextRef Reason) : ProjectEvent;

    /// <summary>Something else was true from the effective day on.</summary>
    [EventName("project.corrected.v1", Changes = "corrected_fact")]
    public sealed record Corrected(Correction Correction, TextRef Reason) : ProjectEvent;

    /// <summary>The clock stands.</summary>
    [EventName("project.held.v1", Changes = "status")]
    public sealed record Held(Status Status, TextRef Reason) : ProjectEvent;

    /// <summary>The clock runs again.</summary>
    [EventName("project.resumed.v1", Changes = "status,referrals,opinions")]
    public sealed record Resumed : ProjectEvent;

    /// <summary>The case ended without being completed.</summary>
    [EventName("project.exited.v1", Changes = "outcome,decision")]
    public sealed record Exited(Outcome Outcome, string? LostTo, ProjectId? Survivor, TextRef Reason) : ProjectEvent;

    /// <summary>Somebody asked to pass over a guard.</summary>
    [EventName("project.override_requested.v1", Changes = "overrides")]
    public sealed record OverrideRequested(Guard Guard, TextRef Reason) : ProjectEvent;

    /// <summary>A second person approved it.</summary>
    [EventName("project.override_approved.v1", Changes = "overrides")]
    public sealed record OverrideApproved(Guard Guard) : ProjectEvent;
}
