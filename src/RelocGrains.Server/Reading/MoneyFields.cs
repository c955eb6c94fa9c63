using Google.Protobuf.WellKnownTypes;
using RelocGrains.Domain;
using RelocGrains.Domain.Projects;
using RelocGrains.Domain.Reference;

namespace RelocGrains.Server.Reading;

/// <summary>Reads financing plans, grants and agreements.</summary>
internal static class MoneyFields
{
    private const int MaxFunder = 100;
    private const int MaxLegalBasis = 300;
    private const int MaxMaintenanceYears = 20;

    /// <summary>A financing plan, or the parts of it that the mask names.</summary>
    public static FinancingPlanChange? FinancingPlan(this Fields fields, string path, V1.FinancingPlan? plan, FieldMask? updateMask)
    {
        var mask = Mask.Read(fields, updateMask, V1.FinancingPlan.Descriptor);
        return fields.Message(path, plan, wire => new FinancingPlanChange(
            mask.Names(V1.FinancingPlan.UsesFieldNumber) ? fields.List($"{path}.uses", wire.Uses, 1, fields.Use) : null,
            mask.Names(V1.FinancingPlan.OwnContributionCentsFieldNumber) ? fields.Money($"{path}.own_contribution_cents", wire.OwnContributionCents) : null,
            mask.Names(V1.FinancingPlan.PrivateLoansCentsFieldNumber) ? fields.Money($"{path}.private_loans_cents", wire.PrivateLoansCents) : null,
            mask.Names(V1.FinancingPlan.FundingLinesFieldNumber) ? fields.FundingLines($"{path}.funding_lines", wire.FundingLines) : null));
    }

    /// <summary>What is granted, each line once.</summary>
    public static Items<Grant> Grants(this Fields fields, string path, IReadOnlyList<V1.Grant> grants)
    {
        var read = fields.List(path, grants, 1, (each, grant) => new Grant(
            fields.Code<ItemId>($"{each}.line", grant.Line),
            fields.Money($"{each}.amount_cents", grant.AmountCents, aboveZero: true)));
        fields.Require(read.DistinctBy(grant => grant.Line).Count() == read.Count, path, "each funding line once");
        return read;
    }

    /// <summary>What was signed.</summary>
    public static Agreement? Agreement(this Fields fields, string path, V1.Agreement? agreement) => fields.Message(path, agreement, wire =>
    {
        var read = new Agreement(
            fields.PastDay($"{path}.signed_on", wire.SignedOn),
            fields.AnyDay($"{path}.eligible_from", wire.EligibleFrom),
            fields.Jobs($"{path}.baseline_headcount", wire.BaselineHeadcount),
            fields.Jobs($"{path}.committed_jobs", wire.CommittedJobs, least: 1),
            fields.AnyDay($"{path}.jobs_due_on", wire.JobsDueOn),
            fields.Number($"{path}.maintenance_years", wire.MaintenanceYears, 1, MaxMaintenanceYears),
            Numbered('i', fields.List($"{path}.instalments", wire.Instalments, 1, fields.Instalment), (part, id) => part with { Id = id }));
        fields.Require(read.JobsDueOn >= read.SignedOn, $"{path}.jobs_due_on", "on or after signed_on");
        return read;
    });

    private static Use Use(this Fields fields, string path, V1.Use use) => new(
        fields.Word<V1.UseKind, UseKind>($"{path}.kind", use.Kind),
        fields.Money($"{path}.amount_cents", use.AmountCents, aboveZero: true));

    private static Items<FundingLine> FundingLines(this Fields fields, string path, IReadOnlyList<V1.FundingLine> lines) =>
        Numbered('l', fields.List(path, lines, 0, fields.FundingLine), (line, id) => line with { Id = id });

    private static FundingLine FundingLine(this Fields fields, string path, V1.FundingLine line)
    {
        var known = PlanReference.Current.Schemes.FirstOrDefault(scheme => scheme.Code == line.Scheme);
        return new FundingLine(
            default,
            fields.Code<SchemeCode>($"{path}.scheme", line.Scheme),
            fields.LineOrNone($"{path}.funder", Said(line.Funder, known?.Funder), MaxFunder),
            fields.Money($"{path}.eligible_base_cents", line.EligibleBaseCents),
            fields.Money($"{path}.amount_cents", line.AmountCents, aboveZero: true),
            fields.LineOrNone($"{path}.legal_basis", Said(line.LegalBasis, known?.LegalBasis), MaxLegalBasis));
    }

    private static string Said(string text, string? otherwise) => text.Length == 0 ? otherwise ?? "" : text;

    private static Instalment Instalment(this Fields fields, string path, V1.Instalment instalment) => new(
        default,
        fields.Money($"{path}.amount_cents", instalment.AmountCents, aboveZero: true),
        fields.Word<V1.InstalmentTrigger, InstalmentTrigger>($"{path}.trigger", instalment.Trigger));

    // The case gives the ids; these are the ones it will give, so that a command has no empty code in it.
    private static Items<T> Numbered<T>(char kind, Items<T> items, Func<T, ItemId, T> number) =>
        items.Select((item, i) => number(item, ItemId.After(kind, i))).ToItems();
}
