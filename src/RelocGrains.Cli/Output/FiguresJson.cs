using System.Text.Json.Nodes;
using RelocGrains.V1;

namespace RelocGrains.Cli.Output;

/// <summary>The stable JSON of figures: a contract with scripts. Members may be added, never renamed.</summary>
internal static class FiguresJson
{
    private const int DerivedDecimals = 4;

    public static JsonObject Of(Report report)
    {
        var json = new JsonObject { ["asOf"] = Days.ToIso(report.AsOf), ["knownAt"] = Days.ToIso(report.KnownAt) };
        AddTotals(json, report.Totals);
        json["published"] = Published(report.Published);
        json["departments"] = new JsonArray([.. report.Departments.Select(Of)]);
        json["derived"] = Of(report.Derived ?? new DerivedFigures());
        json["revision"] = report.Revision;
        return json;
    }

    public static JsonObject Of(DepartmentFigures department)
    {
        var json = new JsonObject { ["department"] = department.Department, ["displayName"] = department.DisplayName };
        AddTotals(json, department.Totals);
        json["published"] = Published(department.Published);
        return json;
    }

    public static void AddTotals(JsonObject json, Totals? totals)
    {
        totals ??= new Totals();
        json["projects"] = totals.Projects;
        json["jobs"] = totals.Jobs;
        json["jobsAnnounced"] = totals.JobsAnnounced;
        json["jobsContracted"] = totals.JobsContracted;
        json["jobsVerified"] = totals.JobsVerified;
        json["jobsMaintained"] = totals.JobsMaintained;
        json["privateInvestmentEuros"] = WholeEuros(totals.PrivateInvestmentCents);
        json["publicFundingEuros"] = WholeEuros(totals.PublicFundingCents);
        json["privateInvestmentCents"] = totals.PrivateInvestmentCents;
        json["publicFundingCents"] = totals.PublicFundingCents;
    }

    public static JsonArray Of(IEnumerable<StageCount> stages) => [.. stages.Select(stage => PlainJson.Of(stage))];

    // By figure, the words as they were published: { "jobs": "près de 670" }.
    private static JsonObject Published(IEnumerable<PublishedFigure> figures)
    {
        var json = new JsonObject();
        foreach (var figure in figures) json[Name(figure.Figure)] = figure.Wording;
        return json;
    }

    private static string Name(string figure) => figure switch
    {
        "private_investment_cents" => "privateInvestmentEuros",
        "public_funding_cents" => "publicFundingEuros",
        _ => Totals.Descriptor.FindFieldByName(figure)?.JsonName ?? figure,
    };

    private static JsonObject Of(DerivedFigures derived) => new()
    {
        ["jobsTargetPercent"] = derived.HasJobsTargetPercent ? Rounded(derived.JobsTargetPercent) : null,
        ["timePercent"] = derived.HasTimePercent ? Rounded(derived.TimePercent) : null,
        ["publicEurosPerJob"] = derived.HasPublicCentsPerJob ? Rounded(derived.PublicCentsPerJob / 100) : null,
        ["privatePerPublic"] = derived.HasPrivatePerPublic ? Rounded(derived.PrivatePerPublic) : null,
        ["jobsPerMonth"] = derived.HasJobsPerMonth ? Rounded(derived.JobsPerMonth) : null,
        ["jobsPerMonthNeeded"] = derived.HasJobsPerMonthNeeded ? Rounded(derived.JobsPerMonthNeeded) : null,
    };

    private static double Rounded(double value) => Math.Round(value, DerivedDecimals, MidpointRounding.AwayFromZero);

    private static long WholeEuros(long cents) => (long)Math.Round(cents / 100m, MidpointRounding.AwayFromZero);
}
