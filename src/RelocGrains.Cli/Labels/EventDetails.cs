using RelocGrains.V1;

namespace RelocGrains.Cli.Labels;

/// <summary>What a recorded fact says, in a few words.</summary>
internal static class EventDetails
{
    private static readonly Dictionary<string, Func<EventBody, string?[]>> Parts = new(StringComparer.Ordinal)
    {
        ["detected"] = b => [b.Text("company.name"), b.Jobs("announcedJobs"), b.Euros("announcedInvestment")],
        ["assigned"] = b => [b.Text("owner.person"), b.Text("owner.partner")],
        ["partner_number_noted"] = b => [b.Text("number.partner"), b.Text("number.number")],
        ["qualified"] = b =>
        [
            b.Word<ProjectKind>("qualification.kind", FactLabels.Of),
            b.Text("qualification.filiere"),
            b.Typed("qualification.assessment.comment"),
        ],
        ["needs_stated"] = b => [b.Words<Need>("needs", FactLabels.Of)],
        ["referral_sent"] = b => [b.Text("id"), b.Text("to"), b.Word<Need>("need", FactLabels.Of), For(b.Day("dueOn")), b.Typed("message")],
        ["referral_accepted"] = b => [b.Text("id")],
        ["referral_declined"] = b => [b.Text("id"), b.Typed("reason")],
        ["referral_escalated"] = b => [b.Text("id"), b.Text("to")],
        ["financing_plan_submitted"] = b => [Euros(b.Sum("plan.uses", "amount"))],
        ["job_plan_set"] = b => [Jobs(b.Sum("lines", "jobs"))],
        ["site_recorded"] = b => [b.Word<SiteState>("site.state", FactLabels.Of), b.Text("site.commune")],
        ["structured"] = b => [WorksNotStarted(b)],
        ["document_filed"] = b => [b.Text("document"), b.Text("evidence")],
        ["opinion_requested"] = b => [b.Text("id"), b.Text("from"), For(b.Day("dueOn"))],
        ["opinion_given"] = b => [b.Text("id"), b.Word<View>("view", FactLabels.Of), b.Typed("text")],
        ["examined"] = b => [b.Typed("report")],
        ["committee_opinion_recorded"] = b => [b.Word<View>("opinion.view", FactLabels.Of), b.Day("opinion.sessionOn")],
        ["aid_decided"] = b => [b.Text("decision.deliberationNumber"), Euros(b.Sum("decision.grants", "amount"))],
        ["agreement_signed"] = b => [b.Jobs("agreement.committedJobs"), For(b.Day("agreement.jobsDueOn"))],
        ["works_started"] = b => [b.Text("evidence")],
        ["site_opened"] = b => [b.Text("evidence")],
        ["jobs_stated"] = b => [b.Text("id"), b.People("headcount"), b.Day("statedOn"), b.Text("evidence")],
        ["jobs_verified"] = b => [b.Text("statement"), b.Jobs("jobsCreated"), b.Text("evidence")],
        ["jobs_maintained"] = b => [b.Text("statement"), b.Jobs("jobsMaintainedCount"), b.Text("evidence")],
        ["payment_requested"] = b => [b.Text("id"), b.Euros("amount"), b.Text("evidence")],
        ["payment_approved"] = b => [b.Text("id"), Paid(b)],
        ["recovery_ordered"] = b => [b.Euros("amount"), b.Text("arithmetic")],
        ["recovery_received"] = b => [b.Euros("amount"), b.Text("evidence")],
        ["returned"] = b => [b.Word<Stage>("to", StageLabels.Of), b.Typed("reason")],
        ["reopened"] = b => [b.Word<Stage>("to", StageLabels.Of), b.Typed("reason")],
        ["corrected"] = b => [.. Correction(b), b.Typed("reason")],
        ["held"] = b => [b.Word<Status>("status", StageLabels.Of), b.Typed("reason")],
        ["exited"] = b => [b.Word<Outcome>("outcome", StageLabels.Of), b.Text("lostTo"), b.Text("survivor"), b.Typed("reason")],
        ["override_requested"] = b => [b.Word<Guard>("guard", GuardLabels.Of), b.Typed("reason")],
        ["override_approved"] = b => [b.Word<Guard>("guard", GuardLabels.Of)],
    };

    /// <summary>The details in one line; empty where there are none to tell.</summary>
    public static string Of(HistoryEntry entry) =>
        entry.Type.Split('.') is [_, var name, _] && Parts.TryGetValue(name, out var parts)
            ? string.Join(", ", parts(EventBody.Of(entry)).Where(part => !string.IsNullOrEmpty(part)))
            : "";

    private static string?[] Correction(EventBody b) =>
        b.Text("correction.case") switch
        {
            "AnnouncedJobs" => [Announced(b.Jobs("correction.jobs"))],
            "AnnouncedInvestment" => [Announced(b.Euros("correction.amount"))],
            "CommittedJobs" => [b.Jobs("correction.jobs") + Say(" à créer", " to create")],
            "Place" => [b.Text("correction.commune"), b.Text("correction.department")],
            "Filiere" => [Say("filière ", "sector ") + b.Text("correction.code")],
            "CompanyName" => [b.Text("correction.name")],
            "CompanySize" => [b.Word<CompanySize>("correction.size", FactLabels.Of)],
            _ => [],
        };

    private static string Announced(string? amount) => amount + Say(" annoncés", " announced");

    private static string? WorksNotStarted(EventBody b) => b.Either(
        "worksNotStarted",
        Say("travaux non commencés", "works not started"),
        Say("sans déclaration sur les travaux", "without a declaration on the works"));

    private static string? Paid(EventBody b) =>
        b.Either("paid", Say("versé", "paid"), Say("deuxième approbation attendue", "second approval awaited"));

    private static string? For(string? day) => day is null ? null : Say("pour le ", "due on ") + day;

    private static string? Euros(long? cents) => cents is { } known ? Numbers.Euros(known) : null;

    private static string? Jobs(long? jobs) => jobs is { } known ? Numbers.Jobs(known) : null;
}
