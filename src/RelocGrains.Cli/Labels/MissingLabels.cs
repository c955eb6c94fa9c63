using System.Globalization;
using RelocGrains.V1;

namespace RelocGrains.Cli.Labels;

/// <summary>What an unmet guard misses, in French, from its kind and code. A code newer than this program is shown as it is.</summary>
internal static class MissingLabels
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["agreement"] = "la convention signée",
        ["aid_check"] = "le contrôle des aides",
        ["committee_opinion"] = "l'avis du comité",
        ["committee_opinion.conflicts_declared"] = "la déclaration des conflits d'intérêts",
        ["decision"] = "la délibération",
        ["financing_plan"] = "le plan de financement",
        ["job_plan"] = "le plan d'emplois",
        ["job_statement"] = "une déclaration d'emplois",
        ["jobs_created"] = "le constat des emplois",
        ["leasing_only"] = "autre chose que de la location",
        ["move_inside_region"] = "autre chose qu'un déménagement",
        ["needs"] = "les besoins",
        ["qualification"] = "la qualification",
        ["referrals"] = "une mise en relation",
        ["site"] = "le foncier",
        ["site_opened_on"] = "le jour d'ouverture du site",
        ["status"] = "la reprise du dossier",
        ["verification"] = "la vérification",
        ["works_not_started"] = "la déclaration que les travaux n'ont pas commencé",
        ["works_started_on"] = "le jour du début des travaux",
    };

    public static string Of(UnmetGuard unmet) => unmet.Kind switch
    {
        MissingKind.Person when Rest(unmet.Missing, "not:") is { } person => "une autre personne que " + person,
        MissingKind.Partner when unmet.Missing == "referrals" => "l'accord d'un partenaire",
        MissingKind.Partner => "réponse du partenaire " + unmet.Missing,
        MissingKind.Document => Names.GetValueOrDefault(unmet.Missing, "pièce " + unmet.Missing),
        MissingKind.Date => Dated(unmet.Missing),
        MissingKind.Money => Amount(unmet.Missing),
        _ => Names.GetValueOrDefault(unmet.Missing, unmet.Missing),
    };

    private static string Dated(string code)
    {
        if (Names.TryGetValue(code, out var name)) return name;
        if (Day(code, "effective_on>=") is { } first) return "date d'effet à partir du " + first;
        return Day(code, "signed_on<") is { } last ? "signature avant le " + last : code;
    }

    private static string Amount(string code)
    {
        if (Euros(code, "resources-uses=") is { } gap) return $"écart entre ressources et dépenses : {gap}";
        if (Euros(code, "own_contribution_cents>=") is { } threshold) return $"apport propre d'au moins {threshold}";
        if (Euros(code, "instalments=") is { } granted) return $"des tranches de {granted} en tout";
        if (Euros(code, "to_pay=") is { } due) return $"{due} à verser";
        if (Euros(code, "to_recover=") is { } undue) return $"{undue} à recouvrer";
        return Names.GetValueOrDefault(code, code);
    }

    private static string? Euros(string code, string before) =>
        Rest(code, before) is { } text && long.TryParse(text, CultureInfo.InvariantCulture, out var cents) ? Numbers.Euros(cents) : null;

    private static string? Day(string code, string before) =>
        Rest(code, before) is { } text && Days.TryParse(text, out var day) ? Days.ToFrench(day) : null;

    private static string? Rest(string code, string before) =>
        code.StartsWith(before, StringComparison.Ordinal) ? code[before.Length..] : null;
}
